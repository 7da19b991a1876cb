package hitchpost.simulator.installer;

import hitchpost.hal.link.LinkLostException;
import hitchpost.hal.link.SerialLink;
import hitchpost.hal.openevse.OpenEvse;
import hitchpost.hal.openevse.OpenEvseProbe;
import hitchpost.simulator.Command;
import hitchpost.simulator.OptionList;
import hitchpost.simulator.UsageException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** {@code hitchpost hardware scan}: what of this machine a station could use. */
public final class HardwareCommand implements Command {
  private static final int DONE = 0;
  private static final int FAILED = 1;

  @Override
  public String name() {
    return "hardware";
  }

  @Override
  public String summary() {
    return "list what a station could use, and look for boards: hardware scan";
  }

  @Override
  public Options options() {
    return new OptionList()
        .value("openevse", "PORT", "also ask for an OpenEVSE board at this serial port")
        .options();
  }

  @Override
  public int run(CommandLine arguments, PrintStream out) {
    if (!arguments.getArgList().equals(List.of("scan"))) {
      throw new UsageException("needs the word scan");
    }
    new HardwareScan(Path.of("/")).print(out);
    String port = arguments.getOptionValue("openevse");
    return port == null ? DONE : probe(port, out);
  }

  private static int probe(String port, PrintStream out) {
    try {
      var board = OpenEvseProbe.look(SerialLink.at(port, OpenEvse.LINE));
      out.println("OpenEVSE at " + port);
      out.println("  " + board.orElse("none answers"));
      return board.isPresent() ? DONE : FAILED;
    } catch (LinkLostException closed) {
      out.println(closed.getMessage());
      return FAILED;
    }
  }
}
