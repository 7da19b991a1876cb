package hitchpost.simulator.run;

import hitchpost.core.StationView;
import hitchpost.core.hardware.Fault;
import hitchpost.core.hardware.MeterReading;
import hitchpost.core.transaction.OpenTransaction;
import hitchpost.hal.device.BoardEvent.Telemetry;
import hitchpost.hal.device.MeterSample;
import hitchpost.hal.rig.DeviceStatus;
import hitchpost.hal.rig.RigStatus;
import hitchpost.hal.safety.Obstacle;
import hitchpost.station.hardware.RealStation;
import hitchpost.station.run.TimeSource;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A station on real hardware, as it is.
 *
 * @param connected whether the CSMS is reached
 * @param recordsWaiting transaction records that the CSMS has not answered
 * @param oldestRecordSeconds how long the oldest of them has waited, null when there is none or
 *     nobody knows
 */
public record StationReport(
    String stationId,
    boolean connected,
    String registration,
    int recordsWaiting,
    @Nullable BigDecimal oldestRecordSeconds,
    List<EvseReport> evses,
    List<DeviceReport> devices) {
  /** The answer of {@code /v1/health}. */
  public record Health(String status) {}

  /**
   * An EVSE.
   *
   * @param obstacle why power may not flow, null when it may
   * @param registerWh what the meter showed last, null when nobody knows
   * @param meterAgeSeconds how old that is
   * @param temperatures of its sensors, those that can be believed
   */
  public record EvseReport(
      int id,
      String status,
      @Nullable String transaction,
      @Nullable String pilot,
      @Nullable Boolean contactorClosed,
      @Nullable String lock,
      BigDecimal offeredAmperes,
      @Nullable String obstacle,
      @Nullable BigDecimal registerWh,
      @Nullable BigDecimal meterAgeSeconds,
      @Nullable BigDecimal boardCelsius,
      @Nullable BigDecimal plugCelsius,
      List<TemperatureReport> temperatures,
      long contactorCycles,
      List<FaultReport> faults,
      List<DeviceReport> devices) {}

  /** What a sensor measures. */
  public record TemperatureReport(String sensor, BigDecimal celsius) {}

  /** A fault. */
  public record FaultReport(String id, String code, boolean inoperative, @Nullable String info) {}

  /** A device. */
  public record DeviceReport(
      String name,
      String address,
      String link,
      @Nullable String cause,
      @Nullable String vendor,
      @Nullable String model,
      @Nullable String serialNumber,
      @Nullable String firmware) {}

  static StationReport of(RealStation station, StationView view) {
    return new StationReport(
        station.id(),
        view.connected(),
        view.registration().wire(),
        view.recordsWaiting(),
        view.oldestRecordAge(TimeSource.system().now())
            .map(age -> thousandths(age.toMillis()))
            .orElse(null),
        station.evses().stream().map(evse -> evse(evse, view)).toList(),
        station.hardware().rig().others().stream().map(StationReport::device).toList());
  }

  private static EvseReport evse(RigStatus rig, StationView view) {
    Telemetry telemetry = rig.telemetry();
    MeterSample sample = rig.meter();
    MeterReading reading = sample == null ? null : sample.reading();
    Obstacle obstacle = rig.obstacle();
    return new EvseReport(
        rig.evse(),
        view.connector(rig.evse(), 1).status().wire(),
        view.transaction(rig.evse()).map(OpenTransaction::id).orElse(null),
        rig.pilot() == null ? null : rig.pilot().name(),
        rig.power(),
        rig.lock() == null ? null : rig.lock().name(),
        thousandths(rig.offer().milliAmperes()),
        obstacle == null ? null : obstacle.text(),
        reading == null ? null : thousandths(reading.importMilliWattHours()),
        sample == null || reading == null
            ? null
            : thousandths((System.nanoTime() - sample.nanos()) / 1_000_000),
        telemetry == null ? null : tenths(telemetry.boardDeciCelsius()),
        telemetry == null ? null : tenths(telemetry.plugDeciCelsius()),
        rig.temperatures().stream()
            .map(read -> new TemperatureReport(read.sensor(), exactTenths(read.deciCelsius())))
            .toList(),
        rig.contactorCycles(),
        rig.faults().stream().map(StationReport::fault).toList(),
        rig.devices().stream().map(StationReport::device).toList());
  }

  private static FaultReport fault(Fault fault) {
    return new FaultReport(
        fault.id(), fault.code().reportCode(), fault.inoperative(), fault.info());
  }

  private static DeviceReport device(DeviceStatus status) {
    var info = status.info();
    return new DeviceReport(
        status.name(),
        info.address(),
        status.link().kind().name(),
        orNull(status.link().cause()),
        orNull(info.vendor()),
        orNull(info.model()),
        orNull(info.serialNumber()),
        orNull(info.firmware()));
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }

  private static BigDecimal thousandths(long value) {
    return BigDecimal.valueOf(value, 3);
  }

  private static @Nullable BigDecimal tenths(@Nullable Integer value) {
    return value == null ? null : exactTenths(value);
  }

  private static BigDecimal exactTenths(int value) {
    return BigDecimal.valueOf(value, 1);
  }
}
