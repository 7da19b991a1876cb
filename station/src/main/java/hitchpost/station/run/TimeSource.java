package hitchpost.station.run;

import hitchpost.core.Now;
import java.time.Duration;
import java.time.Instant;

/** Where a station's time comes from. Safe for use by several threads. */
public interface TimeSource {
  /** Both clocks as of now. */
  Now now();

  /** How long a stretch of the station's time really takes, rounded up to a nanosecond. */
  Duration real(Duration stationTime);

  /** The clocks of the machine. */
  static TimeSource system() {
    return Machine.CLOCK;
  }

  /**
   * Clocks that start with those of the machine and run faster.
   *
   * @param factor 1 to 100 000
   */
  static TimeSource lapsed(int factor) {
    if (factor < 1 || factor > 100_000) {
      throw new IllegalArgumentException("a time lapse is 1 to 100000 times as fast: " + factor);
    }
    return factor == 1 ? system() : new Lapsed(Instant.now(), System.nanoTime(), factor);
  }

  /** The clocks of the machine as they are. */
  enum Machine implements TimeSource {
    CLOCK;

    @Override
    public Now now() {
      return new Now(Instant.now(), System.nanoTime());
    }

    @Override
    public Duration real(Duration stationTime) {
      return stationTime;
    }
  }

  /**
   * Clocks that run {@code factor} times as fast since {@code start}.
   *
   * @param startNanos the machine's monotonic clock at {@code start}
   */
  record Lapsed(Instant start, long startNanos, int factor) implements TimeSource {
    @Override
    public Now now() {
      long passed = Math.multiplyExact(System.nanoTime() - startNanos, (long) factor);
      return new Now(start.plusNanos(passed), startNanos + passed);
    }

    @Override
    public Duration real(Duration stationTime) {
      return stationTime.plusNanos(factor - 1L).dividedBy(factor);
    }
  }
}
