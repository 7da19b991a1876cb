package hitchpost.simulator.run;

import hitchpost.hal.device.LinkState;
import hitchpost.hal.device.MeterSample;
import hitchpost.hal.device.MeterSample.Quality;
import hitchpost.hal.driver.Drivers;
import hitchpost.hal.rig.DeviceStatus;
import hitchpost.hal.safety.Obstacle;
import hitchpost.station.file.OcppVersion;
import hitchpost.station.file.StationFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A CSMS, and the station of {@code hitchpost run} at it, in this process. */
final class RealSite extends Site {
  private final RunningStation running;

  /**
   * Starts both.
   *
   * @param hardware what the file says of hardware and EVSEs
   */
  RealSite(Path folder, OcppVersion version, String hardware, Drivers drivers) {
    super(version, Duration.ofMillis(2), Duration.ofSeconds(60));
    String file = stationFile(hardware);
    running =
        RunningStation.of(StationFile.parse(file, folder, () -> drivers), "the test", drivers);
    running.start();
  }

  RunningStation running() {
    return running;
  }

  @Override
  boolean linked(String device) {
    return link(device).up();
  }

  @Override
  String state() {
    return running.station().evses().toString();
  }

  /** Waits until an installer is told why a device cannot be reached. */
  void untilCause(String device, String cause) {
    until(device + " is away: " + cause, () -> link(device).cause().contains(cause));
  }

  private LinkState link(String device) {
    return Stream.concat(
            running.station().hardware().rig().others().stream(),
            running.station().evses().stream().flatMap(evse -> evse.devices().stream()))
        .filter(status -> status.name().equals(device))
        .map(DeviceStatus::link)
        .findFirst()
        .orElseThrow();
  }

  /** Waits until power may not flow for this reason. */
  void untilObstacle(Obstacle obstacle) {
    until(
        "power is denied: " + obstacle,
        () -> running.station().evses().getFirst().obstacle() == obstacle);
  }

  @Override
  boolean shows(long milliWattHours) {
    return good(sample -> sample.reading().importMilliWattHours() == milliWattHours);
  }

  /** Waits until the station has read that the meter of its EVSE stands there or beyond. */
  void untilCounted(long milliWattHours) {
    until(
        "the meter is read beyond " + milliWattHours + " mWh",
        () -> good(sample -> sample.reading().importMilliWattHours() >= milliWattHours));
  }

  /** Waits until a reading has come that was begun after this call: the first may be older. */
  void untilReadAnew() {
    for (int reading = 1; reading <= 2; reading++) {
      long now = System.nanoTime();
      until("the meter is read anew", () -> good(sample -> sample.nanos() > now));
    }
  }

  private boolean good(Predicate<MeterSample> wanted) {
    MeterSample sample = running.station().evses().getFirst().meter();
    return sample != null
        && sample.quality() == Quality.GOOD
        && sample.reading() != null
        && wanted.test(sample);
  }

  @Override
  public void close() {
    running.close();
    super.close();
  }
}
