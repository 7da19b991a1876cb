package hitchpost.station.file;

import hitchpost.station.file.StationFileException.Problem;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a station file, so that all of it is told at once. */
final class Problems {
  /** Mistakes told at most; a file with more of them is no station file. */
  private static final int MAX = 100;

  private final List<Problem> found = new ArrayList<>();

  void add(String path, Place place, String message) {
    add(new Problem(path, message, place));
  }

  void addWithoutPlace(String path, String message) {
    add(new Problem(path, message, null));
  }

  private void add(Problem problem) {
    if (found.size() < MAX && !found.contains(problem)) {
      found.add(problem);
    }
  }

  /** Does nothing if nothing was found. */
  void throwIfAny(String source) {
    if (!found.isEmpty()) {
      throw new StationFileException(source, found);
    }
  }
}
