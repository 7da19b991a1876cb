package hitchpost.simulator;

import java.io.PrintStream;
import org.apache.commons.cli.Option;

/** The help of a command: its usage, what it does, and its options in the order they were named. */
final class HelpText {
  private static final Columns COLUMNS = new Columns(26);

  private HelpText() {}

  static void print(Command command, PrintStream to) {
    String words = command.words().isEmpty() ? "" : command.words() + ' ';
    to.println("usage: hitchpost " + command.name() + ' ' + words + "[OPTION...]");
    to.println();
    to.println(sentence(command.summary()));
    to.println();
    for (Option option : command.options().getOptions()) {
      COLUMNS.print(words(option), option.getDescription(), to);
    }
    COLUMNS.print("--help, -h", "this text", to);
  }

  private static String sentence(String summary) {
    return Character.toUpperCase(summary.charAt(0)) + summary.substring(1) + '.';
  }

  private static String words(Option option) {
    String name = "--" + option.getLongOpt();
    return option.hasArg() ? name + ' ' + option.getArgName() : name;
  }
}
