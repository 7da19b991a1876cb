package hitchpost.simulator.installer;

import hitchpost.simulator.Arguments;
import hitchpost.simulator.Command;
import hitchpost.simulator.OptionList;
import hitchpost.simulator.UsageException;
import hitchpost.station.file.StationFile;
import hitchpost.station.file.StationFileException;
import java.io.PrintStream;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/**
 * {@code hitchpost check-config FILE}: says what is wrong with a station file, and starts nothing.
 */
public final class CheckConfigCommand implements Command {
  private static final int RIGHT = 0;
  private static final int WRONG = 2;

  @Override
  public String name() {
    return "check-config";
  }

  @Override
  public String summary() {
    return "say what is wrong with a station file, with line numbers: check-config FILE";
  }

  @Override
  public Options options() {
    return new OptionList().options();
  }

  @Override
  public int run(CommandLine arguments, PrintStream out) {
    List<String> words = arguments.getArgList();
    if (words.size() != 1) {
      throw new UsageException("needs one FILE");
    }
    try {
      StationFile.read(Arguments.path(words.getFirst()));
      out.println(words.getFirst() + " is right");
      return RIGHT;
    } catch (StationFileException wrong) {
      out.println(wrong.getMessage());
      return WRONG;
    }
  }
}
