package hitchpost.station.journal;

import hitchpost.station.journal.StorageFailure.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A storage directory that belongs to this journal alone, as long as it is not closed. */
final class StorageDirectory implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StorageDirectory.class);

  private static final String LOCK_FILE = "station.lock";

  /**
   * Directories held by this process. A second channel on the lock file must not even be opened:
   * closing it would drop the lock that the first one holds (a rule of POSIX record locks).
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path path;
  private final FileChannel lockChannel;

  private StorageDirectory(Path path, FileChannel lockChannel) {
    this.path = path;
    this.lockChannel = lockChannel;
  }

  /** Creates the directory when it is missing and takes hold of it. */
  static StorageDirectory acquire(Path directory) {
    try {
      Path path = create(directory);
      if (!HELD.add(path)) {
        throw inUse(path, "another station of this process");
      }
      @Nullable FileChannel channel = null;
      try {
        channel = lock(path);
        return new StorageDirectory(path, channel);
      } finally {
        if (channel == null) {
          HELD.remove(path);
        }
      }
    } catch (IOException e) {
      throw Failures.exception(directory, e);
    }
  }

  Path path() {
    return path;
  }

  Path database() {
    return path.resolve("station.db");
  }

  Path ballast() {
    return path.resolve("station.ballast");
  }

  Path library() {
    return path.resolve("lib");
  }

  /** Removes the journal and every file set aside; the rest of the directory is not touched. */
  void erase() {
    try (var files = Files.newDirectoryStream(path, "station.{db*,ballast}")) {
      for (Path file : files) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw Failures.exception(path, e);
    }
  }

  @Override
  public void close() {
    try {
      lockChannel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      HELD.remove(path);
    }
  }

  /** Attributes of a file that only its owner may read. */
  static FileAttribute<?>[] ownerOnly(Path near, String permissions) {
    return near.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  private static Path create(Path directory) throws IOException {
    Path absolute = directory.toAbsolutePath().normalize();
    if (!Files.isDirectory(absolute)) {
      if (absolute.getParent() != null) {
        Files.createDirectories(absolute.getParent());
      }
      Files.createDirectory(absolute, ownerOnly(absolute, "rwx------"));
    }
    return absolute.toRealPath();
  }

  private static FileChannel lock(Path path) throws IOException {
    var options =
        EnumSet.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    var channel = FileChannel.open(path.resolve(LOCK_FILE), options, ownerOnly(path, "rw-------"));
    boolean locked = false;
    try {
      @Nullable FileLock lock = channel.tryLock();
      if (lock == null) {
        throw inUse(path, "another hitchpost" + holder(channel));
      }
      locked = true;
      leaveName(channel);
      return channel;
    } finally {
      if (!locked) {
        channel.close();
      }
    }
  }

  private static void leaveName(FileChannel channel) {
    String name = "%-19d%n".formatted(ProcessHandle.current().pid());
    try {
      channel.write(StandardCharsets.US_ASCII.encode(name), 0);
    } catch (IOException e) {
      // The name only helps a person; a full disk must not keep the station from starting.
      LOG.debug("no process id in {}: {}", LOCK_FILE, e.getMessage());
    }
  }

  private static String holder(FileChannel channel) throws IOException {
    var buffer = ByteBuffer.allocate(20);
    channel.read(buffer, 0);
    String pid = StandardCharsets.US_ASCII.decode(buffer.flip()).toString().strip();
    return pid.isEmpty() ? "" : " (process " + pid + ")";
  }

  private static JournalException inUse(Path path, String who) {
    return new JournalException(
        new StorageFailure(
            Kind.IN_USE,
            who + " is running with the storage " + path + "; stop it, or use another directory"),
        null);
  }
}
