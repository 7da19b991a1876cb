package hitchpost.simulator.run;

import hitchpost.hal.driver.Drivers;
import hitchpost.hal.safety.Watchdog;
import hitchpost.hal.watchdog.DeviceWatchdog;
import hitchpost.hal.watchdog.SystemdNotifier;
import hitchpost.simulator.Version;
import hitchpost.station.file.StationFile;
import hitchpost.station.file.StationFileException;
import hitchpost.station.file.StationFileException.Problem;
import hitchpost.station.hardware.HardwareAssembly;
import hitchpost.station.hardware.RealStation;
import hitchpost.station.run.Premises;
import hitchpost.station.run.StationAssembly;
import hitchpost.station.run.StationAssembly.Assembled;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The one station of {@code hitchpost run}, and all that it stands on. */
final class RunningStation implements AutoCloseable {
  private final Premises premises;
  private final RealStation station;
  private final List<SystemdNotifier> supervisors;
  private final CompletableFuture<@Nullable Void> ended = new CompletableFuture<>();

  private RunningStation(
      StationFile file,
      Assembled assembled,
      HardwareAssembly.Opened opened,
      List<SystemdNotifier> supervisors) {
    this.supervisors = supervisors;
    premises = new Premises(file, List.of(assembled));
    station =
        new RealStation(assembled, opened, premises, file.messageLog(), () -> ended.complete(null));
  }

  /**
   * Makes the station of a file; no device is touched yet.
   *
   * @param source what to call the file in complaints
   * @param drivers that the file was read with
   * @throws StationFileException with everything that is wrong
   * @throws java.io.UncheckedIOException when a directory or a file of it cannot be used
   */
  static RunningStation of(StationFile file, String source, Drivers drivers) {
    if (file.stations().size() != 1) {
      throw new StationFileException(
          source,
          List.of(
              new Problem(
                  "$.stations", "must be one: a program runs one station", OptionalInt.empty())));
    }
    var section = file.stations().getFirst();
    List<SystemdNotifier> supervisors = SystemdNotifier.fromEnvironment(System.getenv());
    List<Watchdog> watchdogs = new ArrayList<>(supervisors);
    Path device = section.hardware().watchdog();
    if (device != null) {
      watchdogs.add(new DeviceWatchdog(device));
    }
    var opened = HardwareAssembly.open(section, source, drivers, watchdogs);
    Assembled assembled =
        StationAssembly.of(file, source, Version.buildTime(), opened.offered()).getFirst();
    return new RunningStation(file, assembled, opened, supervisors);
  }

  RealStation station() {
    return station;
  }

  /** Done when the station ends the program, for a supervisor to start it again. */
  CompletableFuture<@Nullable Void> ended() {
    return ended;
  }

  /** Starts it, and tells the supervisor of the process. */
  void start() {
    station.start();
    supervisors.forEach(SystemdNotifier::ready);
  }

  @Override
  public void close() {
    station.close();
    premises.close();
  }
}
