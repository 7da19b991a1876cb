package hitchpost.core.visit;

import hitchpost.core.Effects;
import hitchpost.core.Timer;
import hitchpost.core.Timers;
import hitchpost.core.evse.ConnectorView.Use;
import hitchpost.core.evse.EvseState;
import hitchpost.core.hardware.HardwareCommand;
import hitchpost.core.hardware.Pilot;
import hitchpost.core.smartcharging.Offer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Energy for the car of a running transaction: what is offered, and when the contactor is closed.
 *
 * <p>The contactor follows the car: closed only while a transaction runs, energy is offered and the
 * car is ready (IEC 61851-1, states C and D). When a limit pauses charging, the car is given time
 * to stop by itself, so that the contactor does not open under load.
 */
final class Supply {
  /** How long a car may take to start drawing before it counts as suspending. */
  static final Duration START_GRACE = Duration.ofSeconds(20);

  /** How long a car may take to stop drawing after nothing is offered any more. */
  static final Duration RELEASE_GRACE = Duration.ofSeconds(6);

  /** Least time between two closings of the contactor, however often the CSMS starts and stops. */
  static final Duration CONTACTOR_REST = Duration.ofSeconds(5);

  /** So long after the command to close, a contactor may close that has not reported it. */
  static final Duration CLOSING = Duration.ofSeconds(2);

  private static final String RELEASE_TIMER = "supply-release";
  private static final String REST_TIMER = "supply-rest";
  private static final String GRACE_TIMER = "supply-grace";
  private static final String SETTLE_TIMER = "supply-settle";

  private final Surroundings around;
  private final EvseState evse;
  private final Timers timers;
  private boolean permitted;
  private boolean begun;
  private boolean connected;

  /** The car was plugged in again, and has had no time yet to draw. */
  private boolean returned;

  private boolean closeCommanded;

  /** Whether a car has wanted power ever since the contactor was last told to open. */
  private boolean openedUnderLoad;

  private long stuckSinceNanos;

  private boolean resting;
  private @Nullable Long lastClosingNanos;
  private int offeredMilliAmperes;
  private int offeredPhases;
  private boolean pausing;
  private boolean resuming;
  private boolean released;

  Supply(Surroundings around, EvseState evse, Timers timers) {
    this.around = around;
    this.evse = evse;
    this.timers = timers;
    offeredPhases = evse.spec().phases();
  }

  /** A transaction runs from now on. */
  void begin(Effects fx) {
    permitted = true;
    begun = false;
    connected = true;
    returned = false;
    pausing = false;
    resuming = false;
    timers.start(fx, GRACE_TIMER, subject(), START_GRACE);
  }

  /** The transaction is ending: the contactor opens at once. */
  void end(Effects fx) {
    permitted = false;
    timers.stop(fx, GRACE_TIMER, subject());
    timers.stop(fx, RELEASE_TIMER, subject());
    timers.stop(fx, REST_TIMER, subject());
    contactor(fx, false);
    offer(fx, 0, offeredPhases);
  }

  /** No more energy in this transaction. */
  void deny() {
    permitted = false;
  }

  void timerFired(Timer timer) {
    if (timer.kind().equals(GRACE_TIMER)) {
      begun = true;
      resuming = false;
      returned = false;
    } else if (timer.kind().equals(RELEASE_TIMER)) {
      released = true;
    }
  }

  /** Brings offer and contactor in line with the phase, the car and what may be offered. */
  void regulate(Effects fx, Phase phase) {
    Pilot pilot = phase instanceof Phase.Running running ? pilot(running.connector()) : Pilot.A;
    noticeReturn(fx, phase, pilot);
    boolean safe = permitted && phase instanceof Phase.Running running && held(running);
    boolean wanted = safe && pilot.connected();
    boolean ready = safe && pilot.ready();
    Offer allowed = wanted ? around.smartCharging().offer(fx, evse.id()) : null;
    boolean offering = allowed != null && !allowed.pauses() && !switching(allowed);
    if (offering && ready) {
      begun = true;
      returned &= !evse.contactorClosed();
      resuming &= !evse.contactorClosed();
    }
    if (pausing && offering && !(ready && evse.contactorClosed())) {
      resuming = true;
      timers.start(fx, GRACE_TIMER, subject(), START_GRACE);
    }
    pausing = wanted && !offering;
    boolean releasing = releasing(fx);
    if (allowed != null && offering) {
      offer(fx, allowed.milliAmperes(), allowed.phases());
    } else {
      offer(fx, 0, offeredPhases);
    }
    contactor(fx, ready && (offering || releasing));
  }

  private void noticeReturn(Effects fx, Phase phase, Pilot pilot) {
    if (phase instanceof Phase.Running && pilot.connected() && !connected) {
      returned = true;
      timers.start(fx, GRACE_TIMER, subject(), START_GRACE);
    }
    connected = pilot.connected();
  }

  /** Whether the car came back to its transaction, and has had no time yet to draw. */
  boolean carReturned() {
    return returned;
  }

  /** Whether the number of phases has to change first, which is not done under load. */
  private boolean switching(Offer allowed) {
    return allowed.phases() != offeredPhases && evse.contactorClosed();
  }

  /** Whether the car is being given time to stop by itself. */
  private boolean releasing(Effects fx) {
    if (!pausing || !closeCommanded) {
      timers.stop(fx, RELEASE_TIMER, subject());
      released = false;
    } else if (!released && !timers.running(RELEASE_TIMER, subject())) {
      timers.start(fx, RELEASE_TIMER, subject(), RELEASE_GRACE);
    }
    return pausing && closeCommanded && !released;
  }

  /** A car at another connector of the EVSE is somebody else's. */
  private Pilot pilot(int connector) {
    return evse.connector(connector).map(EvseState.ConnectorState::pilot).orElse(Pilot.A);
  }

  /** No plug is under load that somebody could pull. */
  private boolean held(Phase.Running running) {
    return evse.connector(running.connector()).orElseThrow().held();
  }

  /** Whether the contactor is closed and should be open. */
  private boolean stuck() {
    return !closeCommanded && evse.contactorClosed();
  }

  /**
   * A contactor that stays closed against its command is a fault, whatever goes on here.
   *
   * @param known whether it is a known one
   */
  void watchContactor(Effects fx, boolean known) {
    if (!stuck()) {
      timers.stop(fx, Visit.CONTACTOR_TIMER, subject());
    } else if (!known && !timers.running(Visit.CONTACTOR_TIMER, subject())) {
      stuckSinceNanos = fx.now().monotonicNanos();
      Duration deadline = openedUnderLoad ? Visit.LOADED_OPENING_DEADLINE : Visit.HARDWARE_DEADLINE;
      timers.start(fx, Visit.CONTACTOR_TIMER, subject(), deadline);
    } else if (openedUnderLoad && !carReady()) {
      openedUnderLoad = false;
      if (timers.running(Visit.CONTACTOR_TIMER, subject())) {
        timers.start(fx, Visit.CONTACTOR_TIMER, subject(), unloadedDeadline(fx));
      }
    }
  }

  /** A car that has stopped needs no more time to. */
  private Duration unloadedDeadline(Effects fx) {
    Duration left =
        Visit.LOADED_OPENING_DEADLINE.minusNanos(fx.now().monotonicNanos() - stuckSinceNanos);
    return left.compareTo(Visit.HARDWARE_DEADLINE) < 0 ? left : Visit.HARDWARE_DEADLINE;
  }

  private boolean carReady() {
    return evse.connectors().stream().anyMatch(connector -> connector.pilot().ready());
  }

  /** The contactor reports what it did: one that nobody closed in this life is opened. */
  void contactorMoved(Effects fx, boolean closed) {
    timers.stop(fx, SETTLE_TIMER, subject());
    if (closed && !closeCommanded) {
      fx.hardware(new HardwareCommand.SetContactor(evse.id(), false));
    }
  }

  /** Whether no energy flows any more, nor will from a command to close that was not answered. */
  boolean open() {
    return !evse.contactorClosed() && !timers.running(SETTLE_TIMER, subject());
  }

  /** How the running transaction's connector is used. */
  Use use(int connector) {
    if (!permitted || pausing || resuming) {
      return Use.SUSPENDED_EVSE;
    }
    if (evse.contactorClosed() && pilot(connector).ready()) {
      return Use.CHARGING;
    }
    return begun && !closing() ? Use.SUSPENDED_EV : Use.PREPARING;
  }

  /** Whether the contactor is about to close, or was told to and has not confirmed it. */
  private boolean closing() {
    return resting || closeCommanded && !evse.contactorClosed();
  }

  private void offer(Effects fx, int milliAmperes, int phases) {
    if (milliAmperes != offeredMilliAmperes || phases != offeredPhases) {
      offeredMilliAmperes = milliAmperes;
      offeredPhases = phases;
      fx.hardware(new HardwareCommand.OfferCurrent(evse.id(), milliAmperes, phases));
    }
  }

  private void contactor(Effects fx, boolean closed) {
    resting = closed && !closeCommanded && rests(fx);
    if (closed != closeCommanded && !resting) {
      closeCommanded = closed;
      settle(fx);
      openedUnderLoad = !closed && carReady();
      lastClosingNanos = closed ? (Long) fx.now().monotonicNanos() : lastClosingNanos;
      fx.hardware(new HardwareCommand.SetContactor(evse.id(), closed));
    }
  }

  /** One that was told to close a moment ago, and opens again, may close before it does. */
  private void settle(Effects fx) {
    Long last = lastClosingNanos;
    if (closeCommanded || evse.contactorClosed() || last == null) {
      timers.stop(fx, SETTLE_TIMER, subject());
      return;
    }
    Duration left = CLOSING.minusNanos(fx.now().monotonicNanos() - last);
    if (left.isPositive()) {
      timers.start(fx, SETTLE_TIMER, subject(), left);
    }
  }

  /** Whether it is too early to close the contactor again; then a timer runs. */
  private boolean rests(Effects fx) {
    Long last = lastClosingNanos;
    if (last == null) {
      return false;
    }
    Duration left = CONTACTOR_REST.minusNanos(fx.now().monotonicNanos() - last);
    if (left.isPositive() && !timers.running(REST_TIMER, subject())) {
      timers.start(fx, REST_TIMER, subject(), left);
    }
    return left.isPositive();
  }

  private String subject() {
    return String.valueOf(evse.id());
  }
}
