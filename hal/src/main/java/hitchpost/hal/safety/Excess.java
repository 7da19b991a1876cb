package hitchpost.hal.safety;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Whether a current has been too large for a while, sample by sample. */
final class Excess {
  /** Samples further apart than this say nothing of the time between them. */
  private static final Duration GAP = Duration.ofSeconds(10);

  private @Nullable Long sinceNanos;
  private long lastNanos;

  /** What was seen before counts no longer. */
  void forget() {
    sinceNanos = null;
  }

  /** What was seen before counts as seen now. */
  void again(long now) {
    if (sinceNanos != null) {
      sinceNanos = now;
    }
  }

  /** Whether the last sample was too large, and is not too old to say so. */
  boolean lasts(long now) {
    return sinceNanos != null && now - lastNanos <= GAP.toNanos();
  }

  /**
   * Looks at a sample.
   *
   * @return whether it has been too large for at least this long
   */
  boolean sampled(long now, boolean tooLarge, Duration patience) {
    Long since = sinceNanos;
    if (!tooLarge) {
      sinceNanos = null;
    } else if (since == null || now - lastNanos > GAP.toNanos()) {
      sinceNanos = now;
    }
    lastNanos = now;
    Long begin = sinceNanos;
    return begin != null && now - begin >= patience.toNanos();
  }
}
