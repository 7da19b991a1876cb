package hitchpost.hal.rig;

import hitchpost.core.hardware.HardwareCommand;
import hitchpost.core.hardware.HardwareEvent;
import hitchpost.core.hardware.LockState;
import hitchpost.core.hardware.Pilot;
import hitchpost.hal.device.BoardEvent;
import hitchpost.hal.device.BoardEvent.Telemetry;
import hitchpost.hal.device.Cable;
import hitchpost.hal.device.ConnectorLock;
import hitchpost.hal.device.ConnectorLock.Position;
import hitchpost.hal.device.ConnectorLock.Result;
import hitchpost.hal.device.CurrentOffer;
import hitchpost.hal.device.DeviceFault;
import hitchpost.hal.device.DeviceFaultCode;
import hitchpost.hal.device.EvseBoard;
import hitchpost.hal.device.FaultChange;
import hitchpost.hal.device.LinkState;
import hitchpost.hal.device.ResidualCurrentMonitor;
import hitchpost.hal.rig.RigStatus.Measured;
import hitchpost.hal.safety.Guard;
import hitchpost.hal.safety.LatchStore;
import hitchpost.hal.safety.Outlet;
import hitchpost.hal.safety.Sign;
import hitchpost.hal.safety.Supervisor;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One EVSE: its devices, and its guard between them and the station.
 *
 * <p>What a driver says reaches the guard first, on the driver's own thread, and then the station.
 */
final class EvseRig implements Guard.Witness {
  /** For how long the station's word is good. */
  static final Duration LEASE = Duration.ofSeconds(5);

  private static final Logger LOG = LoggerFactory.getLogger(EvseRig.class);

  private final RigPlan plan;
  private final EvseBoard board;
  private final Consumer<HardwareEvent> station;
  private final LongSupplier nanos;
  private final Guard guard;
  private final Faults faults;
  private final MeterDesk meterDesk;
  private final Situation situation;
  private final Lookout lookout;
  private final Wish wish = new Wish();

  /** What is wanted by now, in the order in which it was worked out. */
  private final Outlet<Boolean> wanted = new Outlet<>(this::signWanted);

  /** Held while a wish is worked out, and never while a device is called. */
  private final ReentrantLock wishing = new ReentrantLock();

  private volatile @Nullable Telemetry telemetry;
  private volatile CurrentOffer offer = CurrentOffer.PAUSE;

  EvseRig(RigPlan plan, LatchStore latches, Consumer<HardwareEvent> station, LongSupplier nanos) {
    this.plan = plan;
    this.board = plan.board();
    this.station = station;
    this.nanos = nanos;
    faults = new Faults(plan.evse(), station);
    meterDesk = new MeterDesk(plan.evse(), plan.meter(), station, nanos);
    situation = new Situation(plan, station);
    var supervisor =
        new Supervisor(
            plan.limits(), board.capabilities(), plan.lock() != null, latches.load(plan.evse()));
    guard = new Guard(plan.evse(), board, plan.lock(), supervisor, latches, this, nanos);
    lookout = new Lookout(plan, guard, faults, meterDesk, nanos);
    listen();
  }

  private void listen() {
    board.onLink(this::boardLinked);
    board.listen(this::heard);
    ConnectorLock lock = plan.lock();
    if (lock != null) {
      lock.onMove(this::lockMovedByItself);
      lock.onLink(state -> lockLinked(lock, state));
    }
    if (plan.meter() != null) {
      plan.meter().onFault(change -> changed(Lookout.METER, change));
    }
    plan.residualCurrent().forEach(rcd -> rcd.onFault(change -> changed(rcd.name(), change)));
  }

  int evse() {
    return plan.evse();
  }

  Guard guard() {
    return guard;
  }

  RigPlan plan() {
    return plan;
  }

  /** Forbids power before any device is started, and asks for what a lock knows already. */
  void begin() {
    guard.begin();
    lookout.lookAtTemperatures();
    if (plan.lock() != null) {
      lockMovedByItself(plan.lock().position());
    }
    plan.residualCurrent().stream()
        .filter(ResidualCurrentMonitor::tripped)
        .forEach(rcd -> {
          var tripped = DeviceFault.of(DeviceFaultCode.RESIDUAL_CURRENT, "it had tripped", "");
          guard.sign(new Sign.FaultSeen(rcd.name(), tripped));
        });
  }

  // ---- what the station wants

  void execute(HardwareCommand command) {
    switch (command) {
      case HardwareCommand.SetContactor(_, boolean closed) -> contactor(closed);
      case HardwareCommand.OfferCurrent(_, int milliAmperes, int phases) ->
          offer(new CurrentOffer(milliAmperes, phases));
      case HardwareCommand.Restart _ -> restart();
      case HardwareCommand.SetLock(_, int connector, boolean locked) -> setLock(connector, locked);
      case HardwareCommand.ReadMeter read -> meterDesk.read(read);
      case HardwareCommand.Indicate(_, var light, int intensity, int blinks) -> {
        if (plan.indicator() != null) {
          plan.indicator().show(light, intensity, blinks);
        }
      }
      // these boards have no screen and speak no ISO 15118
      case HardwareCommand.ShowPrice _ -> {}
      case HardwareCommand.AnswerContract _ -> {}
      case HardwareCommand.AnswerEvCertificate _ -> {}
    }
  }

  private void contactor(boolean closed) {
    Pilot seen = situation.pilot();
    boolean underLoad = seen == null || seen.ready();
    wish(() -> {
      if (closed) {
        wish.close();
      } else {
        wish.open(nanos.getAsLong(), underLoad);
      }
    });
  }

  private void offer(CurrentOffer next) {
    offer = next;
    guard.sign(new Sign.Offered(next));
    wish(() -> wish.offer(next));
  }

  private void wish(Runnable change) {
    wishing.lock();
    try {
      change.run();
      wanted.add(wish.power());
    } finally {
      wishing.unlock();
    }
    wanted.run();
  }

  private void signWanted(Boolean power) {
    guard.sign(new Sign.PowerWanted(power));
  }

  private void setLock(int connector, boolean locked) {
    if (plan.lock() == null) {
      station.accept(
          new HardwareEvent.LockChanged(
              evse(), connector, locked ? LockState.LOCK_FAILED : LockState.UNLOCK_FAILED));
    } else {
      guard.sign(new Sign.LockWanted(locked));
    }
  }

  private void restart() {
    wish(wish::forget);
    offer(CurrentOffer.PAUSE);
    heed("reset faults", board.resetFaults());
    describe();
  }

  /** The station is alive and stands by what it wants. */
  void renew() {
    guard.sign(new Sign.Renewed(LEASE));
  }

  /** Somebody has looked after latched faults. */
  void acknowledge() {
    guard.sign(new Sign.Acknowledged());
    // what a device clears only now is over when it says so
    acknowledgeAfter("reset faults", board.resetFaults());
    plan.residualCurrent().forEach(rcd -> acknowledgeAfter("reset " + rcd.name(), rcd.reset()));
  }

  private void acknowledgeAfter(String what, CompletionStage<?> reset) {
    heed(what, reset.thenRun(() -> guard.sign(new Sign.Acknowledged())));
  }

  /** Tells the station how everything is. */
  void describe() {
    situation.describe();
    faults.describe();
  }

  // ---- what devices say

  private void heard(BoardEvent event) {
    switch (event) {
      case BoardEvent.PilotChanged(Pilot now) -> {
        guard.sign(new Sign.PilotSeen(now));
        situation.pilot(now);
      }
      case BoardEvent.PowerChanged(boolean on, boolean confirmed) -> {
        guard.sign(new Sign.PowerSeen(on, confirmed));
        situation.power(on);
      }
      case BoardEvent.CableChanged(Cable now) -> {
        guard.sign(new Sign.CableSeen(now));
        situation.cable(now);
      }
      case BoardEvent.CapabilitiesChanged(var capabilities) ->
          guard.sign(new Sign.BoardAble(capabilities));
      case BoardEvent.FaultRaised(DeviceFault fault) ->
          guard.sign(new Sign.FaultSeen(board.name(), fault));
      case BoardEvent.FaultCleared(String id) -> guard.sign(new Sign.FaultGone(board.name(), id));
      case Telemetry now -> heard(now);
      case BoardEvent.StopRequested _ -> station.accept(new HardwareEvent.StopPressed(evse()));
      case BoardEvent.Rebooted(String cause) -> {
        LOG.warn("EVSE {}: the board has started anew: {}", evse(), cause);
        guard.sign(new Sign.BoardRebooted());
      }
    }
  }

  private void heard(Telemetry now) {
    telemetry = now;
    heat("board", now.boardDeciCelsius());
    heat("plug", now.plugDeciCelsius());
  }

  private void heat(String sensor, @Nullable Integer deciCelsius) {
    if (deciCelsius != null) {
      guard.sign(new Sign.TemperatureSeen(sensor, OptionalInt.of(deciCelsius)));
    }
  }

  private void boardLinked(LinkState state) {
    guard.sign(new Sign.BoardLinked(state.up()));
    lookout.boardLinked(state);
    if (state.up()) {
      heed("be made available", board.enable(true));
    }
  }

  private void lockMovedByItself(Position position) {
    guard.sign(new Sign.LockSeen(position));
    switch (position) {
      case LOCKED -> situation.lock(LockState.LOCKED);
      case UNLOCKED -> situation.lock(LockState.UNLOCKED);
      case MOVING, UNKNOWN -> {}
    }
  }

  /** A lock that nobody can ask is not known to hold. */
  private void lockLinked(ConnectorLock lock, LinkState state) {
    guard.sign(new Sign.LockSeen(state.up() ? lock.position() : Position.UNKNOWN));
  }

  private void changed(String device, FaultChange change) {
    switch (change) {
      case FaultChange.Raised(DeviceFault fault) -> guard.sign(new Sign.FaultSeen(device, fault));
      case FaultChange.Cleared(String id) -> guard.sign(new Sign.FaultGone(device, id));
    }
  }

  /** An emergency stop was pressed, or released. */
  void emergencyStop(String button, boolean pressed) {
    var fault = DeviceFault.of(DeviceFaultCode.EMERGENCY_STOP, "emergency stop", "");
    changed(button, pressed ? new FaultChange.Raised(fault) : new FaultChange.Cleared(fault.id()));
  }

  // ---- what the guard says

  @Override
  public void raised(String id, DeviceFault fault) {
    faults.raise(id, fault, false);
  }

  @Override
  public void cleared(String id) {
    faults.clear(id);
  }

  @Override
  public void lockMoved(boolean locked, Result result) {
    switch (result) {
      case DONE, ASSUMED -> situation.lock(locked ? LockState.LOCKED : LockState.UNLOCKED);
      case FAILED -> situation.lock(locked ? LockState.LOCK_FAILED : LockState.UNLOCK_FAILED);
      case OVERTAKEN -> {}
    }
  }

  @Override
  public void unlockRefused() {
    situation.lock(LockState.UNLOCK_FAILED);
  }

  // ---- what time brings

  /** Once round; by one thread at a time. */
  void look() {
    lookout.look();
    Pilot seen = situation.pilot();
    if (seen != null && !seen.ready()) {
      wish(() -> wish.rest(nanos.getAsLong()));
    }
  }

  // ---- what there is to see

  RigStatus status() {
    return new RigStatus(
        evse(),
        situation.pilot(),
        situation.power(),
        situation.lock(),
        offer,
        guard.obstacle().orElse(null),
        faults.all(),
        telemetry,
        temperatures(),
        plan.meter() == null ? null : plan.meter().latest(),
        situation.contactorCycles(),
        plan.devices().stream().map(DeviceStatus::of).toList());
  }

  private List<Measured> temperatures() {
    return plan.temperatures().stream()
        .flatMap(sensor ->
            sensor.latest().map(read -> new Measured(sensor.name(), read.deciCelsius())).stream())
        .toList();
  }

  private void heed(String what, CompletionStage<Void> stage) {
    stage.whenComplete((_, failure) -> {
      if (failure != null) {
        LOG.debug("EVSE {}: could not {}: {}", evse(), what, failure.toString());
      }
    });
  }
}
