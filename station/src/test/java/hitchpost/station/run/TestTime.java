package hitchpost.station.run;

import hitchpost.core.Now;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Time that stands still until it is told to fly: what a test does between two of its steps takes
 * as long as the machine likes, and no timer may come in between.
 */
final class TestTime implements TimeSource {
  /** Longer than any test. */
  private static final Duration NEVER = Duration.ofDays(1);

  private final Now begin = new Now(Instant.now(), System.nanoTime());
  private volatile @Nullable TimeSource flying;

  /** From now on time runs a thousand times as fast; timers started before stand still. */
  void fly() {
    flying = TimeSource.lapsed(1000);
  }

  @Override
  public Now now() {
    TimeSource clock = flying;
    return clock == null ? begin : clock.now();
  }

  @Override
  public Duration real(Duration stationTime) {
    TimeSource clock = flying;
    return clock == null ? NEVER : clock.real(stationTime);
  }
}
