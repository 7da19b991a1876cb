package hitchpost.simulator.installer;

import hitchpost.hal.driver.Drivers;
import hitchpost.hal.link.LinkLostException;
import hitchpost.hal.link.SerialLink;
import hitchpost.hal.openevse.OpenEvse;
import hitchpost.hal.openevse.OpenEvseProbe;
import hitchpost.hal.rfid.PcscService;
import hitchpost.simulator.Arguments;
import hitchpost.simulator.Command;
import hitchpost.simulator.InstalledDrivers;
import hitchpost.simulator.OptionList;
import hitchpost.simulator.UsageException;
import hitchpost.station.file.StationFile;
import hitchpost.station.file.StationFileException;
import hitchpost.station.file.StationSection;
import hitchpost.station.hardware.HardwareAssembly;
import hitchpost.station.hardware.LatchFile;
import hitchpost.station.journal.JournalException;
import hitchpost.station.journal.StorageReservation;
import java.io.BufferedReader;
import java.io.Console;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;
import org.jspecify.annotations.Nullable;

/** {@code hitchpost hardware scan|watch|test}: what an installer does before a station runs. */
public final class HardwareCommand implements Command {
  private static final int DONE = 0;
  private static final int FAILED = 1;
  private static final int LAST_UNIT = 247;

  @Override
  public String name() {
    return "hardware";
  }

  @Override
  public String words() {
    return "scan|watch|test";
  }

  @Override
  public String summary() {
    return "for installers: hardware scan, hardware watch, hardware test";
  }

  @Override
  public Options options() {
    return new OptionList()
        .value("config", "FILE", "watch and test: the station file with the devices")
        .value("openevse", "PORT", "scan: also ask for an OpenEVSE board at this serial port")
        .value(
            "modbus", "PORT", "scan: also ask for known boards and meters there, or at HOST:PORT")
        .value("units", "FIRST-LAST", "scan: all these units, not only those of new devices (slow)")
        .options();
  }

  @Override
  public int run(CommandLine arguments, PrintStream out) {
    List<String> words = arguments.getArgList();
    String word = words.size() == 1 ? words.getFirst() : "";
    return switch (word) {
      case "scan" -> scan(arguments, out);
      case "watch" -> watch(config(arguments), out);
      case "test" -> test(config(arguments), out);
      default -> throw new UsageException("needs one of the words scan, watch, test");
    };
  }

  private static String config(CommandLine arguments) {
    String config = arguments.getOptionValue("config");
    if (config == null) {
      throw new UsageException("--config is missing");
    }
    return config;
  }

  private static int scan(CommandLine arguments, PrintStream out) {
    BusScan bus = bus(arguments, out);
    new HardwareScan(Path.of("/")).print(out);
    PcscList.print(PcscService.OF_MACHINE, out);
    String port = arguments.getOptionValue("openevse");
    int openEvse = port == null ? DONE : probe(port, out);
    return bus == null ? openEvse : Math.max(openEvse, probe(bus));
  }

  private static @Nullable BusScan bus(CommandLine arguments, PrintStream out) {
    String address = arguments.getOptionValue("modbus");
    String units = arguments.getOptionValue("units");
    if (address == null) {
      if (units != null) {
        throw new UsageException("--units is for --modbus");
      }
      return null;
    }
    if (!address.matches("/.+|[^/]+:\\d{1,5}")) {
      throw new UsageException("--modbus is a path or HOST:PORT, not '" + address + "'");
    }
    if (units == null) {
      return new BusScan(address, 0, 0, out);
    }
    String[] ends = units.matches("\\d{1,3}-\\d{1,3}") ? units.split("-") : new String[] {"0", "0"};
    int first = Integer.parseInt(ends[0]);
    int last = Integer.parseInt(ends[1]);
    if (first < 1 || last > LAST_UNIT || first > last) {
      throw new UsageException("--units reads like 1-20, in 1 to " + LAST_UNIT);
    }
    return new BusScan(address, first, last, out);
  }

  private static int probe(BusScan bus) {
    try {
      return bus.run() ? DONE : FAILED;
    } catch (LinkLostException closed) {
      bus.out().println("  " + closed.getMessage());
      return FAILED;
    }
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

  /** The station of a file, and its devices. */
  private record Wired(StationSection section, HardwareAssembly.Opened opened) {
    /** While a station runs, its hardware must not be touched. */
    StorageReservation reserved() {
      return StorageReservation.of(section.storageDirectory());
    }
  }

  private static Wired wired(String config) {
    try {
      Drivers drivers = InstalledDrivers.load();
      StationFile file = StationFile.read(Arguments.path(config), () -> drivers);
      return new Wired(
          file.onlyStation(config), HardwareAssembly.open(file, config, drivers, List.of()));
    } catch (StationFileException wrong) {
      throw new UsageException(String.valueOf(wrong.getMessage()));
    }
  }

  private static int watch(String config, PrintStream out) {
    var wired = wired(config);
    var opened = wired.opened();
    boolean terminal =
        Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    try (var means = opened.means();
        var reserved = wired.reserved();
        var keys = Keys.of(System.in, terminal)) {
      var watch =
          new HardwareWatch(
              opened.plan().devices(),
              keys,
              text -> {
                out.print(text);
                out.flush();
              },
              Clock.system(ZoneId.systemDefault()));
      watch.run(terminal);
      return DONE;
    } catch (JournalException used) {
      out.println("hitchpost hardware watch: " + used.getMessage());
      return FAILED;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return FAILED;
    }
  }

  private static int test(String config, PrintStream out) {
    var wired = wired(config);
    var opened = wired.opened();
    var in = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
    try (var means = opened.means();
        var reserved = wired.reserved();
        var latches = LatchFile.open(wired.section().storageDirectory())) {
      var trial =
          new HardwareTrial(
              opened.plan(),
              latches,
              new Typed(in, out),
              HardwareTrial.MACHINE,
              HardwareTrial.MACHINE);
      return trial.run() ? DONE : FAILED;
    } catch (JournalException | UncheckedIOException unusable) {
      out.println("hitchpost hardware test: " + unusable.getMessage());
      return FAILED;
    }
  }
}
