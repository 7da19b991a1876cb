package hitchpost.core.smartcharging;

import hitchpost.core.types.ChargingRateUnit;
import hitchpost.core.types.ChargingSchedulePeriod;
import hitchpost.core.types.CompositeSchedule;
import hitchpost.core.types.OperationMode;
import hitchpost.core.types.PerPhase;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Writes limits as a composite schedule. */
final class Composites {
  private Composites() {}

  /**
   * The schedule, with equal periods merged.
   *
   * @param limits at least one, without gaps
   * @param seconds length of the schedule; it ends earlier when it would have too many periods
   */
  static CompositeSchedule of(
      int evse, List<Limit> limits, ChargingRateUnit unit, long seconds, int maxPeriods) {
    long start = limits.getFirst().from();
    long end = start + seconds;
    List<ChargingSchedulePeriod> periods = new ArrayList<>();
    Limit last = null;
    for (Limit limit : limits) {
      if (last == null || !looksAs(last, limit, unit)) {
        if (periods.size() == maxPeriods) {
          end = limit.from();
          break;
        }
        periods.add(period(limit, unit, limit.from() - start));
      }
      last = limit;
    }
    return new CompositeSchedule(
        evse, Instant.ofEpochSecond(start), Duration.ofSeconds(end - start), unit, periods);
  }

  private static boolean looksAs(Limit one, Limit other, ChargingRateUnit unit) {
    return one.in(unit) == other.in(unit)
        && one.phases() == other.phases()
        && one.phaseToUse() == other.phaseToUse();
  }

  private static ChargingSchedulePeriod period(Limit limit, ChargingRateUnit unit, long start) {
    return new ChargingSchedulePeriod(
        Duration.ofSeconds(start),
        PerPhase.of(BigDecimal.valueOf(limit.in(unit), 1)),
        limit.phases(),
        limit.phaseToUse() == 0 ? null : limit.phaseToUse(),
        null,
        null,
        null,
        false,
        false,
        null,
        OperationMode.CHARGING_ONLY,
        List.of(),
        List.of(),
        null);
  }
}
