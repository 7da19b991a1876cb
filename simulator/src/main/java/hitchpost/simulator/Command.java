package hitchpost.simulator;

import java.io.PrintStream;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** One command of the program: its name, what it takes and what it does. */
public interface Command {
  /** The word after {@code hitchpost}. */
  String name();

  /** The words that it takes beside options, as its usage shows them; empty for none. */
  default String words() {
    return "";
  }

  /** What the command does, in one line of the help. */
  String summary();

  /** The options that it takes; the program adds {@code --help} to them. */
  Options options();

  /**
   * Does the work and returns the exit code: 0 done, 1 failed, 2 wrong arguments or station file.
   *
   * @throws UsageException when the arguments make no sense together
   */
  int run(CommandLine arguments, PrintStream out);
}
