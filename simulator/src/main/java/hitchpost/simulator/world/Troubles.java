package hitchpost.simulator.world;

import hitchpost.simulator.hardware.ContactorFault;
import hitchpost.simulator.hardware.MeterLink;
import hitchpost.simulator.hardware.Stimulus;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What is wrong with the hardware, or was just now: all that a station may call a fault. */
final class Troubles {
  /** A fault may be told so long after what caused it is over. */
  private static final Duration AFTERMATH = Duration.ofSeconds(60);

  private static final Duration SLOW_METER = Duration.ofSeconds(1);

  /** Until lines that were put in again are found, and what was missed is noticed. */
  private static final Duration RECOVERY = Duration.ofSeconds(25);

  /** Since when the lines of an EVSE are back that were pulled once. */
  private final Map<Integer, Long> seenAgain = new HashMap<>();

  private final Set<String> now = new HashSet<>();
  private long over = Long.MIN_VALUE / 2;

  /** Whether a fault has a cause. */
  boolean excuse(long nanos) {
    return !now.isEmpty() || nanos - over < AFTERMATH.toNanos();
  }

  /** Whether nobody could see the contactor of an EVSE of late. */
  boolean blind(long nanos, int evse) {
    long since = seenAgain.getOrDefault(evse, Long.MIN_VALUE / 2);
    return since == Long.MAX_VALUE || nanos - since < RECOVERY.toNanos();
  }

  /** Somebody does something to the hardware. */
  void happens(long nanos, Stimulus stimulus) {
    switch (stimulus) {
      case Stimulus.BreakContactor s ->
          trouble(nanos, "contactor " + s.evse(), s.fault() != ContactorFault.NONE);
      case Stimulus.JamLock s ->
          trouble(nanos, "lock " + s.evse() + "/" + s.connector(), s.jammed());
      case Stimulus.BreakPilot s ->
          trouble(nanos, "pilot " + s.evse() + "/" + s.connector(), s.shown() != null);
      case Stimulus.SetMeterLink s ->
          trouble(nanos, "meter " + s.evse(), s.link() != MeterLink.ANSWERS);
      case Stimulus.SetMeterDelay s ->
          trouble(nanos, "slow meter " + s.evse(), s.delay().compareTo(SLOW_METER) > 0);
      case Stimulus.RaiseFault s -> trouble(nanos, "fault " + s.fault().evse(), true);
      case Stimulus.ClearFault s -> trouble(nanos, "fault " + s.evse(), false);
      case Stimulus.SetEmergencyStop s -> trouble(nanos, "emergency stop", s.pressed());
      case Stimulus.SetSupply s -> trouble(nanos, "supply", !s.present());
      default -> {}
    }
  }

  /** The lines of an EVSE are pulled, or put in again. */
  void pulled(long nanos, int evse, boolean out) {
    if (out) {
      seenAgain.put(evse, Long.MAX_VALUE);
    } else {
      seenAgain.computeIfPresent(evse, (_, _) -> nanos);
    }
    trouble(nanos, "lines " + evse, out);
  }

  private void trouble(long nanos, String what, boolean begins) {
    if (begins) {
      now.add(what);
    } else if (now.remove(what)) {
      over = nanos;
    }
  }
}
