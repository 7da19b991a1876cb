package hitchpost.core.metering;

import hitchpost.core.Effects;
import hitchpost.core.Timers;
import hitchpost.core.time.StationClock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.IntSupplier;

/** Evenly spaced instants of the UTC day, which start at midnight; none while no time is known. */
final class AlignedRaster {
  private final String kind;
  private final IntSupplier seconds;
  private final StationClock clock;
  private final Timers timers;
  private Instant next = Instant.EPOCH;
  private Instant last = Instant.EPOCH;

  /**
   * Makes a raster that is not scheduled yet.
   *
   * @param kind of its timer
   * @param seconds between two instants; 0 = none
   */
  AlignedRaster(String kind, IntSupplier seconds, StationClock clock, Timers timers) {
    this.kind = kind;
    this.seconds = seconds;
    this.clock = clock;
    this.timers = timers;
  }

  void schedule(Effects fx) {
    int interval = seconds.getAsInt();
    if (interval == 0 || !clock.known()) {
      timers.stop(fx, kind, "");
      return;
    }
    next = boundaryAfter(fx.time(), interval);
    // A clock that is set back a little must not make the same boundary due twice.
    if (!next.isAfter(last) && last.isBefore(next.plusSeconds(interval))) {
      next = boundaryAfter(last, interval);
    }
    timers.start(fx, kind, "", Duration.between(fx.time(), next));
  }

  /** The instant that is reached, unless the timer came too early; the next one is scheduled. */
  Optional<Instant> fired(Effects fx) {
    boolean reached = !fx.time().isBefore(next);
    if (reached) {
      last = next;
    }
    schedule(fx);
    return reached ? Optional.of(last) : Optional.empty();
  }

  static Instant boundaryAfter(Instant now, int seconds) {
    Instant midnight = now.truncatedTo(ChronoUnit.DAYS);
    long passed = Duration.between(midnight, now).toSeconds();
    Instant next = midnight.plusSeconds((passed / seconds + 1) * seconds);
    Instant tomorrow = midnight.plus(Duration.ofDays(1));
    return next.isAfter(tomorrow) ? tomorrow : next;
  }
}
