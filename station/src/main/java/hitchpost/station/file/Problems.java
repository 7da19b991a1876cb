package hitchpost.station.file;

import hitchpost.station.file.StationFileException.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;

/** Collects what is wrong with a station file, so that all of it is told at once. */
final class Problems {
  /** Mistakes told at most; a file with more of them is no station file. */
  private static final int MAX = 100;

  private final List<Problem> found = new ArrayList<>();

  void add(String path, int line, String message) {
    add(new Problem(path, message, OptionalInt.of(line)));
  }

  void addWithoutLine(String path, String message) {
    add(new Problem(path, message, OptionalInt.empty()));
  }

  private void add(Problem problem) {
    if (found.size() < MAX && !found.contains(problem)) {
      found.add(problem);
    }
  }

  /** Does nothing if nothing was found. */
  void throwIfAny(String source) {
    if (!found.isEmpty()) {
      found.sort(Comparator.comparingInt(problem -> problem.line().orElse(0)));
      throw new StationFileException(source, found);
    }
  }
}
