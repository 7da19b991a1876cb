package hitchpost.simulator.csms.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A folder whose files anybody may have, with a folder {@value #UPLOADS} in it for what comes.
 * Paths of strangers are held to plain names, and lead nowhere else.
 */
final class FileFolder {
  static final String UPLOADS = "uploads";

  /** Largest file that is taken. */
  static final long MAX_UPLOAD_BYTES = 256L << 20;

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._ -]{0,127}");
  private static final int MAX_DEPTH = 8;
  private static final int CHUNK = 64 * 1024;

  private final Path root;

  FileFolder(Path root) throws IOException {
    Files.createDirectories(root.resolve(UPLOADS));
    this.root = root.toRealPath();
  }

  /** The file that this path means, if there is one. */
  Optional<Path> find(List<String> path) throws IOException {
    if (!plain(path)) {
      return Optional.empty();
    }
    Path file = at(path);
    boolean ours = Files.isRegularFile(file) && file.toRealPath().startsWith(root);
    return ours ? Optional.of(file) : Optional.empty();
  }

  /** Whether something may be put at this path: below the folder for it, under a plain name. */
  boolean takes(List<String> path) {
    return plain(path) && path.size() > 1 && path.getFirst().equals(UPLOADS);
  }

  /**
   * Puts a file at a path, in place of one that is there.
   *
   * @return its size, or -1 when it is too large and was not kept
   */
  long put(List<String> path, InputStream content) throws IOException {
    Path file = at(path);
    Files.createDirectories(parent(file));
    Path part = Files.createTempFile(parent(file), ".", ".part");
    try {
      long size = copy(content, part);
      if (size >= 0) {
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
      }
      return size;
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static long copy(InputStream content, Path part) throws IOException {
    byte[] chunk = new byte[CHUNK];
    long size = 0;
    try (OutputStream out = Files.newOutputStream(part)) {
      for (int read = content.read(chunk); read >= 0; read = content.read(chunk)) {
        size += read;
        if (size > MAX_UPLOAD_BYTES) {
          return -1;
        }
        out.write(chunk, 0, read);
      }
    }
    return size;
  }

  /** All files, by their paths. */
  List<String> list() throws IOException {
    try (Stream<Path> files = Files.walk(root, MAX_DEPTH)) {
      return files
          .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .map(file -> root.relativize(file).toString().replace('\\', '/'))
          .filter(name -> plain(List.of(name.split("/"))))
          .sorted()
          .toList();
    }
  }

  private Path at(List<String> path) {
    return root.resolve(String.join("/", path));
  }

  private static Path parent(Path file) {
    Path parent = file.getParent();
    if (parent == null) {
      throw new IllegalArgumentException("a file of the folder is in the folder");
    }
    return parent;
  }

  private static boolean plain(List<String> path) {
    return !path.isEmpty()
        && path.size() <= MAX_DEPTH
        && path.stream().allMatch(name -> NAME.matcher(name).matches());
  }
}
