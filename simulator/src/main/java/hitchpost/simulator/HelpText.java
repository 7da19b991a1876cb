package hitchpost.simulator;

import java.io.PrintStream;
import org.apache.commons.cli.Option;

/** The help of a command: its usage, what it does, and its options in the order they were named. */
final class HelpText {
  /** Where descriptions begin; longer options push theirs to the next line. */
  private static final int COLUMN = 26;

  private static final int WIDTH = 96;

  private HelpText() {}

  static void print(Command command, PrintStream to) {
    to.println("usage: hitchpost " + command.name() + " [OPTION...]");
    to.println();
    to.println(sentence(command.summary()));
    to.println();
    for (Option option : command.options().getOptions()) {
      print(words(option), option.getDescription(), to);
    }
    print("--help, -h", "this text", to);
  }

  private static String sentence(String summary) {
    return Character.toUpperCase(summary.charAt(0)) + summary.substring(1) + '.';
  }

  private static String words(Option option) {
    String name = "--" + option.getLongOpt();
    return option.hasArg() ? name + ' ' + option.getArgName() : name;
  }

  private static void print(String words, String description, PrintStream to) {
    var line = new StringBuilder("  ").append(words).append(' ');
    if (line.length() > COLUMN) {
      to.println(line.toString().stripTrailing());
      line.setLength(0);
    }
    pad(line);
    for (String word : description.split(" ")) {
      if (line.length() + word.length() > WIDTH) {
        to.println(line.toString().stripTrailing());
        line.setLength(0);
        pad(line);
      }
      line.append(word).append(' ');
    }
    to.println(line.toString().stripTrailing());
  }

  private static void pad(StringBuilder line) {
    line.repeat(' ', Math.max(0, COLUMN - line.length()));
  }
}
