package hitchpost.simulator.run;

import hitchpost.hal.driver.Drivers;
import hitchpost.hal.safety.Watchdog;
import hitchpost.hal.watchdog.DeviceWatchdog;
import hitchpost.hal.watchdog.SystemdNotifier;
import hitchpost.simulator.Version;
import hitchpost.station.file.StationFile;
import hitchpost.station.file.StationFileException;
import hitchpost.station.hardware.RealAssembly;
import hitchpost.station.hardware.RealStation;
import hitchpost.station.run.Premises;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The one station of {@code hitchpost run}, and all that it stands on. */
final class RunningStation implements AutoCloseable {
  private final Premises premises;
  private final RealStation station;
  private final List<SystemdNotifier> supervisors;
  private final CompletableFuture<@Nullable Void> ended = new CompletableFuture<>();

  private RunningStation(
      StationFile file, RealAssembly assembly, List<SystemdNotifier> supervisors) {
    this.supervisors = supervisors;
    premises = new Premises(file, List.of(assembly.station()));
    station = new RealStation(assembly, premises, file.messageLog(), () -> ended.complete(null));
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
    var section = file.onlyStation(source);
    List<SystemdNotifier> supervisors = SystemdNotifier.fromEnvironment(System.getenv());
    List<Watchdog> watchdogs = new ArrayList<>(supervisors);
    Path device = section.hardware().watchdog();
    if (device != null) {
      watchdogs.add(new DeviceWatchdog(device));
    }
    var assembly = RealAssembly.of(file, source, drivers, watchdogs, Version.buildTime());
    return new RunningStation(file, assembly, supervisors);
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
