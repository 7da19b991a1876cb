package hitchpost.core.time;

import hitchpost.core.Now;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The one disciplined clock of the station: monotonic time since the last trusted time.
 *
 * <p>Sources in order of rank: the CSMS, then the operating system's clock as found at start. Until
 * a source gives a time not older than this program, the time is unknown: events are stamped with
 * the time since boot and rewritten when the clock becomes known.
 */
public final class StationClock {
  /** A CSMS time this far beyond the build date is not believed. */
  public static final Duration PLAUSIBLE_SPAN = Duration.ofDays(30 * 365);

  /** Smaller differences to the CSMS are left alone: many tell whole seconds only. */
  static final Duration TOLERANCE = Duration.ofSeconds(1);

  private static final Duration TOLERANCE_BACK = TOLERANCE.negated();

  private final Instant buildTime;
  private final long boot;
  private long bootNanos;
  private Instant base = Instant.EPOCH;
  private long baseNanos;
  private boolean known;
  private boolean synced;

  /**
   * @param boot number of this start of the station, larger than those before
   */
  public StationClock(Instant buildTime, long boot, Now now) {
    this.buildTime = buildTime;
    this.boot = boot;
    this.bootNanos = now.monotonicNanos();
    if (plausible(now.wall())) {
      adopt(now, now.wall());
    }
  }

  /** Whether the time is known well enough to be shown to anybody. */
  public boolean known() {
    return known;
  }

  /** Station time with millisecond resolution; counts from 1970 while the clock is unknown. */
  public Instant at(Now now) {
    return known
        ? base.plusNanos(now.monotonicNanos() - baseNanos).truncatedTo(ChronoUnit.MILLIS)
        : Instant.EPOCH.plusNanos(now.monotonicNanos() - bootNanos).truncatedTo(ChronoUnit.MILLIS);
  }

  /** The current stamp, known or not. */
  public Stamp stamp(Now now) {
    return new Stamp(at(now), known ? null : boot);
  }

  /**
   * Takes over a time told by the CSMS.
   *
   * @return by how much the clock was set forward (negative: back); zero when it was not known or
   *     already right to the second; empty when the time is not believed because it lies before the
   *     build date or more than 30 years after it
   */
  public Optional<Duration> sync(Now now, Instant told) {
    if (!plausible(told)) {
      return Optional.empty();
    }
    Duration jump = known ? Duration.between(at(now), told) : Duration.ZERO;
    if (synced && jump.compareTo(TOLERANCE) < 0 && jump.compareTo(TOLERANCE_BACK) > 0) {
      return Optional.of(Duration.ZERO);
    }
    adopt(now, told);
    synced = true;
    return Optional.of(jump);
  }

  /** The true time of a stamp that stands alone: nothing later is known of its boot. */
  public Instant resolve(Stamp stamp) {
    return resolve(stamp, stamp);
  }

  /**
   * The true time of a stamp that was made while the clock was unknown.
   *
   * @param lastOfItsBoot the latest stamp known of the same boot, for stamps of an earlier boot
   */
  public Instant resolve(Stamp stamp, Stamp lastOfItsBoot) {
    if (stamp.unsyncedBoot() == null || !known) {
      return stamp.time();
    }
    if (stamp.unsyncedBoot() == boot) {
      return startedAt().plus(Duration.between(Instant.EPOCH, stamp.time()));
    }
    // Nothing tells how long the station was off: the earlier boot is taken to have just ended.
    return startedAt().minus(Duration.between(stamp.time(), lastOfItsBoot.time()));
  }

  private Instant startedAt() {
    return base.minusNanos(baseNanos - bootNanos).truncatedTo(ChronoUnit.MILLIS);
  }

  private boolean plausible(Instant time) {
    return !time.isBefore(buildTime) && time.isBefore(buildTime.plus(PLAUSIBLE_SPAN));
  }

  private void adopt(Now now, Instant time) {
    base = time;
    baseNanos = now.monotonicNanos();
    known = true;
  }
}
