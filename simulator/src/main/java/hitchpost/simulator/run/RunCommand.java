package hitchpost.simulator.run;

import hitchpost.hal.driver.Drivers;
import hitchpost.simulator.Arguments;
import hitchpost.simulator.Command;
import hitchpost.simulator.InstalledDrivers;
import hitchpost.simulator.OptionList;
import hitchpost.simulator.UsageException;
import hitchpost.simulator.http.Listen;
import hitchpost.simulator.live.Narrator;
import hitchpost.simulator.simulate.Console;
import hitchpost.simulator.simulate.ControlAddress;
import hitchpost.simulator.simulate.PowerSwitch;
import hitchpost.station.file.StationFile;
import hitchpost.station.file.StationFileException;
import hitchpost.station.journal.JournalException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** {@code hitchpost run}: runs a station on the hardware that its file names. */
public final class RunCommand implements Command {
  private static final int DONE = 0;
  private static final int FAILED = 1;

  @Override
  public String name() {
    return "run";
  }

  @Override
  public String summary() {
    return "run a station on real hardware";
  }

  @Override
  public Options options() {
    return new OptionList()
        .value("config", "FILE", "station file, JSON or YAML (docs/station-file.md)")
        .value(
            "control",
            "ADDRESS",
            "HOST:PORT of health, state and metrics, or off; 127.0.0.1:0 = a free port")
        .flag("log-messages", "also print every OCPP message")
        .options();
  }

  @Override
  public int run(CommandLine arguments, PrintStream out) {
    Arguments.refuseWords(arguments);
    String config = arguments.getOptionValue("config");
    if (config == null) {
      throw new UsageException("--config is missing");
    }
    try (var console = new Console(out::println, out::flush)) {
      Drivers drivers = InstalledDrivers.load();
      StationFile file = StationFile.read(Arguments.path(config), () -> drivers);
      Optional<Listen> listen =
          ControlAddress.of(file.control(), arguments.getOptionValue("control"));
      run(
          RunningStation.of(file, config, drivers),
          listen,
          console,
          arguments.hasOption("log-messages"));
      return DONE;
    } catch (StationFileException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    } catch (JournalException | UncheckedIOException e) {
      out.println("hitchpost run: " + e.getMessage());
      return FAILED;
    }
  }

  private static void run(
      RunningStation running, Optional<Listen> listen, Console console, boolean messages) {
    try (var power = PowerSwitch.of(running, running.ended(), console)) {
      var station = running.station();
      station.listen(new Narrator(console::print, station.id(), messages, Instant::now));
      running.start();
      if (listen.isEmpty()) {
        power.await();
        return;
      }
      try (var api = LocalConsole.start(listen.get(), station)) {
        console.print("control listening on " + api.uri());
        power.await();
      }
    }
  }
}
