package hitchpost.hal.safety;

import hitchpost.core.hardware.Pilot;
import hitchpost.hal.device.Cable;
import hitchpost.hal.device.ConnectorLock.Position;
import hitchpost.hal.device.CurrentOffer;
import hitchpost.hal.device.DeviceFault;
import hitchpost.hal.device.DeviceFault.Severity;
import hitchpost.hal.device.DeviceFaultCode;
import hitchpost.hal.device.PowerPermit;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;

/**
 * One sequence of random events, and what must hold after each. It keeps its own book of what the
 * supervisor was told, and a contactor with 30 ms of travel that may be broken.
 */
final class Storm {
  private static final long MS = 1_000_000L;
  private static final long TRAVEL = 30 * MS;
  private static final long GRACE = 6_000 * MS + 500 * MS;

  private enum Break {
    NONE,
    WELDED,
    STAYS_OPEN,
    MIRROR_LOST
  }

  private final long seed;
  private final Random random;
  private final Supervisor supervisor =
      new Supervisor(SafetyLimits.DEFAULTS, SupervisorBench.ABLE, true, List.of());
  private long now = 7_000 * MS;

  // what the supervisor was told
  private boolean linked;
  private boolean powerWanted;
  private boolean unlockWanted;
  private long leaseEnd = now;
  private @Nullable Pilot pilot;
  private Position lock = Position.UNKNOWN;
  private CurrentOffer requested = CurrentOffer.PAUSE;
  private Cable cable = Cable.A32;
  private int heat;
  private final Map<String, DeviceFault> faults = new TreeMap<>();
  private long unwantedSince = now;

  // what it ordered
  private boolean permitted;
  private CurrentOffer offered = CurrentOffer.PAUSE;
  private int phases = offered.phases();
  private final Map<String, DeviceFault> raised = new TreeMap<>();

  // what the hardware does
  private Break broken = Break.NONE;
  private boolean closed;
  private boolean mirror;
  private boolean known;
  private long boardLeaseEnd;
  private @Nullable Long moving;
  private @Nullable Long weldSince;

  Storm(long seed) {
    this.seed = seed;
    random = new Random(seed);
  }

  void rage(int events) {
    heed(supervisor.begin(now));
    calm();
    for (int i = 0; i < events; i++) {
      pass(random.nextInt(4) == 0 ? random.nextInt(4_000) : random.nextInt(300));
      happen();
    }
  }

  /** Half of the storms break out while a car charges. */
  private void calm() {
    if (random.nextBoolean()) {
      link(true);
      tell(new Sign.CableSeen(cable));
      lock(Position.LOCKED);
      pilot(Pilot.B);
      pass(3_500);
      renew();
      request(16_000, 3);
      want(true);
      pilot(Pilot.C);
      pass(100);
    }
  }

  private void happen() {
    switch (random.nextInt(18)) {
      case 0 -> link(!linked);
      case 1, 2 -> want(random.nextBoolean());
      case 3, 4, 5 -> renew();
      case 6, 7, 8 -> pilot(Pilot.values()[random.nextInt(Pilot.values().length)]);
      case 9 -> request(random.nextInt(40_000), random.nextBoolean() ? 1 : 3);
      case 10 -> lock(Position.values()[random.nextInt(Position.values().length)]);
      case 11, 12 -> {
        unlockWanted = random.nextBoolean();
        tell(new Sign.LockWanted(!unlockWanted));
      }
      case 13 -> fault();
      case 14 -> {
        heat = 500 + random.nextInt(400);
        tell(new Sign.TemperatureSeen("plug", OptionalInt.of(heat)));
      }
      case 15 -> {
        cable = Cable.values()[random.nextInt(Cable.values().length)];
        tell(new Sign.CableSeen(cable));
      }
      case 16 -> breakOrRepair();
      default -> {
        if (random.nextBoolean()) {
          tell(new Sign.Acknowledged());
        } else {
          // the contactor has its time anew, as it is told anew
          weldSince = null;
          tell(new Sign.BoardRebooted());
        }
      }
    }
  }

  private void link(boolean up) {
    linked = up;
    if (!up) {
      pilot = null;
      known = false;
    }
    tell(new Sign.BoardLinked(up));
    if (up) {
      pilot(pilot == null ? Pilot.A : pilot);
      showContactor();
    }
  }

  private void want(boolean wanted) {
    powerWanted = wanted;
    tell(new Sign.PowerWanted(wanted));
  }

  private void renew() {
    leaseEnd = now + 5_000 * MS;
    tell(new Sign.Renewed(Duration.ofSeconds(5)));
  }

  private void pilot(Pilot next) {
    if (linked) {
      pilot = next;
      tell(new Sign.PilotSeen(next));
    }
  }

  private void request(int milliAmperes, int phases) {
    requested = new CurrentOffer(milliAmperes, phases);
    tell(new Sign.Offered(requested));
  }

  private void lock(Position position) {
    lock = position;
    tell(new Sign.LockSeen(position));
  }

  private void fault() {
    var codes =
        List.of(
            DeviceFaultCode.EMERGENCY_STOP,
            DeviceFaultCode.DIODE,
            DeviceFaultCode.METER,
            DeviceFaultCode.RESIDUAL_CURRENT);
    DeviceFault fault = DeviceFault.of(codes.get(random.nextInt(codes.size())), "storm", "");
    if (random.nextBoolean()) {
      faults.put(fault.id(), fault);
      tell(new Sign.FaultSeen("x", fault));
    } else {
      faults.remove(fault.id());
      tell(new Sign.FaultGone("x", fault.id()));
    }
  }

  private void breakOrRepair() {
    broken = random.nextBoolean() ? Break.NONE : Break.values()[random.nextInt(4)];
    if (broken == Break.WELDED && !closed) {
      broken = Break.NONE;
    }
    moving = null;
    showContactor();
  }

  /** Time passes in ticks; the contactor moves in between. */
  private void pass(int millis) {
    long end = now + millis * MS;
    while (now < end) {
      now += Math.min(end - now, 10 * MS);
      move();
      if (now % (100 * MS) < 10 * MS) {
        tell(new Sign.Tick());
      }
    }
  }

  /** The board closes its contactor only as its port says, and its own lease ends by itself. */
  private void move() {
    boolean boardMay = permitted && now < boardLeaseEnd && !offered.pause();
    boolean close = boardMay && pilot != null && pilot.ready();
    if (close == closed
        || broken == Break.WELDED && closed
        || broken == Break.STAYS_OPEN && close) {
      moving = null;
    } else if (moving == null) {
      moving = now;
    } else if (now - moving >= TRAVEL) {
      moving = null;
      closed = close;
      showContactor();
    }
  }

  private void showContactor() {
    if (linked && broken != Break.MIRROR_LOST) {
      mirror = closed;
      known = true;
      tell(new Sign.PowerSeen(closed, true));
    }
  }

  private void tell(Sign sign) {
    heed(supervisor.step(now, sign));
    check(sign);
  }

  private void heed(List<Order> orders) {
    for (Order order : orders) {
      switch (order) {
        case Order.Permit(PowerPermit.Granted granted) -> {
          permitted = true;
          boardLeaseEnd = now + granted.validFor().toNanos();
        }
        case Order.Permit(PowerPermit.Denied _) -> permitted = false;
        case Order.Offer(CurrentOffer offer) -> offer(offer);
        case Order.MoveLock(boolean locked) -> {
          hold(locked || !closed, "I19: the plug is given free while the contactor is closed");
          hold(locked || !welded(), "I19: the plug is given free though the contactor is welded");
        }
        case Order.Raise(String id, DeviceFault fault) -> raised.put(id, fault);
        case Order.Clear(String id) -> raised.remove(id);
        case Order.UnlockRefused _ -> unlockWanted = false;
        case Order.Latch _ -> {}
      }
    }
  }

  private void offer(CurrentOffer offer) {
    if (!offer.pause()) {
      hold(phases == offer.phases() || !closed, "the number of phases changes under load");
      phases = offer.phases();
    }
    offered = offer;
    heed(supervisor.step(now, new Sign.OfferShown(offer)));
  }

  private boolean welded() {
    return raised.containsKey("/CONTACTOR_WELDED");
  }

  private void check(Sign sign) {
    if (powerWanted && !unlockWanted || !permitted) {
      unwantedSince = now;
    }
    if (permitted) {
      String at = " after " + sign;
      hold(linked && known && pilot != null, "I7: power, and nobody knows the hardware" + at);
      hold(pilot != null && pilot.connected(), "I7: power without a car" + at);
      hold(now < leaseEnd, "I7: power without a lease" + at);
      hold(lock == Position.LOCKED, "I7: power, and the plug is not held" + at);
      hold(faults.values().stream().allMatch(Storm::harmless), "I7: power in spite of a fault");
      hold(raised.values().stream().allMatch(Storm::harmless), "I7: power in spite of a fault");
      hold(heat < 850, "I7: power, and too hot" + at);
      hold(now - unwantedSince <= GRACE, "I7: power that nobody wants" + at);
    }
    checkOffer(sign);
    checkWeld();
  }

  private void checkOffer(Sign sign) {
    int most = Math.min(requested.milliAmperes(), Math.min(32_000, cable.milliAmperes()));
    most = heat >= 800 ? Math.min(most, 6_000) : most;
    hold(
        offered.pause() || offered.milliAmperes() <= most,
        "I8: more is offered than allowed after " + sign);
    hold(offered.pause() || permitted, "I8: current is offered without a permit");
  }

  /** A contactor that is seen closed without a permit for half a second is known to be welded. */
  private void checkWeld() {
    boolean seen = linked && known && mirror && !permitted && pilot != null;
    if (!seen) {
      weldSince = null;
    } else if (weldSince == null) {
      weldSince = now;
    }
    hold(weldSince == null || now - weldSince < 500 * MS || welded(), "I19: a weld is not noticed");
  }

  private static boolean harmless(DeviceFault fault) {
    return fault.severity() == Severity.WARN;
  }

  private void hold(boolean condition, String what) {
    Assertions.assertTrue(condition, () -> "storm " + seed + ": " + what);
  }
}
