package hitchpost.hal.safety;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Changes the number of phases only while the contactor is open and nothing is offered. */
final class PhaseSwitch {
  private final Duration rest;

  /** Those that the hardware is set to, 0 while that is not known. */
  private int phases;

  private @Nullable Long quietSince;

  PhaseSwitch(Duration rest) {
    this.rest = rest;
  }

  /**
   * Takes note of how things are.
   *
   * @param quiet whether the contactor is open and nothing is offered
   */
  void look(long now, boolean quiet) {
    if (!quiet) {
      quietSince = null;
    } else if (quietSince == null) {
      quietSince = now;
    }
  }

  /** Whether this many phases cannot be had yet; once they can, they are. */
  boolean mustWait(long now, int wanted) {
    if (wanted == phases) {
      return false;
    }
    Long since = quietSince;
    if (since == null || now - since < rest.toNanos()) {
      return true;
    }
    phases = wanted;
    return false;
  }

  /** The hardware may have forgotten what it was set to. */
  void forgotten() {
    phases = 0;
  }
}
