package hitchpost.station.file;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the fields of a station file stand, for mistakes that show after it has been read. */
public final class Places {
  /** Fields whose places are known at most; only programs write files with more. */
  private static final int MAX = 50_000;

  private final Map<String, Place> byPath = new HashMap<>();

  Places() {}

  void put(String path, Place place) {
    if (byPath.size() < MAX) {
      byPath.putIfAbsent(path, place);
    }
  }

  /** The place of a field, or of the nearest object or list around it that is in the file. */
  @Nullable Place of(String path) {
    String around = path;
    while (!byPath.containsKey(around)) {
      int end = Math.max(around.lastIndexOf('.'), around.lastIndexOf('['));
      if (end < 0) {
        return null;
      }
      around = around.substring(0, end);
    }
    return byPath.get(around);
  }
}
