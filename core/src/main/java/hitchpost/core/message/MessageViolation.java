package hitchpost.core.message;

import hitchpost.core.rpc.RpcError;

/**
 * A payload that is no correct message; for one received, {@link #error} is the answer it deserves.
 *
 * <p>The text never repeats the value of a text field, which may be a password; names and enum
 * values of a stranger are cut and escaped.
 */
public final class MessageViolation extends RuntimeException {
  private static final int EXCERPT_LENGTH = 40;

  private final RpcError error;
  private final String path;
  private final String detail;

  public MessageViolation(RpcError error, String path, String detail) {
    super(detail);
    this.error = error;
    this.path = path;
    this.detail = detail;
  }

  /** The kind of mistake. */
  public RpcError error() {
    return error;
  }

  /** Where, like {@code meterValue[0].timestamp}; empty for the payload itself. */
  public String path() {
    return path;
  }

  /** What is wrong there, in plain English, one line. */
  public String detail() {
    return detail;
  }

  /** Path and detail. */
  @Override
  public String getMessage() {
    return path.isEmpty() ? detail : path + ": " + detail;
  }

  /** The same mistake seen from one level further out. */
  MessageViolation within(String step) {
    boolean joined = path.isEmpty() || path.startsWith("[");
    return new MessageViolation(error, joined ? step + path : step + '.' + path, detail);
  }

  /** At most 40 characters of a stranger's text, with all but printable ASCII escaped. */
  static String excerpt(String text) {
    StringBuilder shown = new StringBuilder();
    for (int i = 0; i < Math.min(text.length(), EXCERPT_LENGTH); i++) {
      char c = text.charAt(i);
      shown.append(c >= ' ' && c <= '~' ? String.valueOf(c) : String.format("\\u%04x", (int) c));
    }
    return text.length() > EXCERPT_LENGTH ? shown + "..." : shown.toString();
  }
}
