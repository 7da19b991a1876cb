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
import hitchpost.core.settings.Setting;
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

  /** A car has 6 s to stop before its contactor opens under load; a slow board tells 5 s later. */
  static final Duration LOADED_OPENING_DEADLINE = Duration.ofSeconds(15);

  static final String CONNECT_TIMER = "visit-connect";
  static final String LOCK_TIMER = "visit-lock";
  static final String METER_TIMER = "visit-meter";
  static final String CONTACTOR_TIMER = "visit-contactor";

  private final Surroundings around;
  private final EvseState evse;
  private final Timers timers = new Timers();
  private final Supply supply;
  private final Limits limits;
  private final Refusal refusal;
  private final TransactionSpan span;
  private final OwnFaults faults;
  private final Plugs plugs;
  private final BillReading register;
  private final Resumption resumption;
  private final Usage usage;
  private final Patience patience;
  private Phase phase = new Phase.Idle();
  private boolean carLeft;

  Visit(Surroundings around, EvseState evse) {
    this.around = around;
    this.evse = evse;
    this.supply = new Supply(around, evse, timers);
    this.limits = new Limits(around, evse, timers);
    this.refusal = new Refusal(around.settings(), supply, limits);
    this.span = new TransactionSpan(around, evse);
    this.faults = new OwnFaults(evse);
    this.plugs = new Plugs(evse, timers);
    this.register = new BillReading(around, evse, timers);
    this.patience = new Patience(around.settings(), plugs, timers, subject());
    this.usage = new Usage(evse, plugs, supply);
    this.resumption = new Resumption(around, evse, timers, plugs, span);
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
      plugs.unlock(fx, over.connector());
    }
  }

  /** Whether a car is connected, at a connector that may be used. */
  boolean carReady() {
    return evse.occupied().filter(c -> around.usable(evse.id(), c.id())).isPresent();
  }

  /** Whether a car has come, which may be that of the next driver. */
  boolean bayOccupied() {
    return evse.bayOccupied();
  }

  /** Whether some connector may be used and none is blocked by a cable. */
  boolean open() {
    return evse.connectors().stream().noneMatch(ConnectorState::present)
        && evse.connectors().stream().anyMatch(c -> around.usable(evse.id(), c.id()));
  }

  void grant(Effects fx, Grant grant) {
    apply(fx, new VisitEvent.Granted(grant));
  }

  /** Lets in whoever's transaction has begun before it was known where. */
  void join(Effects fx, Roamers.Roamer roamer) {
    span.join(roamer.transaction(), roamer.grant());
    refusal.early(roamer.refused());
    grant(fx, roamer.grant());
  }

  /** Goes on with a transaction of the last life; false when it cannot be told where its car is. */
  boolean resume(Effects fx, OpenTransaction open) {
    Optional<Phase.Resuming> found = resumption.begin(fx, open);
    found.ifPresent(resuming -> phase = resuming);
    return found.isPresent();
  }

  /** The hardware tells whether a car is at a connector. */
  void carSeen(int connector) {
    resumption.seen(connector);
  }

  private void interrupt(Effects fx, StopCause cause) {
    apply(fx, resumption.interrupt(fx, cause));
  }

  /** Ends what runs here. */
  void stop(Effects fx, StopCause cause, @Nullable IdToken by) {
    if (phase instanceof Phase.Resuming) {
      interrupt(fx, cause);
    } else if (running()) {
      transaction().ifPresent(t -> around.log().stopping(fx, t.id(), cause));
      span.stopping(fx, cause, by, standing());
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
    return phase.still();
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
  Standing standing() {
    return usage.standing(phase, phase.allowed(), running());
  }

  /** The token of the running transaction is no longer welcome. */
  void deauthorize(Effects fx) {
    if (phase instanceof Phase.Resuming) {
      interrupt(fx, StopCause.DEAUTHORIZED);
    }
    if (running()) {
      if (refusal.heard(fx, phase)) {
        stop(fx, StopCause.DEAUTHORIZED, null);
      }
    } else if (phase.allowed() != null && refusal.heardEarly()) {
      giveUp(fx, StopCause.DEAUTHORIZED);
    }
  }

  private void reached(Effects fx, StopCause limit) {
    if (limit != StopCause.DEAUTHORIZED || refusal.deny(fx, phase)) {
      stop(fx, limit, null);
    }
  }

  void settingChanged(Effects fx, Setting<?> setting) {
    if (running()) {
      limits.settingChanged(fx, setting);
    }
  }

  /** Looks at the hardware again after any input. */
  void look(Effects fx) {
    if (faults.look() && free()) {
      plugs.unlockAll(fx);
    }
    Optional<ConnectorState> car = evse.occupied();
    if (phase instanceof Phase.Resuming resuming) {
      resumption.look(fx, resuming).ifPresent(event -> apply(fx, event));
    }
    if (phase instanceof Phase.Running running) {
      lookWhileRunning(fx, running);
    } else if (phase instanceof Phase.Waiting
        || phase instanceof Phase.Locking
        || phase instanceof Phase.Beginning) {
      lookWhilePreparing(fx, car);
    } else if (phase instanceof Phase.Opening && supply.open()) {
      apply(fx, new VisitEvent.Opened());
    } else if (phase instanceof Phase.Over over && !plugs.present(over.connector())) {
      apply(fx, new VisitEvent.Cleared());
    }
    supply.regulate(fx, phase);
    supply.watchContactor(fx, faults.contactorIsStuck());
    if (running() || idle()) {
      span.look(fx, standing());
      if (span.wantsReading() && !register.running()) {
        register.ask(fx, Signature.BEGIN, phase.allowed());
      }
    }
  }

  private void lookWhileRunning(Effects fx, Phase.Running running) {
    if (around.evses().endsTransactions(evse.id(), running.connector())) {
      stop(fx, around.faultAt(evse.id(), running.connector()), null);
    } else if (!plugs.connected(running.connector()) && endsWithPlug()) {
      carLeft = true;
      stop(fx, StopCause.EV_DISCONNECTED, null);
    } else if (span.endsWithBay(standing())) {
      stop(fx, StopCause.EV_DEPARTED, null);
    } else if (span.endsWithEnergy(standing())) {
      stop(fx, StopCause.STOPPED_BY_EV, null);
    } else {
      patience.awaitReturn(fx, running.connector());
      if (!timers.running(LOCK_TIMER, subject())) {
        plugs.hold(fx, running.connector());
      }
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
      plugs.unlockEmpty(fx);
    }
  }

  /** The contactor moved, perhaps without being told to. */
  void contactorMoved(Effects fx, boolean closed) {
    supply.contactorMoved(fx, closed);
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
      plugs.unlock(fx, connector);
    } else if (state == LockState.LOCKED) {
      timers.stop(fx, LOCK_TIMER, subject());
      apply(fx, new VisitEvent.Locked());
    } else if (state == LockState.LOCK_FAILED) {
      span.because(StopCause.FAULT);
      apply(fx, new VisitEvent.LockFailed());
    }
  }

  /** Whether the reading answers a question of this visit. */
  boolean meterRead(Effects fx, long request, MeterReading reading) {
    if (limits.awaits(request)) {
      limits.answered(fx, reading).ifPresent(limit -> reached(fx, limit));
      return true;
    }
    if (!register.awaits(request)) {
      return false;
    }
    faults.meterSpoke();
    if (phase instanceof Phase.Closing closing) {
      finish(fx, closing, reading);
    } else if (phase instanceof Phase.Beginning beginning) {
      register.stop(fx);
      span.open(fx, reading, usage.standing(phase, beginning.grant(), true));
      apply(fx, new VisitEvent.Begun());
    } else if (span.wantsReading()) {
      register.stop(fx);
      span.open(fx, reading, standing());
    }
    return true;
  }

  void meterSilent(Effects fx, long request) {
    if (register.awaits(request) && phase instanceof Phase.Closing closing) {
      finish(fx, closing, null);
    } else if (register.awaits(request) && awaitsBegin()) {
      faults.meterSilent();
    }
  }

  void timerFired(Effects fx, Timer timer) {
    if (!timers.current(timer)) {
      return;
    }
    switch (timer.kind()) {
      case CONNECT_TIMER -> {
        if (running()) {
          stop(fx, StopCause.TIMEOUT, null);
        } else {
          giveUp(fx, StopCause.TIMEOUT);
        }
      }
      case LOCK_TIMER -> {
        if (phase instanceof Phase.Locking locking) {
          lockMoved(fx, locking.connector(), LockState.LOCK_FAILED);
        } else if (phase instanceof Phase.Running running) {
          lockMoved(fx, running.connector(), LockState.LOCK_FAILED);
        }
      }
      case METER_TIMER -> meterOverdue(fx);
      case Resumption.TIMER -> {
        if (phase instanceof Phase.Resuming) {
          interrupt(fx, StopCause.POWER_LOSS);
        }
      }
      case CONTACTOR_TIMER -> {
        faults.contactorStuck();
        apply(fx, new VisitEvent.Opened());
      }
      case Limits.TIMER -> limits.timerFired(fx).ifPresent(limit -> reached(fx, limit));
      default -> supply.timerFired(timer);
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
      register.ask(fx, Signature.BEGIN, phase.allowed());
    } else if (phase instanceof Phase.Closing closing) {
      finish(fx, closing, null);
    }
  }

  /** Energy flows no longer; {@code reading} is null when the meter is silent. */
  private void finish(Effects fx, Phase.Closing closing, @Nullable MeterReading reading) {
    boolean unlocks = around.settings().get(StandardSettings.UNLOCK_ON_EV_DISCONNECT);
    Holder holder =
        plugs.kept(closing.connector(), closing.cause(), unlocks) ? owner(closing.grant()) : null;
    span.energyOver(fx, closing.cause(), closing.by(), reading, standing());
    apply(fx, new VisitEvent.Finished(holder));
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
        refusal.early(false);
        stopTimers(fx);
        plugs.unlockAll(fx);
      }
      case Phase.Resuming p -> {}
      case Phase.Waiting p -> enteredWaiting(fx, before);
      case Phase.Locking p -> {
        if (plugs.hold(fx, p.connector())) {
          apply(fx, new VisitEvent.Locked());
        }
      }
      case Phase.Beginning p -> {
        timers.stop(fx, LOCK_TIMER, subject());
        if (span.opened()) {
          apply(fx, new VisitEvent.Begun());
        } else {
          register.ask(fx, Signature.BEGIN, phase.allowed());
        }
      }
      case Phase.Running p -> {
        stopTimers(fx);
        supply.begin(fx);
        span.current().ifPresent(open -> limits.begin(fx, open));
        if (refusal.counts(fx, p)) {
          stop(fx, StopCause.DEAUTHORIZED, null);
        }
      }
      case Phase.Opening p -> {
        supply.end(fx);
        limits.end(fx);
        if (supply.open() || faults.contactorIsStuck()) {
          apply(fx, new VisitEvent.Opened());
        }
      }
      case Phase.Closing p -> register.ask(fx, Signature.END, p.grant());
      case Phase.Over p -> {
        stopTimers(fx);
        if (p.holder() == null) {
          plugs.unlock(fx, p.connector());
        }
        if (!plugs.present(p.connector())) {
          apply(fx, new VisitEvent.Cleared());
        }
      }
    }
  }

  private void enteredWaiting(Effects fx, Phase before) {
    carLeft = false;
    if (!(before instanceof Phase.Locking || before instanceof Phase.Beginning)) {
      patience.awaitCar(fx);
    }
    timers.stop(fx, LOCK_TIMER, subject());
    register.stop(fx);
    evse.occupied().ifPresent(car -> apply(fx, new VisitEvent.CarConnected(car.id())));
  }

  private void stopTimers(Effects fx) {
    timers.stop(fx, CONNECT_TIMER, subject());
    timers.stop(fx, LOCK_TIMER, subject());
    register.stop(fx);
  }

  /** Opens the lock of a connector, unless that would let a plug be pulled under load. */
  void unlock(Effects fx, int connector) {
    plugs.unlock(fx, connector);
  }

  /** Whether a cable or a car is at a connector. */
  boolean present(int connector) {
    return plugs.present(connector);
  }

  /** How far a connector of this EVSE is used. */
  Use use(int connector) {
    return usage.of(phase, connector);
  }

  /** A remark for people on the state of the connector. */
  @Nullable String info() {
    boolean leftWhileRunning =
        phase instanceof Phase.Running running && !plugs.connected(running.connector());
    return leftWhileRunning || carLeft ? "EV side disconnected" : null;
  }

  private String subject() {
    return String.valueOf(evse.id());
  }
}
