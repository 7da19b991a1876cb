package hitchpost.core.visit;

import hitchpost.core.Effects;
import hitchpost.core.Timer;
import hitchpost.core.Timers;
import hitchpost.core.evse.ConnectorView.Use;
import hitchpost.core.evse.EvseState;
import hitchpost.core.hardware.HardwareCommand;
import hitchpost.core.hardware.MeterReading;
import hitchpost.core.hardware.Pilot;
import java.time.Duration;

/**
 * Energy for the car of a running transaction: what is offered, when the contactor is closed, and
 * how much a token that was refused late may still draw.
 *
 * <p>The contactor follows the car: closed only while a transaction runs, energy is offered and the
 * car is ready (IEC 61851-1, states C and D).
 */
final class Supply {
  /** How long a car may take to start drawing before it counts as suspending. */
  static final Duration START_GRACE = Duration.ofSeconds(20);

  /** How often the register is looked at while a refused token draws its allowance. */
  static final Duration ALLOWANCE_CHECK = Duration.ofSeconds(1);

  private static final String GRACE_TIMER = "supply-grace";
  private static final String ALLOWANCE_TIMER = "supply-allowance";

  /** No allowance is being counted. */
  private static final long UNLIMITED = Long.MAX_VALUE;

  private final Surroundings around;
  private final EvseState evse;
  private final Timers timers;
  private boolean permitted;
  private boolean begun;
  private boolean closeCommanded;
  private int offeredMilliAmperes;
  private long allowanceMilliWattHours;
  private long limitMilliWattHours = UNLIMITED;
  private long allowanceRequest;
  private boolean awaitingAllowance;

  Supply(Surroundings around, EvseState evse, Timers timers) {
    this.around = around;
    this.evse = evse;
    this.timers = timers;
  }

  /** A transaction runs from now on. */
  void begin(Effects fx) {
    permitted = true;
    begun = false;
    limitMilliWattHours = UNLIMITED;
    allowanceMilliWattHours = 0;
    timers.start(fx, GRACE_TIMER, subject(), START_GRACE);
  }

  /** The transaction is ending: the contactor opens at once. */
  void end(Effects fx) {
    permitted = false;
    timers.stop(fx, GRACE_TIMER, subject());
    timers.stop(fx, ALLOWANCE_TIMER, subject());
    limitMilliWattHours = UNLIMITED;
    contactor(fx, false);
    offer(fx, 0);
  }

  /** No more energy in this transaction. */
  void deny() {
    permitted = false;
  }

  /** Lets the car draw this much more, counted from the next reading on. */
  void limit(Effects fx, int wattHours) {
    allowanceMilliWattHours = wattHours * 1000L;
    readAllowance(fx);
  }

  /** Whether the reading was asked for by the allowance. */
  boolean allowanceRead(Effects fx, long request, MeterReading reading) {
    if (request != allowanceRequest || allowanceMilliWattHours == 0) {
      return false;
    }
    awaitingAllowance = false;
    if (limitMilliWattHours == UNLIMITED) {
      limitMilliWattHours = reading.importMilliWattHours() + allowanceMilliWattHours;
    }
    if (!exhausted(reading)) {
      timers.start(fx, ALLOWANCE_TIMER, subject(), ALLOWANCE_CHECK);
    }
    return true;
  }

  boolean exhausted(MeterReading reading) {
    return reading.importMilliWattHours() >= limitMilliWattHours;
  }

  /** True when an allowance can no longer be measured: it is over then. */
  boolean timerFired(Effects fx, Timer timer, Phase phase) {
    if (timer.kind().equals(GRACE_TIMER)) {
      begun = true;
    } else if (timer.kind().equals(ALLOWANCE_TIMER) && phase instanceof Phase.Running) {
      if (awaitingAllowance) {
        return true;
      }
      readAllowance(fx);
    }
    return false;
  }

  /** Brings offer and contactor in line with the phase and the car. */
  void regulate(Effects fx, Phase phase) {
    Pilot pilot = phase instanceof Phase.Running running ? pilot(running.connector()) : Pilot.A;
    boolean offering = permitted && pilot.connected();
    boolean drawing = permitted && pilot.ready();
    begun |= drawing;
    offer(fx, offering ? evse.spec().maxMilliAmperes() : 0);
    contactor(fx, drawing);
  }

  /** A car at another connector of the EVSE is somebody else's. */
  private Pilot pilot(int connector) {
    return evse.connector(connector).map(EvseState.ConnectorState::pilot).orElse(Pilot.A);
  }

  /** Whether the contactor is closed and should be open. */
  boolean stuck() {
    return !closeCommanded && evse.contactorClosed();
  }

  /** The contactor reports closed: one that nobody closed in this life is opened. */
  void contactorClosed(Effects fx) {
    if (!closeCommanded) {
      fx.hardware(new HardwareCommand.SetContactor(evse.id(), false));
    }
  }

  /** How the running transaction's connector is used. */
  Use use(int connector) {
    if (!permitted) {
      return Use.SUSPENDED_EVSE;
    }
    if (evse.contactorClosed() && pilot(connector).ready()) {
      return Use.CHARGING;
    }
    return begun && !closing() ? Use.SUSPENDED_EV : Use.PREPARING;
  }

  /** Whether the contactor was told to close and has not confirmed it. */
  private boolean closing() {
    return closeCommanded && !evse.contactorClosed();
  }

  private void readAllowance(Effects fx) {
    awaitingAllowance = true;
    allowanceRequest = around.metering().read(fx, evse.id());
    timers.start(fx, ALLOWANCE_TIMER, subject(), Visit.HARDWARE_DEADLINE);
  }

  private void offer(Effects fx, int milliAmperes) {
    if (milliAmperes != offeredMilliAmperes) {
      offeredMilliAmperes = milliAmperes;
      fx.hardware(new HardwareCommand.OfferCurrent(evse.id(), milliAmperes, evse.spec().phases()));
    }
  }

  private void contactor(Effects fx, boolean closed) {
    if (closed != closeCommanded) {
      closeCommanded = closed;
      fx.hardware(new HardwareCommand.SetContactor(evse.id(), closed));
    }
  }

  private String subject() {
    return String.valueOf(evse.id());
  }
}
