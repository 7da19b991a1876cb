package hitchpost.simulator.simulate;

import hitchpost.simulator.Command;
import hitchpost.simulator.UsageException;
import hitchpost.simulator.Version;
import hitchpost.simulator.control.ControlApi;
import hitchpost.simulator.http.Listen;
import hitchpost.simulator.interactive.Interactive;
import hitchpost.simulator.live.SimulatedStation;
import hitchpost.simulator.live.Simulation;
import hitchpost.station.file.StationFile;
import hitchpost.station.file.StationFileException;
import hitchpost.station.journal.JournalException;
import hitchpost.station.journal.SqliteJournal;
import hitchpost.station.run.StationAssembly;
import hitchpost.station.run.StationAssembly.Assembled;
import hitchpost.station.run.TimeSource;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;
import org.jspecify.annotations.Nullable;

/** {@code hitchpost simulate}: runs simulated stations until they are switched off. */
public final class SimulateCommand implements Command {
  private static final int DONE = 0;
  private static final int FAILED = 1;

  @Override
  public String name() {
    return "simulate";
  }

  @Override
  public String summary() {
    return "run one or several simulated stations against a CSMS";
  }

  @Override
  public Options options() {
    return SimulateOptions.all();
  }

  @Override
  public int run(CommandLine arguments, PrintStream out) {
    Plan plan = plan(new SimulateOptions(arguments));
    try {
      Interactive terminal = plan.options().interactive() ? Interactive.open() : null;
      try (var console =
          terminal == null
              ? new Console(out::println, out::flush)
              : new Console(terminal::print, terminal::close)) {
        return run(plan, console, terminal);
      }
    } catch (JournalException | UncheckedIOException e) {
      out.println("hitchpost simulate: " + e.getMessage());
      return FAILED;
    }
  }

  /** What is to run, of which nothing is wrong. */
  private record Plan(
      SimulateOptions options,
      StationFile file,
      List<Assembled> assembled,
      Optional<Listen> listen,
      List<String> cards) {}

  private static Plan plan(SimulateOptions options) {
    try {
      StationFile file = options.stationFile();
      return new Plan(
          options,
          file,
          StationAssembly.of(file, options.source(), Version.buildTime(), Simulation.offered(file)),
          ControlAddress.of(file.control(), options.control()),
          options.cards());
    } catch (StationFileException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  private static int run(Plan plan, Console console, @Nullable Interactive terminal) {
    if (plan.options().factoryReset()) {
      plan.assembled().forEach(station -> reset(station.section().storageDirectory()));
    }
    var time = TimeSource.lapsed(plan.options().timeLapse());
    var simulation = new Simulation(plan.file(), plan.assembled(), time);
    try (var power = PowerSwitch.of(simulation, simulation.ended(), console)) {
      simulation.narrate(console::print, plan.options().messages());
      simulation.start();
      if (plan.listen().isEmpty()) {
        stay(simulation, power, plan.cards(), terminal);
        return DONE;
      }
      try (var control = ControlApi.start(plan.listen().get(), simulation.stations(), power)) {
        console.print("control listening on " + control.uri());
        stay(simulation, power, plan.cards(), terminal);
      }
      return DONE;
    }
  }

  private static void stay(
      Simulation simulation,
      PowerSwitch power,
      List<String> cards,
      @Nullable Interactive terminal) {
    if (terminal == null) {
      power.await();
    } else {
      terminal.run(simulation.stations(), cards, power::isOff);
    }
  }

  private static void reset(Path directory) {
    if (Files.isDirectory(directory)) {
      SqliteJournal.erase(directory);
      SimulatedStation.forgetMeters(directory);
    }
  }
}
