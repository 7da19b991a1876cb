package hitchpost.station.journal;

import hitchpost.station.journal.OpenReport.SetAside;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Renames unusable database files, so that a person can still look at them. */
final class DamagedFiles {
  /** Files kept at most; the oldest goes when one more comes. */
  static final int KEPT = 5;

  private static final String MARK = ".damaged-";

  /** What SQLite keeps beside a database file; they stay together to stay readable. */
  private static final List<String> COMPANIONS = List.of("-wal", "-shm", "-journal");

  private DamagedFiles() {}

  static Path beside(Path file, String suffix) {
    return file.resolveSibling(file.getFileName() + suffix);
  }

  /** Makes room for a new file; the old one gets the next number. */
  static SetAside setAside(Path file, String reason) {
    try {
      NavigableMap<Integer, Path> kept = kept(file);
      while (kept.size() >= KEPT) {
        delete(kept.pollFirstEntry().getValue());
      }
      int number = kept.isEmpty() ? 1 : kept.lastKey() + 1;
      Path aside = beside(file, MARK + number);
      move(file, aside);
      for (String suffix : COMPANIONS) {
        move(beside(file, suffix), beside(aside, suffix));
      }
      return new SetAside(aside.getFileName().toString(), reason);
    } catch (IOException e) {
      throw Failures.exception(file, e);
    }
  }

  /** The files set aside so far, by number; those that consist of companions only count too. */
  private static NavigableMap<Integer, Path> kept(Path file) throws IOException {
    NavigableMap<Integer, Path> kept = new TreeMap<>();
    String start = file.getFileName() + MARK;
    try (var files = Files.newDirectoryStream(file.getParent(), start + "*")) {
      for (Path path : files) {
        String rest = path.getFileName().toString().substring(start.length());
        String number = rest.replaceFirst("-.*", "");
        if (number.matches("[0-9]{1,9}")) {
          kept.put(Integer.valueOf(number), beside(file, MARK + number));
        }
      }
    }
    return kept;
  }

  private static void move(Path from, Path to) throws IOException {
    if (Files.exists(from)) {
      Files.move(from, to);
    }
  }

  private static void delete(Path aside) throws IOException {
    Files.deleteIfExists(aside);
    for (String suffix : COMPANIONS) {
      Files.deleteIfExists(beside(aside, suffix));
    }
  }
}
