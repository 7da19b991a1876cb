package hitchpost.hal.device;

import hitchpost.core.hardware.MeterReading;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was read from a meter, and when.
 *
 * @param at wall clock of the reading
 * @param nanos monotonic time of the reading
 * @param reading null when {@link Quality#MISSING}
 */
public record MeterSample(Instant at, long nanos, Quality quality, @Nullable MeterReading reading) {
  private static final Duration LEAST_STALE = Duration.ofSeconds(5);
  private static final int STALE_POLLS = 3;

  /**
   * The sample as far as it can be believed now: a good one grows stale.
   *
   * @param nowNanos monotonic time
   * @param poll how often the meter is read
   */
  public MeterSample asOf(long nowNanos, Duration poll) {
    Duration age = Duration.ofNanos(nowNanos - nanos);
    boolean old =
        age.compareTo(LEAST_STALE) > 0 && age.compareTo(poll.multipliedBy(STALE_POLLS)) > 0;
    return old && quality == Quality.GOOD
        ? new MeterSample(at, nanos, Quality.STALE, reading)
        : this;
  }

  /** How far a sample can be believed. */
  public enum Quality {
    GOOD,
    /** Older than three polls, and at least 5 s. */
    STALE,
    /** Nothing has been read, or what was read is no number. */
    MISSING
  }
}
