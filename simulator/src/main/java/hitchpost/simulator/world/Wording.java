package hitchpost.simulator.world;

import hitchpost.core.Input;
import hitchpost.core.rpc.LinkEvent;
import org.jspecify.annotations.Nullable;

/** Reads the outer parts of a frame without parsing it; for frames as both sides write them. */
final class Wording {
  private Wording() {}

  /** 2, 3 or 4; 0 for a text that is no frame. */
  static int type(String text) {
    boolean frame = text.length() > 4 && text.charAt(0) == '[' && text.charAt(2) == ',';
    int type = frame ? text.charAt(1) - '0' : 0;
    return type >= 2 && type <= 4 ? type : 0;
  }

  /** The message id; empty when there is none where it belongs. */
  static String id(String text) {
    int end = text.indexOf('"', 4);
    return type(text) == 0 || text.charAt(3) != '"' || end < 0 ? "" : text.substring(4, end);
  }

  /** The action of a CALL. */
  static String action(String text) {
    int from = text.indexOf(",\"", 4) + 2;
    return text.substring(from, text.indexOf('"', from));
  }

  /** The payload of a CALL of this action. */
  static String payload(String text) {
    return text.substring(text.indexOf('{'), text.length() - 1);
  }

  /** The text that an input brings from the CSMS, empty when it brings none. */
  static String received(@Nullable Input input) {
    return input instanceof Input.Link link && link.event() instanceof LinkEvent.Received received
        ? received.text()
        : "";
  }

  /** What stands in quotes after a field name, empty when the text has no such field. */
  static String field(String text, String name) {
    String before = "\"" + name + "\":\"";
    int from = text.indexOf(before);
    if (from < 0) {
      return "";
    }
    from += before.length();
    int end = text.indexOf('"', from);
    return end < 0 ? "" : text.substring(from, end);
  }
}
