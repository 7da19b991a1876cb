package hitchpost.hal.rig;

import hitchpost.hal.device.DeviceFault;
import hitchpost.hal.device.DeviceFault.Severity;
import hitchpost.hal.device.DeviceFaultCode;
import hitchpost.hal.device.LinkState;
import hitchpost.hal.device.ResidualCurrentMonitor;
import hitchpost.hal.device.TemperatureSensor;
import hitchpost.hal.safety.Guard;
import hitchpost.hal.safety.Sign;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.LongSupplier;

/** Looks after the devices of an EVSE that say nothing by themselves, or nothing any more. */
final class Lookout {
  /** Name under which the guard hears of the meter. */
  static final String METER = "meter";

  private static final String BOARD_GONE = "board-unreachable";
  private static final String SILENT = "silent";

  /** A reading of a temperature that is older says nothing. */
  private static final Duration TEMPERATURE_AGE = Duration.ofSeconds(30);

  private final RigPlan plan;
  private final Guard guard;
  private final Faults faults;
  private final MeterDesk meterDesk;
  private final LongSupplier nanos;
  private final Absence board;
  private final Absence meter;
  private final Map<ResidualCurrentMonitor, Absence> monitors = new LinkedHashMap<>();

  /**
   * Listens to the links of meter and monitors from now on.
   *
   * @param nanos monotonic clock, the same as that of the devices
   */
  Lookout(RigPlan plan, Guard guard, Faults faults, MeterDesk meterDesk, LongSupplier nanos) {
    this.plan = plan;
    this.guard = guard;
    this.faults = faults;
    this.meterDesk = meterDesk;
    this.nanos = nanos;
    board = new Absence(nanos.getAsLong());
    meter = new Absence(nanos.getAsLong());
    if (plan.meter() != null) {
      plan.meter().onLink(meter::changed);
    }
    for (ResidualCurrentMonitor monitor : plan.residualCurrent()) {
      var absence = new Absence(nanos.getAsLong());
      monitors.put(monitor, absence);
      monitor.onLink(absence::changed);
    }
  }

  /** The link of the board is as good as this. */
  void boardLinked(LinkState state) {
    board.changed(state);
    if (state.up()) {
      faults.clear(BOARD_GONE);
    }
  }

  /** Once round; by one thread at a time. */
  void look() {
    long now = nanos.getAsLong();
    lookAtBoard(board.nanos(now));
    lookAtTemperatures();
    monitors.forEach((monitor, absence) -> lookAt(monitor, absence.nanos(now)));
    meterDesk.newMilliAmperes().ifPresent(found -> guard.sign(new Sign.CurrentSeen(found)));
    if (plan.meter() != null) {
      lookAtMeter(Math.max(meter.nanos(now), meterDesk.silentNanos()));
    }
  }

  private void lookAtBoard(long goneNanos) {
    if (goneNanos < plan.patience().faulted().toNanos()) {
      faults.clear(BOARD_GONE);
    } else {
      var fault =
          DeviceFault.of(DeviceFaultCode.BOARD, "the board is silent: " + board.cause(), "");
      faults.raise(BOARD_GONE, fault, goneNanos < plan.patience().session().toNanos());
    }
  }

  /** A meter that answers and tells nothing to be believed is as good as silent. */
  private void lookAtMeter(long silentNanos) {
    var severity = plan.patience().stopsWithoutMeter() ? Severity.STOP : Severity.WARN;
    var fault = new DeviceFault(SILENT, DeviceFaultCode.METER, severity, "the meter is silent", "");
    set(METER, fault, silentNanos >= plan.patience().meter().toNanos());
  }

  /**
   * Nobody knows whether a monitor trips that is gone alone; with its board power is off anyway.
   */
  private void lookAt(ResidualCurrentMonitor monitor, long goneNanos) {
    var code = DeviceFaultCode.RESIDUAL_CURRENT_SELF_TEST;
    var fault = new DeviceFault(SILENT, code, code.severity(), "it cannot be reached", "");
    boolean silent = goneNanos >= plan.patience().faulted().toNanos();
    set(monitor.name(), fault, silent && plan.board().link().up());
  }

  private void set(String device, DeviceFault fault, boolean wrong) {
    guard.sign(wrong ? new Sign.FaultSeen(device, fault) : new Sign.FaultGone(device, fault.id()));
  }

  /** Asks each sensor of a temperature. */
  void lookAtTemperatures() {
    long now = nanos.getAsLong();
    for (TemperatureSensor sensor : plan.temperatures()) {
      var reading =
          sensor
              .latest()
              .filter(found -> now - found.nanos() < TEMPERATURE_AGE.toNanos())
              .map(found -> OptionalInt.of(found.deciCelsius()))
              .orElseGet(OptionalInt::empty);
      guard.sign(new Sign.TemperatureSeen(sensor.name(), reading));
    }
  }
}
