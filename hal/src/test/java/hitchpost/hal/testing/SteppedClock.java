package hitchpost.hal.testing;

import hitchpost.hal.device.HalClock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** Time that passes only when somebody rests, or says so; to rest takes no time at all. */
public final class SteppedClock implements HalClock {
  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

  private final AtomicLong nanos = new AtomicLong();

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
    passes(atMost);
    Thread.yield();
  }

  /** Lets time pass. */
  public void passes(Duration time) {
    nanos.addAndGet(time.toNanos());
  }
}
