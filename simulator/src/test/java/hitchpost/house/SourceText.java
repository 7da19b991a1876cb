package hitchpost.house;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells code and comments of a Java source apart and keeps every line where it is. */
final class SourceText {
  private final String text;
  private final StringBuilder code = new StringBuilder();
  private final StringBuilder comments = new StringBuilder();
  private final StringBuilder textBlocks = new StringBuilder();
  private int at;

  private SourceText(String text) {
    this.text = text;
  }

  /** The text with comments replaced by spaces; string literals stay. */
  static String code(String text) {
    SourceText source = new SourceText(text);
    source.split();
    return source.code.toString();
  }

  /** The text with all but comments replaced by spaces. */
  static String comments(String text) {
    SourceText source = new SourceText(text);
    source.split();
    return source.comments.toString();
  }

  /** The text with all but text blocks replaced by spaces. */
  static String textBlocks(String text) {
    SourceText source = new SourceText(text);
    source.split();
    return source.textBlocks.toString();
  }

  private void split() {
    while (at < text.length()) {
      if (text.startsWith("//", at)) {
        copy(endOf("\n", at + 2, false), comments, null);
      } else if (text.startsWith("/*", at)) {
        copy(endOf("*/", at + 2, true), comments, null);
      } else if (text.startsWith("\"\"\"", at)) {
        copy(endOf("\"\"\"", at + 3, true), code, textBlocks);
      } else if (text.charAt(at) == '"' || text.charAt(at) == '\'') {
        copy(endOf(text.substring(at, at + 1), at + 1, true), code, null);
      } else {
        copy(at + 1, code, null);
      }
    }
  }

  /** Where the token ends that {@code closing} closes; a backslash hides the character after it. */
  private int endOf(String closing, int from, boolean inclusive) {
    boolean escapes = closing.startsWith("\"") || closing.startsWith("'");
    int index = from;
    while (index < text.length() && !text.startsWith(closing, index)) {
      index += escapes && text.charAt(index) == '\\' ? 2 : 1;
    }
    return Math.min(text.length(), inclusive ? index + closing.length() : index);
  }

  private void copy(int end, StringBuilder first, @Nullable StringBuilder second) {
    for (; at < end; at++) {
      char c = text.charAt(at);
      for (StringBuilder part : List.of(code, comments, textBlocks)) {
        part.append(c == '\n' || part == first || part == second ? c : ' ');
      }
    }
  }
}
