package hitchpost.hal.device;

import hitchpost.core.hardware.MeterReading;
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
  /** How far a sample can be believed. */
  public enum Quality {
    GOOD,
    /** Older than three polls, and at least 5 s. */
    STALE,
    /** Nothing has been read, or what was read is no number. */
    MISSING
  }
}
