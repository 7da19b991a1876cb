package hitchpost.hal.rig;

import hitchpost.hal.device.ConnectorLock;
import hitchpost.hal.device.Device;
import hitchpost.hal.device.EnergyMeter;
import hitchpost.hal.device.EvseBoard;
import hitchpost.hal.device.Indicator;
import hitchpost.hal.device.ResidualCurrentMonitor;
import hitchpost.hal.device.TemperatureSensor;
import hitchpost.hal.safety.SafetyLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one EVSE is made of.
 *
 * @param evse its number, from 1
 * @param meter null for none: nothing can be sold then
 * @param lock null for a fixed cable
 */
public record RigPlan(
    int evse,
    EvseBoard board,
    @Nullable EnergyMeter meter,
    @Nullable ConnectorLock lock,
    List<ResidualCurrentMonitor> residualCurrent,
    List<TemperatureSensor> temperatures,
    @Nullable Indicator indicator,
    SafetyLimits limits,
    Patience patience) {
  /** The connector of an EVSE that a board serves. */
  static final int CONNECTOR = 1;

  public RigPlan {
    residualCurrent = List.copyOf(residualCurrent);
    temperatures = List.copyOf(temperatures);
  }

  /** Every device of the EVSE. */
  public List<Device> devices() {
    List<Device> devices = new ArrayList<>();
    devices.add(board);
    if (meter != null) {
      devices.add(meter);
    }
    if (lock != null) {
      devices.add(lock);
    }
    devices.addAll(residualCurrent);
    devices.addAll(temperatures);
    if (indicator != null) {
      devices.add(indicator);
    }
    return devices;
  }

  /**
   * How long devices that are gone are waited for.
   *
   * @param faulted until the EVSE of a silent board is faulted
   * @param session until the session at a silent board ends
   * @param meter until a silent meter is a fault, and charging stops if it does
   * @param stopsWithoutMeter whether charging stops while the meter is silent
   */
  public record Patience(
      Duration faulted, Duration session, Duration meter, boolean stopsWithoutMeter) {
    /** Three seconds, a minute, ten seconds; charging goes on without a meter. */
    public static final Patience USUAL =
        new Patience(Duration.ofSeconds(3), Duration.ofSeconds(60), Duration.ofSeconds(10), false);
  }
}
