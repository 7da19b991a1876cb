package hitchpost.simulator.installer;

import hitchpost.hal.driver.Drivers;
import hitchpost.simulator.Arguments;
import hitchpost.simulator.Command;
import hitchpost.simulator.InstalledDrivers;
import hitchpost.simulator.OptionList;
import hitchpost.simulator.UsageException;
import hitchpost.simulator.Version;
import hitchpost.simulator.live.Simulation;
import hitchpost.station.file.StationFile;
import hitchpost.station.file.StationFileException;
import hitchpost.station.file.StationSection;
import hitchpost.station.hardware.RealAssembly;
import hitchpost.station.run.StationAssembly;
import java.io.PrintStream;
import java.nio.file.Files;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/**
 * {@code hitchpost check-config FILE}: says what is wrong with a station file, all that {@code run}
 * or {@code simulate} would say of it included, and starts nothing.
 */
public final class CheckConfigCommand implements Command {
  private static final String SCHEMA = "schema";
  private static final int RIGHT = 0;
  private static final int WRONG = 2;

  @Override
  public String name() {
    return "check-config";
  }

  @Override
  public String words() {
    return "FILE";
  }

  @Override
  public String summary() {
    return "say what is wrong with a station file, and where: check-config FILE";
  }

  @Override
  public Options options() {
    return new OptionList()
        .flag(SCHEMA, "print the JSON schema of station files, for editors, and check nothing")
        .options();
  }

  @Override
  public int run(CommandLine arguments, PrintStream out) {
    Drivers drivers = InstalledDrivers.load();
    if (arguments.hasOption(SCHEMA)) {
      Arguments.refuseWords(arguments);
      out.print(StationFile.schema(drivers));
      return RIGHT;
    }
    List<String> words = arguments.getArgList();
    if (words.size() != 1) {
      throw new UsageException("needs one FILE");
    }
    String name = words.getFirst();
    try {
      StationFile file = StationFile.read(Arguments.path(name), () -> drivers);
      check(file, name, drivers);
      out.println(name + " is right");
      remark(file, out);
      return RIGHT;
    } catch (StationFileException wrong) {
      out.println(wrong.getMessage());
      return WRONG;
    }
  }

  /**
   * Makes of a file whatever a program would make of it before it starts.
   *
   * @throws StationFileException with everything that cannot be
   */
  static void check(StationFile file, String name, Drivers drivers) {
    if (forRun(file)) {
      RealAssembly.of(file, name, drivers, List.of(), Version.buildTime())
          .hardware()
          .means()
          .close();
    } else {
      StationAssembly.of(file, name, Version.buildTime(), Simulation.offered(file));
    }
  }

  private static boolean forRun(StationFile file) {
    return file.stations().size() == 1 && file.stations().getFirst().onHardware();
  }

  /** What need not be wrong, and often is. */
  private static void remark(StationFile file, PrintStream out) {
    if (!forRun(file)) {
      out.println("  It names no hardware, so it is for hitchpost simulate.");
      return;
    }
    StationSection station = file.stations().getFirst();
    station.hardware().files().stream()
        .filter(path -> !Files.exists(path))
        .forEach(path -> out.println("  " + path + " is not there now."));
  }
}
