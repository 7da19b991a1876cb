package hitchpost.core.visit;

import hitchpost.core.Effects;
import hitchpost.core.Timer;
import hitchpost.core.Timers;
import hitchpost.core.evse.ConnectorView.Use;
import hitchpost.core.evse.EvseState;
import hitchpost.core.evse.EvseState.ConnectorState;
import hitchpost.core.hardware.HardwareCommand.Signature;
import hitchpost.core.hardware.LockState;
import hitchpost.core.hardware.MeterReading;
import hitchpost.core.settings.StandardSettings;
import hitchpost.core.transaction.OpenTransaction;
import hitchpost.core.transaction.StopCause;
import hitchpost.core.types.IdToken;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One EVSE and whoever uses it: carries out what the {@link Phase} decides. */
final class Visit {
  /** How long the lock or the contactor may take to answer. */
  static final Duration HARDWARE_DEADLINE = Duration.ofSeconds(5);

  static final String CONNECT_TIMER = "visit-connect";
  static final String LOCK_TIMER = "visit-lock";
  static final String METER_TIMER = "visit-meter";
  static final String CONTACTOR_TIMER = "visit-contactor";

  private final Surroundings around;
  private final EvseState evse;
  private final Timers timers = new Timers();
  private final Supply supply;
  private final TransactionSpan span;
  private final OwnFaults faults;
  private Phase phase = new Phase.Idle();
  private long awaitedReading;
  private boolean carLeft;

  Visit(Surroundings around, EvseState evse) {
    this.around = around;
    this.evse = evse;
    this.supply = new Supply(around, evse, timers);
    this.span = new TransactionSpan(around, evse);
    this.faults = new OwnFaults(evse);
  }

  int evseId() {
    return evse.id();
  }

  Phase phase() {
    return phase;
  }

  Optional<OpenTransaction> transaction() {
    return span.running();
  }

  boolean running() {
    return phase instanceof Phase.Running;
  }

  /** Whether a plug is locked, or about to be, for a transaction that has not begun. */
  boolean preparing() {
    return phase instanceof Phase.Locking || phase instanceof Phase.Beginning;
  }

  /** Whether a new authorization could lead to a transaction here: no plug is kept for another. */
  boolean free() {
    return phase instanceof Phase.Idle || phase instanceof Phase.Over && holder().isEmpty();
  }

  /** Whoever the plug is kept locked for after a transaction. */
  Optional<Holder> holder() {
    return phase instanceof Phase.Over over ? Optional.ofNullable(over.holder()) : Optional.empty();
  }

  /** Gives a plug that was kept locked to whoever may have it. */
  void handOut(Effects fx) {
    if (phase instanceof Phase.Over over) {
      unlock(fx, over.connector());
    }
  }

  /** Whether a car is connected, at a connector that may be used. */
  boolean carReady() {
    return evse.occupied().filter(c -> around.usable(evse.id(), c.id())).isPresent();
  }

  /** Whether some connector may be used and none is blocked by a cable. */
  boolean open() {
    return evse.connectors().stream().noneMatch(ConnectorState::present)
        && evse.connectors().stream().anyMatch(c -> around.usable(evse.id(), c.id()));
  }

  void grant(Effects fx, Grant grant) {
    apply(fx, new VisitEvent.Granted(grant));
  }

  /** Ends what runs here. */
  void stop(Effects fx, StopCause cause, @Nullable IdToken by) {
    if (running()) {
      transaction().ifPresent(t -> around.log().stopping(fx, t.id(), cause));
      apply(fx, new VisitEvent.Stop(cause, by));
    } else if (idle() && transaction().isPresent()) {
      giveUp(fx, cause);
      if (transaction().isPresent()) {
        span.end(fx, cause, by, null);
      }
    }
  }

  /** Whether energy cannot flow, nor is its flow just ending. */
  private boolean idle() {
    return !(running() || phase instanceof Phase.Opening || phase instanceof Phase.Closing);
  }

  /** Takes an authorization away that has not led to energy. */
  void giveUp(Effects fx, StopCause cause) {
    if (idle()) {
      span.because(cause);
      apply(fx, new VisitEvent.GivenUp());
      span.look(fx, standing());
    }
  }

  /** How things stand here, for the transaction. */
  private Standing standing() {
    return switch (phase) {
      case Phase.Idle p -> standing(null, false);
      case Phase.Waiting p -> standing(p.grant(), false);
      case Phase.Locking p -> standing(p.grant(), false);
      case Phase.Beginning p -> standing(p.grant(), false);
      case Phase.Running p -> standing(p.grant(), true);
      case Phase.Opening p -> standing(null, false);
      case Phase.Closing p -> standing(null, false);
      case Phase.Over p -> standing(null, false);
    };
  }

  private Standing standing(@Nullable Grant grant, boolean permitted) {
    ConnectorState car = evse.occupied().orElse(null);
    return car == null
        ? new Standing(grant, 0, false, permitted, Use.FREE)
        : new Standing(grant, car.id(), car.pilot().connected(), permitted, use(car.id()));
  }

  /** The token of the running transaction is no longer welcome. */
  void deauthorize(Effects fx) {
    if (!running()) {
      return;
    }
    int allowance = around.settings().get(StandardSettings.MAX_ENERGY_ON_INVALID_ID);
    if (allowance > 0) {
      supply.limit(fx, allowance);
    } else {
      deny(fx);
    }
  }

  private void deny(Effects fx) {
    if (around.settings().get(StandardSettings.STOP_TX_ON_INVALID_ID)) {
      stop(fx, StopCause.DEAUTHORIZED, null);
    } else {
      supply.deny();
      supply.regulate(fx, phase);
    }
  }

  /** Looks at the hardware again after any input. */
  void look(Effects fx) {
    if (faults.look() && free()) {
      evse.connectors().forEach(c -> unlock(fx, c.id()));
    }
    Optional<ConnectorState> car = evse.occupied();
    if (phase instanceof Phase.Running running) {
      lookWhileRunning(fx, running);
    } else if (phase instanceof Phase.Waiting
        || phase instanceof Phase.Locking
        || phase instanceof Phase.Beginning) {
      lookWhilePreparing(fx, car);
    } else if (phase instanceof Phase.Opening && !evse.contactorClosed()) {
      apply(fx, new VisitEvent.Opened());
    } else if (phase instanceof Phase.Over over && !present(over.connector())) {
      apply(fx, new VisitEvent.Cleared());
    }
    supply.regulate(fx, phase);
    watchContactor(fx);
    if (running() || idle()) {
      span.look(fx, standing());
      if (span.wantsReading() && !timers.running(METER_TIMER, subject())) {
        readMeter(fx, Signature.BEGIN);
      }
    }
  }

  /** A contactor that stays closed against its command is a fault, whatever goes on here. */
  private void watchContactor(Effects fx) {
    if (!supply.stuck()) {
      timers.stop(fx, CONTACTOR_TIMER, subject());
    } else if (!faults.contactorIsStuck() && !timers.running(CONTACTOR_TIMER, subject())) {
      timers.start(fx, CONTACTOR_TIMER, subject(), HARDWARE_DEADLINE);
    }
  }

  private void lookWhileRunning(Effects fx, Phase.Running running) {
    if (around.evses().faulted(evse.id(), running.connector())) {
      stop(fx, StopCause.FAULT, null);
    } else if (!connected(running.connector()) && endsWithPlug()) {
      carLeft = true;
      stop(fx, StopCause.EV_DISCONNECTED, null);
    } else if (span.endsWithEnergy(standing())) {
      stop(fx, StopCause.STOPPED_BY_EV, null);
    } else if (!timers.running(LOCK_TIMER, subject())) {
      hold(fx, running.connector());
    }
  }

  private boolean endsWithPlug() {
    return around.settings().get(StandardSettings.STOP_TX_ON_EV_DISCONNECT) || span.endsWithPlug();
  }

  private void lookWhilePreparing(Effects fx, Optional<ConnectorState> car) {
    if (evse.connectors().stream().noneMatch(c -> around.usable(evse.id(), c.id()))
        || car.isPresent() && !around.usable(evse.id(), car.get().id())) {
      giveUp(fx, StopCause.FAULT);
    } else if (car.isPresent()) {
      apply(fx, new VisitEvent.CarConnected(car.get().id()));
    } else {
      apply(fx, new VisitEvent.CarGone());
    }
  }

  /** The contactor moved, perhaps without being told to. */
  void contactorMoved(Effects fx, boolean closed) {
    if (closed) {
      supply.contactorClosed(fx);
    }
  }

  /** The lock moved, or did not. */
  void lockMoved(Effects fx, int connector, LockState state) {
    if (state == LockState.LOCK_FAILED || state == LockState.UNLOCK_FAILED) {
      faults.lockStuck(connector);
    }
    if (state == LockState.UNLOCKED) {
      apply(fx, new VisitEvent.HandedOut());
    }
    if (state == LockState.LOCKED && mayGo()) {
      unlock(fx, connector);
    } else if (state == LockState.LOCKED) {
      timers.stop(fx, LOCK_TIMER, subject());
      apply(fx, new VisitEvent.Locked());
    } else if (state == LockState.LOCK_FAILED) {
      apply(fx, new VisitEvent.LockFailed());
    }
  }

  /** Whether the reading answers a question of this visit. */
  boolean meterRead(Effects fx, long request, MeterReading reading) {
    if (supply.allowanceRead(fx, request, reading)) {
      if (supply.exhausted(reading)) {
        deny(fx);
      }
      return true;
    }
    if (request != awaitedReading) {
      return false;
    }
    faults.meterSpoke();
    if (phase instanceof Phase.Closing closing) {
      finish(fx, closing, reading);
    } else if (phase instanceof Phase.Beginning beginning) {
      timers.stop(fx, METER_TIMER, subject());
      span.open(fx, reading, standing(beginning.grant(), true));
      apply(fx, new VisitEvent.Begun());
    } else if (span.wantsReading()) {
      timers.stop(fx, METER_TIMER, subject());
      span.open(fx, reading, standing());
    }
    return true;
  }

  void meterSilent(Effects fx, long request) {
    if (request == awaitedReading && phase instanceof Phase.Closing closing) {
      finish(fx, closing, null);
    } else if (request == awaitedReading && awaitsBegin()) {
      faults.meterSilent();
    }
  }

  void timerFired(Effects fx, Timer timer) {
    if (!timers.current(timer)) {
      return;
    }
    switch (timer.kind()) {
      case CONNECT_TIMER -> giveUp(fx, StopCause.TIMEOUT);
      case LOCK_TIMER -> {
        if (phase instanceof Phase.Locking locking) {
          lockMoved(fx, locking.connector(), LockState.LOCK_FAILED);
        } else if (phase instanceof Phase.Running running) {
          lockMoved(fx, running.connector(), LockState.LOCK_FAILED);
        }
      }
      case METER_TIMER -> meterOverdue(fx);
      case CONTACTOR_TIMER -> {
        faults.contactorStuck();
        apply(fx, new VisitEvent.Opened());
      }
      default -> {
        if (supply.timerFired(fx, timer, phase)) {
          deny(fx);
        }
      }
    }
  }

  /** Whether nobody has a reason to keep the plug: also one locked before a restart. */
  private boolean mayGo() {
    return phase instanceof Phase.Idle || phase instanceof Phase.Over over && over.holder() == null;
  }

  private boolean awaitsBegin() {
    return phase instanceof Phase.Beginning || span.wantsReading();
  }

  private void meterOverdue(Effects fx) {
    if (awaitsBegin()) {
      faults.meterSilent();
      readMeter(fx, Signature.BEGIN);
    } else if (phase instanceof Phase.Closing closing) {
      finish(fx, closing, null);
    }
  }

  /** Energy flows no longer; {@code reading} is null when the meter is silent. */
  private void finish(Effects fx, Phase.Closing closing, @Nullable MeterReading reading) {
    Holder holder = keepsPlug(closing) ? owner(closing.grant()) : null;
    span.energyOver(fx, closing.cause(), closing.by(), reading, standing());
    apply(fx, new VisitEvent.Finished(holder));
  }

  /** Whether the plug stays locked until its owner comes; a fixed cable is nobody's. */
  private boolean keepsPlug(Phase.Closing closing) {
    if (evse.connector(closing.connector()).orElseThrow().spec().fixedCable()) {
      return false;
    }
    return switch (closing.cause()) {
      case DEAUTHORIZED -> true;
      case EV_DISCONNECTED -> !around.settings().get(StandardSettings.UNLOCK_ON_EV_DISCONNECT);
      default -> false;
    };
  }

  private Holder owner(Grant grant) {
    return new Holder(
        grant.token(), transaction().map(OpenTransaction::group).orElse(grant.group()));
  }

  private void apply(Effects fx, VisitEvent event) {
    Phase before = phase;
    phase = before.next(event);
    if (!phase.equals(before)) {
      entered(fx, before);
    }
  }

  private void entered(Effects fx, Phase before) {
    switch (phase) {
      case Phase.Idle p -> {
        carLeft = false;
        stopTimers(fx);
        evse.connectors().forEach(c -> unlock(fx, c.id()));
      }
      case Phase.Waiting p -> enteredWaiting(fx, before);
      case Phase.Locking p -> {
        if (hold(fx, p.connector())) {
          apply(fx, new VisitEvent.Locked());
        }
      }
      case Phase.Beginning p -> {
        timers.stop(fx, LOCK_TIMER, subject());
        if (span.opened()) {
          apply(fx, new VisitEvent.Begun());
        } else {
          readMeter(fx, Signature.BEGIN);
        }
      }
      case Phase.Running p -> {
        stopTimers(fx);
        supply.begin(fx);
      }
      case Phase.Opening p -> {
        supply.end(fx);
        if (!evse.contactorClosed() || faults.contactorIsStuck()) {
          apply(fx, new VisitEvent.Opened());
        }
      }
      case Phase.Closing p -> readMeter(fx, Signature.END);
      case Phase.Over p -> {
        stopTimers(fx);
        if (p.holder() == null) {
          unlock(fx, p.connector());
        }
        if (!present(p.connector())) {
          apply(fx, new VisitEvent.Cleared());
        }
      }
    }
  }

  private void enteredWaiting(Effects fx, Phase before) {
    carLeft = false;
    if (!(before instanceof Phase.Locking || before instanceof Phase.Beginning)) {
      int seconds = around.settings().get(StandardSettings.CONNECTION_TIMEOUT);
      if (seconds > 0) {
        timers.start(fx, CONNECT_TIMER, subject(), Duration.ofSeconds(seconds));
      }
    }
    timers.stop(fx, LOCK_TIMER, subject());
    timers.stop(fx, METER_TIMER, subject());
    evse.occupied().ifPresent(car -> apply(fx, new VisitEvent.CarConnected(car.id())));
  }

  /** Locks a plug that could be pulled; true when none could. */
  private boolean hold(Effects fx, int connector) {
    boolean held = evse.connector(connector).orElseThrow().held();
    if (!held) {
      evse.moveLock(fx, connector, true);
      timers.start(fx, LOCK_TIMER, subject(), HARDWARE_DEADLINE);
    }
    return held;
  }

  /** Never while the contactor may be closed: a plug is not pulled under load. */
  void unlock(Effects fx, int connector) {
    ConnectorState state = evse.connector(connector).orElseThrow();
    if (!state.spec().fixedCable()
        && state.lock() != LockState.UNLOCKED
        && !evse.contactorClosed()) {
      evse.moveLock(fx, connector, false);
    }
  }

  private void readMeter(Effects fx, Signature end) {
    awaitedReading = around.metering().readForBill(fx, evse.id(), end);
    timers.start(fx, METER_TIMER, subject(), around.metering().deadline(evse.id()));
  }

  /** Whether a car is at the other end of the cable. */
  private boolean connected(int connector) {
    return evse.connector(connector).filter(c -> c.pilot().connected()).isPresent();
  }

  /** Whether a cable or a car is at a connector. */
  boolean present(int connector) {
    return evse.connector(connector).filter(ConnectorState::present).isPresent();
  }

  private void stopTimers(Effects fx) {
    for (String kind : new String[] {CONNECT_TIMER, LOCK_TIMER, METER_TIMER}) {
      timers.stop(fx, kind, subject());
    }
  }

  /** How far a connector of this EVSE is used. */
  Use use(int connector) {
    return switch (phase) {
      case Phase.Idle p -> present(connector) ? Use.PREPARING : Use.FREE;
      case Phase.Waiting p -> Use.PREPARING;
      case Phase.Locking p -> at(connector, p.connector(), Use.PREPARING);
      case Phase.Beginning p -> at(connector, p.connector(), Use.PREPARING);
      case Phase.Running p -> at(connector, p.connector(), supply.use(p.connector()));
      case Phase.Opening p -> at(connector, p.connector(), Use.ENDING);
      case Phase.Closing p -> at(connector, p.connector(), Use.ENDING);
      case Phase.Over p -> at(connector, p.connector(), Use.ENDING);
    };
  }

  /** A remark for people on the state of the connector. */
  @Nullable String info() {
    boolean leftWhileRunning =
        phase instanceof Phase.Running running && !connected(running.connector());
    return leftWhileRunning || carLeft ? "EV side disconnected" : null;
  }

  private Use at(int connector, int used, Use use) {
    if (connector == used) {
      return use;
    }
    return present(connector) ? Use.PREPARING : Use.FREE;
  }

  private String subject() {
    return String.valueOf(evse.id());
  }
}
