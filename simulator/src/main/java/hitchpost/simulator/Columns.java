package hitchpost.simulator;

import java.io.PrintStream;

/**
 * Prints a term and, in a column beside it, what is said of it, wrapped.
 *
 * @param column where the second column begins; longer terms push it to the next line
 */
public record Columns(int column) {
  private static final int WIDTH = 96;

  /** Prints one entry. */
  public void print(String term, String description, PrintStream to) {
    var line = new StringBuilder("  ").append(term).append(' ');
    if (line.length() > column) {
      to.println(line.toString().stripTrailing());
      line.setLength(0);
    }
    pad(line);
    for (String word : description.split(" ")) {
      if (line.length() + word.length() > WIDTH && line.length() > column) {
        to.println(line.toString().stripTrailing());
        line.setLength(0);
        pad(line);
      }
      line.append(word).append(' ');
    }
    to.println(line.toString().stripTrailing());
  }

  private void pad(StringBuilder line) {
    line.repeat(' ', Math.max(0, column - line.length()));
  }
}
