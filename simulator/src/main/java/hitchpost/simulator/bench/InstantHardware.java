package hitchpost.simulator.bench;

import hitchpost.core.hardware.HardwareCommand;
import hitchpost.core.hardware.HardwareEvent;
import hitchpost.core.hardware.HardwarePort;
import hitchpost.core.hardware.LockState;
import hitchpost.core.hardware.MeterReading;
import hitchpost.core.hardware.MeterReading.Measurement;
import hitchpost.core.hardware.Pilot;
import hitchpost.core.types.Measurand;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** One EVSE that obeys within the call, so that no time passes in the hardware. */
final class InstantHardware implements HardwarePort {
  /** Four values: these and the register. */
  static final List<Measurand> OFFERED =
      List.of(
          Measurand.ENERGY_ACTIVE_IMPORT_REGISTER,
          Measurand.POWER_ACTIVE_IMPORT,
          Measurand.VOLTAGE,
          Measurand.CURRENT_IMPORT);

  private static final long STEP_MILLI_WATT_HOURS = 3067;

  private final AtomicLong register = new AtomicLong(1_234_567_000);
  private volatile Consumer<HardwareEvent> station = event -> {};
  private volatile Pilot pilot = Pilot.A;
  private volatile long lastReadNanos;

  void tells(Consumer<HardwareEvent> listener) {
    station = listener;
  }

  /** A car that wants to charge comes. */
  void plugIn() {
    pilot = Pilot.C;
    describe();
  }

  /** When the meter was read last, by {@link System#nanoTime}. */
  long lastReadNanos() {
    return lastReadNanos;
  }

  @Override
  public void execute(HardwareCommand command) {
    switch (command) {
      case HardwareCommand.SetContactor(int evse, boolean closed) ->
          station.accept(new HardwareEvent.ContactorChanged(evse, closed));
      case HardwareCommand.SetLock(int evse, int connector, boolean locked) ->
          station.accept(
              new HardwareEvent.LockChanged(
                  evse, connector, locked ? LockState.LOCKED : LockState.UNLOCKED));
      case HardwareCommand.ReadMeter(int evse, long request, var _, var _) -> {
        MeterReading reading = reading();
        lastReadNanos = System.nanoTime();
        station.accept(new HardwareEvent.MeterRead(evse, request, reading));
      }
      case HardwareCommand.OfferCurrent _ -> {}
      case HardwareCommand.Indicate _ -> {}
      case HardwareCommand.Restart _ -> {}
      case HardwareCommand.ShowPrice _ -> {}
      case HardwareCommand.AnswerContract _ -> {}
      case HardwareCommand.AnswerEvCertificate _ -> {}
    }
  }

  @Override
  public void describe() {
    station.accept(new HardwareEvent.PilotChanged(1, 1, pilot));
  }

  private MeterReading reading() {
    return new MeterReading(
        register.addAndGet(STEP_MILLI_WATT_HOURS),
        List.of(
            new Measurement(Measurand.POWER_ACTIVE_IMPORT, null, 11_040_000),
            new Measurement(Measurand.VOLTAGE, null, 230_100),
            new Measurement(Measurand.CURRENT_IMPORT, null, 15_980)));
  }
}
