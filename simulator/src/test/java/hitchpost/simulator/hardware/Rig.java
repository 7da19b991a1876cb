package hitchpost.simulator.hardware;

import hitchpost.core.evse.EvseSpec;
import hitchpost.core.evse.EvseSpec.ConnectorSpec;
import hitchpost.core.hardware.HardwareCommand;
import hitchpost.core.hardware.HardwareCommand.OfferCurrent;
import hitchpost.core.hardware.HardwareCommand.SetContactor;
import hitchpost.core.hardware.HardwareEvent;
import hitchpost.core.hardware.MeterReading;
import hitchpost.simulator.hardware.HardwareSnapshot.CarState;
import hitchpost.simulator.hardware.HardwareSnapshot.EvseState;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** A simulated station with its own time, and the words that its tests are written in. */
final class Rig {
  static final EvseSpec SOCKET = evse(1, new ConnectorSpec(1, "sType2", false));
  static final EvseSpec CABLE = evse(1, new ConnectorSpec(1, "cType2", true));

  final SimulatedHardware hardware;
  private long nanos = 5;

  Rig(EvseSetup... setups) {
    hardware = new SimulatedHardware(nanos, List.of(setups));
  }

  /** One EVSE with a fixed cable and the usual car. */
  static Rig withCable() {
    return new Rig(EvseSetup.of(CABLE));
  }

  /** One EVSE with a socket and the usual car. */
  static Rig withSocket() {
    return new Rig(EvseSetup.of(SOCKET));
  }

  static EvseSpec evse(int id, ConnectorSpec... connectors) {
    return new EvseSpec(id, 3, 32_000, 230, List.of(connectors));
  }

  static EvseSetup withCar(CarSpec car) {
    return new EvseSetup(CABLE, car, 0, HardwareTiming.TYPICAL, false);
  }

  long nanos() {
    return nanos;
  }

  List<HardwareEvent> passes(Duration time) {
    nanos += time.toNanos();
    return hardware.advance(nanos);
  }

  List<HardwareEvent> passes(long millis) {
    return passes(Duration.ofMillis(millis));
  }

  List<HardwareEvent> does(HardwareCommand command) {
    return hardware.command(nanos, command);
  }

  List<HardwareEvent> happens(Stimulus stimulus) {
    return hardware.stimulate(nanos, stimulus);
  }

  List<HardwareEvent> plugsIn() {
    return happens(new Stimulus.PlugIn(1, 1, CarChange.NONE));
  }

  List<HardwareEvent> plugsOut() {
    return happens(new Stimulus.PlugOut(1, 1));
  }

  List<HardwareEvent> offers(int milliAmperes) {
    return does(new OfferCurrent(1, milliAmperes, 3));
  }

  List<HardwareEvent> closesContactor() {
    return does(new SetContactor(1, true));
  }

  List<HardwareEvent> opensContactor() {
    return does(new SetContactor(1, false));
  }

  /** Plugs in, offers 32 A and closes; the car draws when this returns. */
  Rig charges() {
    plugsIn();
    offers(32_000);
    passes(1000);
    closesContactor();
    passes(50);
    return this;
  }

  EvseState evse() {
    return hardware.evseState(1);
  }

  CarState car() {
    return Objects.requireNonNull(evse().car());
  }

  long delivered() {
    return evse().deliveredMilliWattHours();
  }

  long register() {
    return evse().meter().registerMilliWattHours();
  }

  /** Reads the meter and waits for the answer. */
  MeterReading reads() {
    does(new HardwareCommand.ReadMeter(1, 77));
    return passes(20).stream()
        .filter(HardwareEvent.MeterRead.class::isInstance)
        .map(event -> ((HardwareEvent.MeterRead) event).reading())
        .findFirst()
        .orElseThrow();
  }
}
