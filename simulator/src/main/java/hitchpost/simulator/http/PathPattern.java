package hitchpost.simulator.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A path like {@code /v1/stations/{id}/calls}, of which names in braces stand for one segment. */
record PathPattern(String text, List<String> segments) {
  static PathPattern of(String text) {
    if (!text.startsWith("/")) {
      throw new IllegalArgumentException("a path starts with /, not like " + text);
    }
    return new PathPattern(text, split(text));
  }

  /** The values of the names in braces, empty when the path is another one. */
  Optional<Map<String, String>> match(List<String> path) {
    if (path.size() != segments.size()) {
      return Optional.empty();
    }
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < path.size(); i++) {
      Optional<String> name = name(segments.get(i));
      if (name.isPresent()) {
        values.put(name.get(), path.get(i));
      } else if (!segments.get(i).equals(path.get(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(values);
  }

  /** The names in braces, from left to right. */
  List<String> names() {
    return segments.stream().flatMap(segment -> name(segment).stream()).toList();
  }

  /** The parts of a raw path between its slashes, each with its escapes resolved. */
  static List<String> split(String rawPath) {
    List<String> segments = new ArrayList<>();
    for (String segment : rawPath.substring(1).split("/", -1)) {
      segments.add(Percent.decode(segment));
    }
    return List.copyOf(segments);
  }

  private static Optional<String> name(String segment) {
    boolean braced = segment.startsWith("{") && segment.endsWith("}");
    return braced ? Optional.of(segment.substring(1, segment.length() - 1)) : Optional.empty();
  }
}
