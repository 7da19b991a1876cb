package hitchpost.hal.command;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** When what is offered may rise: cars need time to follow a change. Source: IEC 61851-1, A.6. */
public final class OfferPace {
  private static final Duration BEFORE_A_RISE = Duration.ofSeconds(5);

  private @Nullable Long changedNanos;

  /** What is offered has changed. */
  public void changed(long nowNanos) {
    changedNanos = nowNanos;
  }

  /** Nobody has to follow anything any more. */
  public void forget() {
    changedNanos = null;
  }

  /** Whether cars have had their time. */
  public boolean mayRise(long nowNanos) {
    return unchangedFor(BEFORE_A_RISE, nowNanos);
  }

  /** Whether the last change, if there was one, is so long ago. */
  public boolean unchangedFor(Duration time, long nowNanos) {
    return changedNanos == null || nowNanos - changedNanos >= time.toNanos();
  }
}
