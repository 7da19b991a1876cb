package hitchpost.hal.rig;

import hitchpost.core.hardware.Fault;
import hitchpost.core.hardware.LockState;
import hitchpost.core.hardware.Pilot;
import hitchpost.hal.device.BoardEvent.Telemetry;
import hitchpost.hal.device.CurrentOffer;
import hitchpost.hal.device.MeterSample;
import hitchpost.hal.safety.Obstacle;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an EVSE is; null for what is not known, or is not there.
 *
 * @param power whether the contactor is closed
 * @param offer what the station wants to be offered
 * @param obstacle why power may not flow, null when it may
 * @param temperatures of its sensors, those that can be believed
 * @param contactorCycles closings since the start of the program
 */
public record RigStatus(
    int evse,
    @Nullable Pilot pilot,
    @Nullable Boolean power,
    @Nullable LockState lock,
    CurrentOffer offer,
    @Nullable Obstacle obstacle,
    List<Fault> faults,
    @Nullable Telemetry telemetry,
    List<Measured> temperatures,
    @Nullable MeterSample meter,
    long contactorCycles,
    List<DeviceStatus> devices) {
  /** What a sensor measures, in tenths of a degree Celsius. */
  public record Measured(String sensor, int deciCelsius) {}

  public RigStatus {
    faults = List.copyOf(faults);
    temperatures = List.copyOf(temperatures);
    devices = List.copyOf(devices);
  }
}
