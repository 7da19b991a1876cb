package hitchpost.hal.safety;

import hitchpost.core.hardware.Pilot;
import hitchpost.hal.device.BoardCapabilities;
import hitchpost.hal.device.Cable;
import hitchpost.hal.device.CurrentOffer;
import hitchpost.hal.device.DeviceFault;
import hitchpost.hal.device.DeviceFaultCode;
import hitchpost.hal.device.PowerPermit;
import hitchpost.hal.safety.ContactorWatch.Expected;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether power may flow at one EVSE, and what may be offered; a state machine without
 * clock or threads.
 *
 * <p>Power may flow only while the session side has renewed its lease, the board can be reached and
 * has said how it is, a car is connected, no fault forbids it, and the plug of a socket is held.
 * The board itself closes its contactor only while the car asks for it; that it opens again is
 * watched here.
 */
public final class Supervisor {
  /** How often a permit, or a denial that has not been obeyed, is repeated. */
  private static final Duration REPEAT = Duration.ofSeconds(1);

  /** Current that no open contactor lets through, and tolerance of what a car may draw. */
  private static final int STRAY_MILLI_AMPERES = 1000;

  /**
   * A board that may close its contactor, and has not been heard for longer, counts as lost: what
   * it said last is not held against the meter before.
   */
  private static final Duration SILENCE = Duration.ofSeconds(15);

  /** A longer rest between two signs means that the program stood still: there are ten a second. */
  private static final Duration LONGEST_REST = Duration.ofMillis(200);

  /** For how long a board is permitted power at a time. */
  static final Duration PERMIT = Duration.ofSeconds(5);

  private final SafetyLimits limits;
  private final boolean lockable;
  private final FaultBook faults;
  private final LockGuard lock;
  private final PhaseSwitch phases;
  private final Thermal thermal;
  private final ContactorWatch contactor = new ContactorWatch();
  private final Excess overload = new Excess();
  private final Excess stray = new Excess();
  private BoardCapabilities able;

  private boolean ended;
  private boolean linked;
  private boolean wanted;
  private boolean late;
  private @Nullable Pilot pilot;
  private @Nullable Long leaseEnd;
  private CurrentOffer requested = CurrentOffer.PAUSE;
  private @Nullable Cable cable;
  private @Nullable Obstacle obstacle = Obstacle.STARTING;

  // what the board was told; null when it may have forgotten
  private @Nullable Boolean granted;
  private @Nullable CurrentOffer offered;

  /** Whether the car sees an offer: a board may have to wait before it shows one. */
  private boolean shown;

  private long steppedNanos;
  private long permitNanos;
  private long deniedNanos;
  private long pauseNanos;

  /**
   * A supervisor for an EVSE of which nothing is known yet.
   *
   * @param lockable whether there is a lock, which has to hold before power may flow
   * @param kept faults that were latched when the station ended
   */
  public Supervisor(
      SafetyLimits limits, BoardCapabilities able, boolean lockable, List<LatchedFault> kept) {
    this.limits = limits;
    this.able = able;
    this.lockable = lockable;
    faults = new FaultBook(kept);
    lock = new LockGuard(limits.unlock());
    phases = new PhaseSwitch(limits.phaseRest());
    thermal = new Thermal(limits.thermal());
  }

  /** What to do before anything is known: no power, and the faults that were kept. */
  public List<Order> begin(long now) {
    List<Order> orders = new ArrayList<>();
    steppedNanos = now;
    faults.describe(orders);
    decide(orders, now);
    return orders;
  }

  /** Takes note of something, and tells what follows from it. */
  public List<Order> step(long now, Sign sign) {
    List<Order> orders = new ArrayList<>();
    long rest = now - steppedNanos;
    steppedNanos = now;
    if (rest > LONGEST_REST.toNanos()) {
      contactor.unwatched(rest);
    }
    note(orders, now, sign);
    judge(orders, now);
    decide(orders, now);
    return orders;
  }

  /** Why power may not flow now, empty when it may. */
  public Optional<Obstacle> obstacle() {
    return Optional.ofNullable(obstacle);
  }

  private void note(List<Order> orders, long now, Sign sign) {
    switch (sign) {
      case Sign.PowerWanted(boolean power) -> wanted(power);
      case Sign.Renewed(Duration validFor) -> leaseEnd = now + validFor.toNanos();
      case Sign.Offered(CurrentOffer offer) -> requested = offer;
      case Sign.OfferShown(CurrentOffer offer) -> shown |= offer.equals(offered);
      case Sign.LockWanted(boolean locked) -> lock.wanted(orders, now, locked);
      case Sign.Acknowledged _ -> acknowledge(orders);
      case Sign.BoardLinked(boolean up) -> linked(up);
      case Sign.BoardRebooted _ -> forgotten();
      case Sign.BoardAble(BoardCapabilities capabilities) -> able = capabilities;
      case Sign.PilotSeen(Pilot seen) -> pilot = seen;
      case Sign.PowerSeen(boolean on, boolean confirmed) -> contactor.seen(now, on, confirmed);
      case Sign.CableSeen(Cable seen) -> cable = seen;
      case Sign.LockSeen(var position) -> lock.seen(position);
      case Sign.FaultSeen(String device, DeviceFault fault) ->
          faults.raise(orders, id(device, fault.id()), fault);
      case Sign.FaultGone(String device, String faultId) ->
          faults.gone(orders, id(device, faultId));
      case Sign.TemperatureSeen(String sensor, var deciCelsius) ->
          thermal.seen(sensor, deciCelsius);
      case Sign.CurrentSeen(int milliAmperes) -> current(orders, now, milliAmperes);
      case Sign.Tick _ -> {}
      case Sign.Ended _ -> ended = true;
    }
  }

  private void wanted(boolean power) {
    wanted = power;
    if (power) {
      lock.needed();
    }
  }

  private static String id(String device, String faultId) {
    return device + "/" + faultId;
  }

  private void linked(boolean up) {
    if (up && !linked) {
      forgotten();
    }
    linked = up;
    if (!up) {
      pilot = null;
      contactor.lost();
    }
  }

  private void forgotten() {
    granted = null;
    offered = null;
    shown = false;
    overload.forget();
    phases.forgotten();
  }

  /**
   * A contactor that is seen open again is welded no longer, once somebody has looked at it; one
   * that did not close is tried again.
   */
  private void acknowledge(List<Order> orders) {
    if (!contactor.closed()) {
      gone(orders, DeviceFaultCode.CONTACTOR_WELDED);
    }
    gone(orders, DeviceFaultCode.CONTACTOR_NOT_CLOSING);
    faults.acknowledge(orders);
  }

  private void current(List<Order> orders, long now, int milliAmperes) {
    boolean open = !contactor.closed();
    Duration patience = Boolean.TRUE.equals(granted) ? SILENCE : limits.weldCurrent();
    if (stray.sampled(now, open && milliAmperes > STRAY_MILLI_AMPERES, patience)) {
      raise(orders, DeviceFaultCode.CONTACTOR_WELDED, "current flows though it is open");
    }
    long most = offered == null ? 0 : offered.milliAmperes() * 11L / 10 + STRAY_MILLI_AMPERES;
    if (overload.sampled(now, !open && milliAmperes > most, limits.overCurrent())) {
      raise(orders, DeviceFaultCode.OVER_CURRENT, "the car draws more than it is offered");
    }
  }

  /** Finds out what is wrong by now. */
  private void judge(List<Order> orders, long now) {
    contactor.expect(now, expected());
    late = late && contactor.closed();
    if (contactor.lateToOpen(now, able.feedback())) {
      if (Boolean.TRUE.equals(granted)) {
        late = true;
      } else if (contactor.confirmed()) {
        raise(orders, DeviceFaultCode.CONTACTOR_WELDED, "it does not open");
      } else {
        raise(orders, DeviceFaultCode.BOARD, "it does not open its contactor");
      }
    }
    if (contactor.lateToClose(now, able.feedback().plus(limits.closeMargin()))) {
      raise(orders, DeviceFaultCode.CONTACTOR_NOT_CLOSING, "it does not close");
    }
    set(orders, thermal.tooHot(), DeviceFaultCode.OVER_TEMPERATURE, "too hot to charge");
    set(orders, thermal.blind(), DeviceFaultCode.TEMPERATURE_SENSOR, "no temperature is known");
    if (!contactor.closed()) {
      gone(orders, DeviceFaultCode.BOARD);
    }
    if (pilot != null && !pilot.connected()) {
      gone(orders, DeviceFaultCode.OVER_CURRENT);
      gone(orders, DeviceFaultCode.CONTACTOR_NOT_CLOSING);
    }
  }

  private Expected expected() {
    if (!linked || granted == null || pilot == null) {
      return Expected.EITHER;
    }
    if (!granted || !pilot.ready()) {
      return Expected.OPEN;
    }
    return offered == null || offered.pause() || !shown ? Expected.EITHER : Expected.CLOSED;
  }

  private void set(List<Order> orders, boolean wrong, DeviceFaultCode code, String text) {
    if (wrong) {
      raise(orders, code, text);
    } else {
      gone(orders, code);
    }
  }

  private void raise(List<Order> orders, DeviceFaultCode code, String text) {
    DeviceFault usual = DeviceFault.of(code, text, "");
    // what is raised here forbids charging, also where a device would only warn
    var severity =
        usual.severity() == DeviceFault.Severity.WARN
            ? DeviceFault.Severity.STOP
            : usual.severity();
    // also one that is latched: it is not to be acknowledged while it lasts
    if (!faults.isPresent(id("", usual.id()))) {
      faults.raise(
          orders, id("", usual.id()), new DeviceFault(usual.id(), code, severity, text, ""));
    }
  }

  private void gone(List<Order> orders, DeviceFaultCode code) {
    faults.gone(orders, id("", code.name()));
  }

  /** Brings the board and the lock in line with what is known. */
  private void decide(List<Order> orders, long now) {
    phases.look(now, !contactor.closed() && (offered == null || offered.pause()));
    Obstacle why = obstacleNow(now);
    obstacle = why;
    boolean denied = why != null && !releasing(now, why);
    if (why != null && denied) {
      deny(orders, now, why);
    } else {
      grant(orders, now);
    }
    offer(orders, now, why == null ? bounded() : CurrentOffer.PAUSE);
    lock.look(orders, now, denied && surelyOpen(now));
  }

  /**
   * Whether the contactor says that it is open, and had time to be so if it says nothing, and no
   * meter says otherwise.
   */
  private boolean surelyOpen(long now) {
    return !contactor.closed()
        && !stray.lasts(now)
        && now - deniedNanos >= able.feedback().toNanos()
        && !faults.has(id("", DeviceFaultCode.CONTACTOR_WELDED.name()));
  }

  private @Nullable Obstacle obstacleNow(long now) {
    Long end = leaseEnd;
    if (ended) {
      return Obstacle.SHUT_DOWN;
    } else if (!linked) {
      return Obstacle.BOARD_UNREACHABLE;
    } else if (pilot == null || !contactor.known()) {
      return Obstacle.STARTING;
    } else if (faults.forbidding().isPresent()) {
      return Obstacle.FAULT;
    } else if (end == null || now - end >= 0) {
      return Obstacle.LEASE_OVER;
    } else if (!pilot.connected()) {
      return Obstacle.NO_CAR;
    } else if (lockable && !lock.holds()) {
      return Obstacle.UNLOCKED;
    } else if (late) {
      return Obstacle.CONTACTOR_LATE;
    } else if (lock.unlocking()) {
      return Obstacle.UNLOCKING;
    } else if (!wanted) {
      return Obstacle.NOT_WANTED;
    }
    return switching(now) ? Obstacle.PHASES : null;
  }

  private boolean switching(long now) {
    return able.phaseSwitch() && !requested.pause() && phases.mustWait(now, requested.phases());
  }

  /** Whether a car that draws is being given time to stop by itself. */
  private boolean releasing(long now, Obstacle why) {
    boolean draws =
        Boolean.TRUE.equals(granted)
            && contactor.known()
            && contactor.closed()
            && pilot != null
            && pilot.ready();
    boolean paused = offered != null && offered.pause();
    return why.gentle() && draws && !(paused && now - pauseNanos >= limits.release().toNanos());
  }

  /** What was requested, as far as board, cable and temperatures allow. */
  private CurrentOffer bounded() {
    int most = Math.min(requested.milliAmperes(), able.maxMilliAmperes());
    if (able.readsProximity() && cable != null) {
      most = Math.min(most, cable.milliAmperes());
    }
    most = Math.min(most, thermal.milliAmperes(able.maxMilliAmperes()));
    var bounded = new CurrentOffer(most, requested.phases());
    return bounded.pause() ? CurrentOffer.PAUSE : bounded;
  }

  private void grant(List<Order> orders, long now) {
    if (!Boolean.TRUE.equals(granted) || now - permitNanos >= REPEAT.toNanos()) {
      granted = true;
      permitNanos = now;
      orders.add(new Order.Permit(new PowerPermit.Granted(PERMIT)));
    }
  }

  private void deny(List<Order> orders, long now, Obstacle why) {
    boolean disobeyed = linked && contactor.closed() && now - permitNanos >= REPEAT.toNanos();
    if (!Boolean.FALSE.equals(granted) || disobeyed) {
      if (!Boolean.FALSE.equals(granted)) {
        contactor.again(now);
        stray.again(now);
        deniedNanos = now;
      }
      granted = false;
      permitNanos = now;
      orders.add(new Order.Permit(new PowerPermit.Denied(why.text())));
    }
  }

  private void offer(List<Order> orders, long now, CurrentOffer next) {
    if (!next.equals(offered)) {
      if (next.pause() && (offered == null || !offered.pause())) {
        pauseNanos = now;
      }
      shown &= offered != null && !offered.pause() && !next.pause();
      offered = next;
      orders.add(new Order.Offer(next));
    }
  }
}
