package hitchpost.simulator;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.cli.CommandLine;

/** What several commands check alike of what the user typed. */
public final class Arguments {
  private Arguments() {}

  /**
   * The command takes options only.
   *
   * @throws UsageException when there is another word
   */
  public static void refuseWords(CommandLine arguments) {
    if (!arguments.getArgList().isEmpty()) {
      throw new UsageException("does not take '" + arguments.getArgList().getFirst() + "'");
    }
  }

  /**
   * A station is described by {@code --config}, or by options beside {@code --csms} and {@code
   * --id}.
   *
   * @param withoutFile the options whose place is taken by the file
   * @throws UsageException when both are given, or neither
   */
  public static void requireOneDescription(CommandLine arguments, List<String> withoutFile) {
    if (!arguments.hasOption("config")) {
      if (!arguments.hasOption("csms") || !arguments.hasOption("id")) {
        throw new UsageException("needs --config FILE, or --csms URL and --id ID");
      }
      return;
    }
    for (String name : withoutFile) {
      if (arguments.hasOption(name)) {
        throw new UsageException(
            "--" + name + " is for stations without a file; with --config write it into the file");
      }
    }
  }

  /**
   * A path.
   *
   * @throws UsageException when no file can be called so
   */
  public static Path path(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new UsageException("'" + text + "' is no file name");
    }
  }
}
