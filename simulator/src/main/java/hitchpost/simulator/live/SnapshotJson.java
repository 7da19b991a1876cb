package hitchpost.simulator.live;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Snapshots and messages as JSON, with nulls where nothing is. A class of its own, because a mapper
 * takes a while to make and most stations are never looked at.
 */
public final class SnapshotJson {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private SnapshotJson() {}

  /** A record, a list or a plain value as a tree. */
  public static JsonNode tree(Object value) {
    return JSON.valueToTree(value);
  }

  /** The same as text on one line. */
  static String text(Object value) {
    return JSON.writeValueAsString(value);
  }

  /** A text that may be JSON: as a tree, or as a text node when it is none. */
  static JsonNode parsed(String text) {
    try {
      return JSON.readTree(text);
    } catch (JacksonException unreadable) {
      return JSON.valueToTree(text);
    }
  }
}
