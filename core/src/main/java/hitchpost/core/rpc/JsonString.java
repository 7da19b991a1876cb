package hitchpost.core.rpc;

import tools.jackson.core.io.JsonStringEncoder;

/** Text as JSON writes it. */
public final class JsonString {
  private JsonString() {}

  /** Appends {@code text} in quotation marks, with escapes where it needs them. */
  public static void quote(String text, StringBuilder out) {
    out.append('"');
    if (isPlain(text)) {
      out.append(text);
    } else {
      JsonStringEncoder.getInstance().quoteAsString(text, out);
    }
    out.append('"');
  }

  /** Whether nothing has to be escaped (RFC 8259, 7), as in nearly all that a station says. */
  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c == '"' || c == '\\') {
        return false;
      }
    }
    return true;
  }
}
