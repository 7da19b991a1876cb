package hitchpost.hal.safety;

import hitchpost.core.hardware.Pilot;
import hitchpost.hal.device.BoardCapabilities;
import hitchpost.hal.device.ConnectorLock.Position;
import hitchpost.hal.device.CurrentOffer;
import hitchpost.hal.device.DeviceFault;
import hitchpost.hal.device.DeviceFaultCode;
import hitchpost.hal.device.PowerPermit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** A supervisor in virtual time, and everything that it ordered. */
final class SupervisorBench {
  static final CurrentOffer SIXTEEN = new CurrentOffer(16_000, 3);

  /** A board with a socket and everything else. */
  static final BoardCapabilities ABLE =
      new BoardCapabilities(6_000, 32_000, 1, 3, true, true, true, true, false, null);

  private final Supervisor supervisor;
  final List<Boolean> lockMoves = new ArrayList<>();
  final Map<String, DeviceFault> faults = new LinkedHashMap<>();
  final List<List<LatchedFault>> latches = new ArrayList<>();
  final List<Order> orders = new ArrayList<>();
  boolean permitted;
  int refusals;
  CurrentOffer offered = CurrentOffer.PAUSE;

  /** Whether the board does not show at once what it is told to offer. */
  boolean slow;

  long now = 1_000_000_000L;
  private boolean renewing = true;

  SupervisorBench() {
    this(true, List.of());
  }

  SupervisorBench(boolean lockable, List<LatchedFault> kept) {
    supervisor = new Supervisor(SafetyLimits.DEFAULTS, ABLE, lockable, kept);
    heed(supervisor.begin(now));
  }

  /** A car that is connected, locked in and welcome, and charges. */
  static SupervisorBench charging() {
    return new SupervisorBench().reached().carConnected().charges();
  }

  /** The board says how it is: no car, contactor open. */
  SupervisorBench reached() {
    return tell(new Sign.BoardLinked(true))
        .tell(new Sign.PilotSeen(Pilot.A))
        .tell(new Sign.PowerSeen(false, true))
        .tell(new Sign.LockSeen(Position.UNLOCKED))
        .pass(Duration.ofSeconds(4));
  }

  SupervisorBench carConnected() {
    return tell(new Sign.CableSeen(hitchpost.hal.device.Cable.A32))
        .tell(new Sign.PilotSeen(Pilot.B))
        .tell(new Sign.LockWanted(true))
        .tell(new Sign.LockSeen(Position.LOCKED));
  }

  SupervisorBench charges() {
    return tell(new Sign.Offered(SIXTEEN))
        .tell(new Sign.PowerWanted(true))
        .tell(new Sign.PilotSeen(Pilot.C))
        .tell(new Sign.PowerSeen(true, true));
  }

  SupervisorBench tell(Sign sign) {
    heed(supervisor.step(now, sign));
    return this;
  }

  /** The session stops renewing its permit. */
  SupervisorBench sessionHangs() {
    renewing = false;
    return this;
  }

  /** Time passes, a tick each 100 ms, with the session renewing each second. */
  SupervisorBench pass(Duration time) {
    long end = now + time.toNanos();
    while (now < end) {
      if (renewing && now % 1_000_000_000L == 0) {
        tell(new Sign.Renewed(Duration.ofSeconds(5)));
      }
      now += SafetyLoop.TICK.toNanos();
      tell(new Sign.Tick());
    }
    return this;
  }

  SupervisorBench draws(int milliAmperes, Duration time) {
    for (long s = 0; s < time.toSeconds(); s++) {
      tell(new Sign.CurrentSeen(milliAmperes)).pass(Duration.ofSeconds(1));
    }
    return tell(new Sign.CurrentSeen(milliAmperes));
  }

  SupervisorBench heats(int deciCelsius) {
    return tell(new Sign.TemperatureSeen("plug", OptionalInt.of(deciCelsius)));
  }

  boolean has(DeviceFaultCode code) {
    return faults.values().stream().anyMatch(fault -> fault.code() == code);
  }

  Obstacle obstacle() {
    return supervisor.obstacle().orElseThrow();
  }

  private void heed(List<Order> some) {
    orders.addAll(some);
    for (Order order : some) {
      switch (order) {
        case Order.Permit(PowerPermit permit) -> permitted = permit instanceof PowerPermit.Granted;
        case Order.Offer(CurrentOffer offer) -> {
          offered = offer;
          if (!slow) {
            tell(new Sign.OfferShown(offer));
          }
        }
        case Order.MoveLock(boolean locked) -> lockMoves.add(locked);
        case Order.UnlockRefused _ -> refusals++;
        case Order.Raise(String id, DeviceFault fault) -> faults.put(id, fault);
        case Order.Clear(String id) -> faults.remove(id);
        case Order.Latch(var kept) -> latches.add(kept);
      }
    }
  }
}
