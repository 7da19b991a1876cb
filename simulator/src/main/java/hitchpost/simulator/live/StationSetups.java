package hitchpost.simulator.live;

import hitchpost.core.hardware.MeterReading.SignedReading;
import hitchpost.core.types.Measurand;
import hitchpost.simulator.hardware.CarSpec;
import hitchpost.simulator.hardware.EvseSetup;
import hitchpost.simulator.hardware.HardwareTiming;
import hitchpost.simulator.hardware.MeterSignatures;
import hitchpost.station.file.BehaviourSection.OnReset;
import hitchpost.station.file.EvseSection;
import hitchpost.station.file.EvseSection.Current;
import hitchpost.station.file.StationFile;
import hitchpost.station.run.Reboots;
import hitchpost.station.run.SqliteStorage;
import hitchpost.station.run.StationAssembly.Assembled;
import hitchpost.station.wire.Wire;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes of what a station file says what is simulated. */
final class StationSetups {
  private StationSetups() {}

  /** What the meters of these stations measure. */
  static List<Measurand> offered(StationFile file) {
    List<Measurand> offered =
        new ArrayList<>(
            List.of(
                Measurand.ENERGY_ACTIVE_IMPORT_REGISTER,
                Measurand.POWER_ACTIVE_IMPORT,
                Measurand.POWER_FACTOR,
                Measurand.POWER_OFFERED,
                Measurand.CURRENT_IMPORT,
                Measurand.CURRENT_OFFERED,
                Measurand.VOLTAGE,
                Measurand.FREQUENCY));
    boolean dc =
        file.stations().stream()
            .flatMap(station -> station.evses().stream())
            .anyMatch(StationSetups::isDc);
    if (dc) {
      offered.add(Measurand.SOC);
    }
    return offered;
  }

  /**
   * A station to simulate.
   *
   * @param messages the log of messages, null when there is none
   * @param endProcess for stations that leave starting again to a supervisor
   */
  static SimulatedStation.Setup of(
      Assembled station, Wire wire, @Nullable Path messages, Runnable endProcess) {
    Path directory = station.section().storageDirectory();
    boolean exits = station.section().behaviour().onReset() == OnReset.EXIT;
    return new SimulatedStation.Setup(
        station.config(),
        station.dialects(),
        station.section().evses().stream().map(StationSetups::evse).toList(),
        directory,
        () -> SqliteStorage.open(directory),
        events -> wire.open(station.endpoints(), events),
        station.certificates(),
        station.maintenance(messages, image -> {}),
        exits ? Reboots.bySupervisor(endProcess) : Reboots.inProcess(),
        station.section().behaviour().batteryBackup());
  }

  private static EvseSetup evse(EvseSection section) {
    EvseSection.Ev car = section.ev();
    return new EvseSetup(
        section.spec(),
        new CarSpec(
            car.maxMilliAmperes(),
            car.phases(),
            car.startDelay(),
            car.socPercent(),
            car.capacityWattHours(),
            car.evccId(),
            false,
            1000),
        section.meter().initialMilliWattHours(),
        HardwareTiming.TYPICAL,
        isDc(section),
        signatures(section.meter().signedData()));
  }

  private static MeterSignatures signatures(EvseSection.SignedData data) {
    return new MeterSignatures(
        signed(data, data.begin()), signed(data, data.intermediate()), signed(data, data.end()));
  }

  private static @Nullable SignedReading signed(
      EvseSection.SignedData data, @Nullable String text) {
    return text == null
        ? null
        : new SignedReading(text, data.encodingMethod(), data.signingMethod());
  }

  private static boolean isDc(EvseSection evse) {
    return evse.current() == Current.DC;
  }
}
