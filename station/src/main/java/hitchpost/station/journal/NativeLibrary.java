package hitchpost.station.journal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.util.LibraryLoaderUtil;

/**
 * Keeps SQLite's native library unpacked between starts. The driver would otherwise unpack it into
 * the temporary directory at every start and compare it there byte by byte, which costs more than
 * all other work of opening a journal, wears out flash, and fails where programs may not be run
 * from the temporary directory.
 */
final class NativeLibrary {
  /**
   * System property: a directory that belongs to the installed program, like its jars, where the
   * library is unpacked once and then trusted.
   */
  static final String INSTALLED = "hitchpost.natives";

  private static final Logger LOG = LoggerFactory.getLogger(NativeLibrary.class);
  private static final String DRIVER_PATH = "org.sqlite.lib.path";
  private static final String DRIVER_NAME = "org.sqlite.lib.name";

  private NativeLibrary() {}

  /**
   * Makes the driver use the copy in the directory named by {@link #INSTALLED}, or else the one in
   * {@code storage}; it is written there if it is missing. Does nothing when the driver has been
   * told of a library already; where it fails, the driver's own way remains.
   */
  static void prepare(Path storage) {
    if (System.getProperty(DRIVER_PATH) != null) {
      return;
    }
    @Nullable String installed = System.getProperty(INSTALLED);
    Path directory = installed == null ? storage : Path.of(installed).toAbsolutePath();
    String name = LibraryLoaderUtil.getNativeLibName();
    try {
      if (installed == null || !Files.exists(directory.resolve(name))) {
        provide(directory, name);
      }
      System.setProperty(DRIVER_PATH, directory.toString());
      System.setProperty(DRIVER_NAME, name);
    } catch (IOException e) {
      LOG.debug("SQLite's library is not kept in {}: {}", directory, e.toString());
    }
  }

  /** The whole content is compared, because what lies there is going to be run. */
  private static void provide(Path directory, String name) throws IOException {
    Path file = directory.resolve(name);
    byte[] content = content(name);
    if (Files.isRegularFile(file) && Arrays.equals(Files.readAllBytes(file), content)) {
      return;
    }
    if (!Files.isDirectory(directory)) {
      Files.createDirectory(directory, StorageDirectory.ownerOnly(directory, "rwx------"));
    }
    Path fresh = Files.createTempFile(directory, "unpacked", null);
    Files.write(fresh, content);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static byte[] content(String name) throws IOException {
    String resource = LibraryLoaderUtil.getNativeLibResourcePath() + "/" + name;
    try (InputStream in = LibraryLoaderUtil.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IOException("the driver has no library for this machine");
      }
      return in.readAllBytes();
    }
  }
}
