package hitchpost.hal.rig;

import hitchpost.core.hardware.HardwareCommand;
import hitchpost.core.hardware.HardwareEvent;
import hitchpost.core.hardware.LockState;
import hitchpost.core.hardware.Pilot;
import hitchpost.hal.device.BoardEvent;
import hitchpost.hal.device.BoardEvent.Telemetry;
import hitchpost.hal.device.Cable;
import hitchpost.hal.device.ConnectorLock.Position;
import hitchpost.hal.device.ConnectorLock.Result;
import hitchpost.hal.device.CurrentOffer;
import hitchpost.hal.device.Device;
import hitchpost.hal.device.DeviceFault;
import hitchpost.hal.device.DeviceFault.Severity;
import hitchpost.hal.device.DeviceFaultCode;
import hitchpost.hal.device.EvseBoard;
import hitchpost.hal.device.FaultChange;
import hitchpost.hal.device.LinkState;
import hitchpost.hal.device.ResidualCurrentMonitor;
import hitchpost.hal.device.TemperatureSensor;
import hitchpost.hal.safety.Guard;
import hitchpost.hal.safety.LatchStore;
import hitchpost.hal.safety.Sign;
import hitchpost.hal.safety.Supervisor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
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

  private static final String BOARD_GONE = "board-unreachable";
  private static final String METER = "meter";

  /** A reading of a temperature that is older says nothing. */
  private static final Duration TEMPERATURE_AGE = Duration.ofSeconds(30);

  private static final Logger LOG = LoggerFactory.getLogger(EvseRig.class);

  private final RigPlan plan;
  private final EvseBoard board;
  private final Consumer<HardwareEvent> station;
  private final LongSupplier nanos;
  private final Guard guard;
  private final Faults faults;
  private final MeterDesk meterDesk;
  private final Absence boardAbsence;
  private final Absence meterAbsence;
  private final Wish wish = new Wish();
  private final AtomicLong contactorCycles = new AtomicLong();

  /** Held while a wish is worked out, and never while a device is called. */
  private final ReentrantLock wishing = new ReentrantLock();

  private volatile @Nullable Pilot pilot;
  private volatile @Nullable Boolean power;
  private volatile @Nullable Cable cable;
  private volatile @Nullable LockState lockState;
  private volatile @Nullable Telemetry telemetry;
  private volatile CurrentOffer offer = CurrentOffer.PAUSE;

  EvseRig(RigPlan plan, LatchStore latches, Consumer<HardwareEvent> station, LongSupplier nanos) {
    this.plan = plan;
    this.board = plan.board();
    this.station = station;
    this.nanos = nanos;
    faults = new Faults(plan.evse(), station);
    meterDesk = new MeterDesk(plan.evse(), plan.meter(), station);
    boardAbsence = new Absence(nanos.getAsLong());
    meterAbsence = new Absence(nanos.getAsLong());
    var supervisor =
        new Supervisor(
            plan.limits(), board.capabilities(), plan.lock() != null, latches.load(plan.evse()));
    guard = new Guard(plan.evse(), board, plan.lock(), supervisor, latches, this, nanos);
    listen();
  }

  private void listen() {
    board.onLink(this::boardLinked);
    board.listen(this::heard);
    if (plan.lock() != null) {
      plan.lock().onMove(this::lockMovedByItself);
    }
    if (plan.meter() != null) {
      plan.meter().onLink(state -> meterAbsence.changed(nanos.getAsLong(), state));
      plan.meter().onFault(change -> changed(METER, change));
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

  /** Every device of this EVSE. */
  List<Device> devices() {
    List<Device> devices = new ArrayList<>();
    devices.add(board);
    if (plan.meter() != null) {
      devices.add(plan.meter());
    }
    if (plan.lock() != null) {
      devices.add(plan.lock());
    }
    devices.addAll(plan.residualCurrent());
    devices.addAll(plan.temperatures());
    if (plan.indicator() != null) {
      devices.add(plan.indicator());
    }
    return devices;
  }

  /** Forbids power before any device is started, and asks for what a lock knows already. */
  void begin() {
    guard.begin();
    plan.temperatures().forEach(this::lookAt);
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
    Pilot seen = pilot;
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
    boolean wanted;
    wishing.lock();
    try {
      change.run();
      wanted = wish.power();
    } finally {
      wishing.unlock();
    }
    guard.sign(new Sign.PowerWanted(wanted));
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
    heed("reset faults", board.resetFaults());
    plan.residualCurrent()
        .forEach(rcd ->
            rcd.reset().whenComplete((done, failure) -> guard.sign(new Sign.Acknowledged())));
    guard.sign(new Sign.Acknowledged());
  }

  /** Tells the station how everything is. */
  void describe() {
    Pilot seen = pilot;
    if (seen != null) {
      station.accept(new HardwareEvent.PilotChanged(evse(), RigPlan.CONNECTOR, seen));
    }
    Cable inserted = cable;
    if (inserted != null && plan.lock() != null) {
      tellCable(inserted);
    }
    Boolean on = power;
    if (on != null) {
      station.accept(new HardwareEvent.ContactorChanged(evse(), on));
    }
    LockState held = lockState;
    if (held != null) {
      station.accept(new HardwareEvent.LockChanged(evse(), RigPlan.CONNECTOR, held));
    }
    faults.describe();
  }

  // ---- what devices say

  private void heard(BoardEvent event) {
    switch (event) {
      case BoardEvent.PilotChanged(Pilot now) -> {
        pilot = now;
        guard.sign(new Sign.PilotSeen(now));
        station.accept(new HardwareEvent.PilotChanged(evse(), RigPlan.CONNECTOR, now));
        if (plan.lock() != null && !board.capabilities().readsProximity()) {
          station.accept(
              new HardwareEvent.CableChanged(evse(), RigPlan.CONNECTOR, now.connected()));
        }
      }
      case BoardEvent.PowerChanged(boolean on, boolean confirmed) -> {
        if (on && !Boolean.TRUE.equals(power)) {
          contactorCycles.incrementAndGet();
        }
        power = on;
        guard.sign(new Sign.PowerSeen(on, confirmed));
        station.accept(new HardwareEvent.ContactorChanged(evse(), on));
      }
      case BoardEvent.CableChanged(Cable now) -> {
        cable = now;
        guard.sign(new Sign.CableSeen(now));
        if (plan.lock() != null) {
          tellCable(now);
        }
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

  private void tellCable(Cable now) {
    Integer carries = now.milliAmperes() == 0 ? null : now.milliAmperes();
    station.accept(
        new HardwareEvent.CableChanged(evse(), RigPlan.CONNECTOR, now != Cable.NONE, carries));
  }

  private void boardLinked(LinkState state) {
    boolean up = state.up();
    boardAbsence.changed(nanos.getAsLong(), state);
    guard.sign(new Sign.BoardLinked(up));
    if (up) {
      faults.clear(BOARD_GONE);
      heed("be made available", board.enable(true));
    }
  }

  private void lockMovedByItself(Position position) {
    guard.sign(new Sign.LockSeen(position));
    switch (position) {
      case LOCKED -> tellLock(LockState.LOCKED);
      case UNLOCKED -> tellLock(LockState.UNLOCKED);
      case MOVING, UNKNOWN -> {}
    }
  }

  private void tellLock(LockState state) {
    lockState = state;
    station.accept(new HardwareEvent.LockChanged(evse(), RigPlan.CONNECTOR, state));
  }

  private void changed(String device, FaultChange change) {
    switch (change) {
      case FaultChange.Raised(DeviceFault fault) -> guard.sign(new Sign.FaultSeen(device, fault));
      case FaultChange.Cleared(String id) -> guard.sign(new Sign.FaultGone(device, id));
    }
  }

  /** The emergency stop of the station was pressed, or released. */
  void emergencyStop(boolean pressed) {
    var fault = DeviceFault.of(DeviceFaultCode.EMERGENCY_STOP, "emergency stop", "");
    changed(
        "station", pressed ? new FaultChange.Raised(fault) : new FaultChange.Cleared(fault.id()));
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
    tellLock(
        switch (result) {
          case DONE, ASSUMED -> locked ? LockState.LOCKED : LockState.UNLOCKED;
          case FAILED -> locked ? LockState.LOCK_FAILED : LockState.UNLOCK_FAILED;
        });
  }

  @Override
  public void unlockRefused() {
    tellLock(LockState.UNLOCK_FAILED);
  }

  // ---- what time brings

  /** Looks at what is silent, and at what is only read. */
  void look() {
    long now = nanos.getAsLong();
    long gone = boardAbsence.nanos(now);
    RigPlan.Patience patience = plan.patience();
    if (gone >= patience.faulted().toNanos()) {
      var fault =
          DeviceFault.of(DeviceFaultCode.BOARD, "the board is silent: " + boardAbsence.cause(), "");
      faults.raise(BOARD_GONE, fault, gone < patience.session().toNanos());
    }
    if (plan.meter() != null) {
      lookAtMeter(meterAbsence.nanos(now) >= patience.meter().toNanos());
    }
    Pilot seen = pilot;
    if (seen != null && !seen.ready()) {
      wish(() -> wish.rest(now));
    }
    plan.temperatures().forEach(this::lookAt);
    meterDesk.newMilliAmperes().ifPresent(found -> guard.sign(new Sign.CurrentSeen(found)));
  }

  private void lookAtMeter(boolean silent) {
    var severity = plan.patience().stopsWithoutMeter() ? Severity.STOP : Severity.WARN;
    var fault =
        new DeviceFault("silent", DeviceFaultCode.METER, severity, "the meter is silent", "");
    changed(METER, silent ? new FaultChange.Raised(fault) : new FaultChange.Cleared(fault.id()));
  }

  private void lookAt(TemperatureSensor sensor) {
    long now = nanos.getAsLong();
    var reading =
        sensor
            .latest()
            .filter(found -> now - found.nanos() < TEMPERATURE_AGE.toNanos())
            .map(found -> OptionalInt.of(found.deciCelsius()))
            .orElseGet(OptionalInt::empty);
    guard.sign(new Sign.TemperatureSeen(sensor.name(), reading));
  }

  // ---- what there is to see

  RigStatus status() {
    return new RigStatus(
        evse(),
        pilot,
        power,
        lockState,
        offer,
        guard.obstacle().orElse(null),
        faults.all(),
        telemetry,
        plan.meter() == null ? null : plan.meter().latest(),
        contactorCycles.get(),
        devices().stream().map(DeviceStatus::of).toList());
  }

  private void heed(String what, CompletionStage<Void> stage) {
    stage.whenComplete((_, failure) -> {
      if (failure != null) {
        LOG.debug("EVSE {}: the board could not {}: {}", evse(), what, failure.toString());
      }
    });
  }
}
