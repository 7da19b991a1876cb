package hitchpost.hal.device;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/** Time as drivers see it, so that tests need none. */
public interface HalClock {
  /** The clock of the machine. */
  HalClock SYSTEM =
      new HalClock() {
        @Override
        public Instant now() {
          return Instant.now();
        }

        @Override
        public long nanos() {
          return System.nanoTime();
        }

        @Override
        public void park(Duration atMost) {
          LockSupport.parkNanos(this, atMost.toNanos());
        }
      };

  /** Wall clock; may jump. */
  Instant now();

  /** Monotonic time. */
  long nanos();

  /**
   * Lets the calling thread rest; returns early when the thread is unparked, and may do so for no
   * reason.
   */
  void park(Duration atMost);

  /** Time that has passed since a reading of {@link #nanos}. */
  default Duration since(long nanos) {
    return Duration.ofNanos(nanos() - nanos);
  }
}
