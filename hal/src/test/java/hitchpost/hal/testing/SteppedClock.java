package hitchpost.hal.testing;

import hitchpost.hal.device.HalClock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** Time that passes only when somebody rests, which takes none, or says so. */
public final class SteppedClock implements HalClock {
  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

  private static final Duration GLANCE = Duration.ofMillis(1);

  private final AtomicLong nanos = new AtomicLong();
  private volatile boolean held;

  /** From now on time stands still until it is told to pass. */
  public void hold() {
    held = true;
  }

  @Override
  public Instant now() {
    return BEGIN.plusNanos(nanos.get());
  }

  @Override
  public long nanos() {
    return nanos.get();
  }

  @Override
  public void park(Duration atMost) {
    if (held) {
      SYSTEM.park(GLANCE);
    } else {
      passes(atMost);
      Thread.yield();
    }
  }

  /** Lets time pass. */
  public void passes(Duration time) {
    nanos.addAndGet(time.toNanos());
  }
}
