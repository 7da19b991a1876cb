package hitchpost.station.hardware;

import hitchpost.core.types.Measurand;
import hitchpost.hal.driver.Drivers;
import hitchpost.hal.safety.Watchdog;
import hitchpost.station.file.StationFile;
import hitchpost.station.file.StationFileException;
import hitchpost.station.file.StationFileException.Problem;
import hitchpost.station.hardware.HardwareAssembly.Opened;
import hitchpost.station.run.StationAssembly;
import hitchpost.station.run.StationAssembly.Assembled;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The one station of a file and its devices, nothing of which has been started.
 *
 * @param hardware its means are to be closed by whoever does not start the station
 */
public record RealAssembly(Assembled station, Opened hardware) {
  /**
   * Assembles the station.
   *
   * @param source what to call the file in complaints
   * @param drivers that the file was read with
   * @param buildTime of the program; no time before it is believed
   * @throws StationFileException with everything that cannot be, of the hardware and of the rest
   */
  public static RealAssembly of(
      StationFile file,
      String source,
      Drivers drivers,
      List<Watchdog> watchdogs,
      Instant buildTime) {
    file.onlyStation(source);
    List<Problem> problems = new ArrayList<>();
    Opened hardware = hardware(file, source, drivers, watchdogs, problems);
    Assembled station = station(file, source, buildTime, hardware, problems);
    if (hardware != null && station != null) {
      return new RealAssembly(station, hardware);
    }
    if (hardware != null) {
      hardware.means().close();
    }
    throw new StationFileException(source, problems);
  }

  private static @Nullable Opened hardware(
      StationFile file,
      String source,
      Drivers drivers,
      List<Watchdog> watchdogs,
      List<Problem> problems) {
    try {
      return HardwareAssembly.open(file, source, drivers, watchdogs);
    } catch (StationFileException wrong) {
      problems.addAll(wrong.problems());
      return null;
    }
  }

  /** Of meters that nobody knows it is supposed that they measure everything. */
  private static @Nullable Assembled station(
      StationFile file,
      String source,
      Instant buildTime,
      @Nullable Opened hardware,
      List<Problem> problems) {
    List<Measurand> offered = hardware == null ? List.of(Measurand.values()) : hardware.offered();
    Set<Integer> signing = hardware == null ? Set.of() : hardware.signing();
    try {
      return StationAssembly.of(file, source, buildTime, offered, signing).getFirst();
    } catch (StationFileException wrong) {
      problems.addAll(wrong.problems());
      return null;
    }
  }
}
