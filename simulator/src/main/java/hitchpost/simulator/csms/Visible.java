package hitchpost.simulator.csms;

/** Makes the text of strangers fit for a terminal: one line, nothing that drives it. */
final class Visible {
  private Visible() {}

  /** The text with control, format and separator characters written as escapes. */
  static String text(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints()
        .forEach(c -> {
          if (isInvisible(c)) {
            out.append(String.format("\\u%04x", c));
          } else {
            out.appendCodePoint(c);
          }
        });
    return out.toString();
  }

  /** The same, cut to {@code maximum} characters. */
  static String excerpt(int maximum, String text) {
    String visible = text(text);
    return visible.length() <= maximum ? visible : visible.substring(0, maximum) + "...";
  }

  private static boolean isInvisible(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          true;
      default -> false;
    };
  }
}
