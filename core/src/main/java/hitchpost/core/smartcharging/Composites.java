package hitchpost.core.smartcharging;

import hitchpost.core.types.ChargingRateUnit;
import hitchpost.core.types.ChargingSchedulePeriod;
import hitchpost.core.types.CompositeSchedule;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes limits as a composite schedule in which equal periods are merged. */
final class Composites {
  private final int evse;
  private final ChargingRateUnit unit;
  private final long start;
  private final int maxPeriods;
  private final List<ChargingSchedulePeriod> periods = new ArrayList<>();
  private @Nullable Limit last;
  private long end;
  private boolean full;

  /**
   * An empty schedule.
   *
   * @param start seconds since 1970
   * @param maxPeriods it ends before the first period too many
   */
  Composites(int evse, ChargingRateUnit unit, long start, int maxPeriods) {
    this.evse = evse;
    this.unit = unit;
    this.start = start;
    this.end = start;
    this.maxPeriods = maxPeriods;
  }

  /** Whether no further limits fit in. */
  boolean full() {
    return full;
  }

  /** Adds limits that follow those before without a gap. */
  Composites add(List<Limit> limits) {
    for (Limit limit : limits) {
      boolean differs = last == null || !looksAs(last, limit);
      full |= differs && periods.size() == maxPeriods;
      if (full) {
        return this;
      }
      if (differs) {
        periods.add(period(limit));
      }
      last = limit;
      end = limit.to();
    }
    return this;
  }

  /**
   * The schedule of what was added.
   *
   * @param seconds most seconds it lasts
   */
  CompositeSchedule schedule(long seconds) {
    return new CompositeSchedule(
        evse,
        Instant.ofEpochSecond(start),
        Duration.ofSeconds(Math.min(seconds, end - start)),
        unit,
        periods);
  }

  private boolean looksAs(Limit one, Limit other) {
    return one.in(unit) == other.in(unit)
        && one.phases() == other.phases()
        && one.phaseToUse() == other.phaseToUse();
  }

  private ChargingSchedulePeriod period(Limit limit) {
    return ChargingSchedulePeriod.ofLimit(
        Duration.ofSeconds(limit.from() - start),
        BigDecimal.valueOf(limit.in(unit), 1),
        limit.phases(),
        limit.phaseToUse() == 0 ? null : limit.phaseToUse());
  }
}
