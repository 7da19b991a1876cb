package hitchpost.core.smartcharging;

import hitchpost.core.types.ChargingProfile;
import hitchpost.core.types.ChargingProfileKind;
import hitchpost.core.types.ChargingProfilePurpose;
import hitchpost.core.types.ChargingRateUnit;
import hitchpost.core.types.ChargingSchedule;
import hitchpost.core.types.ChargingSchedulePeriod;
import hitchpost.core.types.Evse;
import hitchpost.core.types.PerPhase;
import hitchpost.core.types.RecurrencyKind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An installed profile made ready for calculation: whole seconds since 1970, tenths of a unit.
 *
 * <p>A time with a fraction of a second counts from the second it lies in. A recurring schedule
 * repeats after exactly 24 hours or 7 days, whatever the clocks on the wall do.
 *
 * <p>Source: OCPP 1.6, 5.16.4, 7.8 to 7.14; OCPP 2.0.1 part 2, K 3.3, K01.FR.11 to 13, 30, 36, 37.
 */
public final class Layer {
  /** Later than any time that is calculated with. */
  static final long FOREVER = 1L << 60;

  /** Phases of a period that names none. */
  static final int ASSUMED_PHASES = 3;

  private static final long DAY = Duration.ofDays(1).toSeconds();
  private static final long WEEK = Duration.ofDays(7).toSeconds();

  private final InstalledProfile source;
  private final long validFrom;
  private final long validTo;

  /** Whether the schedule has a start of its own; otherwise it starts with the transaction. */
  private final boolean anchored;

  private final long anchor;
  private final long recurrence;
  private final long length;
  private final ChargingRateUnit unit;
  private final long leastRate;
  private final long[] starts;
  private final long[] limits;
  private final int[] phases;
  private final int[] phaseToUse;

  private Layer(InstalledProfile source) {
    this.source = source;
    ChargingProfile profile = source.profile();
    ChargingSchedule schedule = profile.chargingSchedules().getFirst();
    validFrom = seconds(profile.validFrom(), -FOREVER);
    validTo = seconds(profile.validTo(), FOREVER);
    Instant start =
        profile.kind() == ChargingProfileKind.RELATIVE ? null : schedule.startSchedule();
    boolean ofStation = ofStation(profile.purpose());
    anchored = start != null || ofStation;
    anchor = seconds(start, Math.max(source.installed().getEpochSecond(), validFrom));
    recurrence = recurrence(profile);
    long whole = schedule.duration() == null ? FOREVER : schedule.duration().toSeconds();
    length = recurrence == 0 ? whole : Math.min(whole, recurrence);
    unit = schedule.chargingRateUnit();
    BigDecimal rate = schedule.minChargingRate();
    leastRate = rate == null ? 0 : tenths(rate);
    List<ChargingSchedulePeriod> periods = schedule.chargingSchedulePeriods();
    starts = periods.stream().mapToLong(p -> p.startPeriod().toSeconds()).toArray();
    limits = periods.stream().mapToLong(p -> tenths(limit(p))).toArray();
    phases = periods.stream().mapToInt(p -> orElse(p.numberPhases(), ASSUMED_PHASES)).toArray();
    phaseToUse = periods.stream().mapToInt(p -> orElse(p.phaseToUse(), 0)).toArray();
  }

  /** The layer of a profile that {@link ProfileRules} found sound. */
  public static Layer of(InstalledProfile source) {
    return new Layer(source);
  }

  InstalledProfile source() {
    return source;
  }

  ChargingProfilePurpose purpose() {
    return source.profile().purpose();
  }

  int stackLevel() {
    return source.profile().stackLevel();
  }

  /** Whether it was set for this very EVSE, or connector, and not for the whole station. */
  boolean names(Evse evse) {
    Evse target = source.target();
    return target.id() == evse.id()
        && (target.connectorId() == null || target.connectorId().equals(evse.connectorId()));
  }

  long validFrom() {
    return validFrom;
  }

  long validTo() {
    return validTo;
  }

  ChargingRateUnit unit() {
    return unit;
  }

  /** Tenths of the unit. */
  long limit(int period) {
    return limits[period];
  }

  int phases(int period) {
    return phases[period];
  }

  /** 1 to 3; 0 leaves it to the station. */
  int phaseToUse(int period) {
    return phaseToUse[period];
  }

  /** Tenths of the unit below which the car charges badly; 0 when nobody said. */
  long leastRate() {
    return leastRate;
  }

  /** The period with the lowest limit. */
  int lowest() {
    int lowest = 0;
    for (int i = 1; i < limits.length; i++) {
      if (limits[i] < limits[lowest]) {
        lowest = i;
      }
    }
    return lowest;
  }

  /** The first piece of this layer that ends after {@code time}, or null when there is none. */
  @Nullable Piece next(long time, long relativeTo) {
    long base = anchored ? anchor : relativeTo;
    long from = Math.max(Math.max(time, validFrom), base);
    if (recurrence > 0) {
      base += Math.floorDiv(from - base, recurrence) * recurrence;
      if (from >= base + length) {
        base += recurrence;
        from = base;
      }
    }
    long end = Math.min(base + length, validTo);
    if (from >= end) {
      return null;
    }
    int period = periodAt(from - base);
    long to = period + 1 < starts.length ? Math.min(end, base + starts[period + 1]) : end;
    return new Piece(from, to, this, period);
  }

  private int periodAt(long offset) {
    int found = Arrays.binarySearch(starts, offset);
    return found >= 0 ? found : -found - 2;
  }

  private static boolean ofStation(ChargingProfilePurpose purpose) {
    return switch (purpose) {
      case CHARGING_STATION_MAX_PROFILE, CHARGING_STATION_EXTERNAL_CONSTRAINTS -> true;
      case TX_DEFAULT_PROFILE, TX_PROFILE -> false;
    };
  }

  private static long recurrence(ChargingProfile profile) {
    if (profile.kind() != ChargingProfileKind.RECURRING) {
      return 0;
    }
    return profile.recurrencyKind() == RecurrencyKind.WEEKLY ? WEEK : DAY;
  }

  private static BigDecimal limit(ChargingSchedulePeriod period) {
    PerPhase limit = period.limit();
    if (limit == null) {
      throw new IllegalArgumentException("a period without limit");
    }
    return limit.value();
  }

  private static long tenths(BigDecimal value) {
    return value.movePointRight(1).setScale(0, RoundingMode.FLOOR).longValueExact();
  }

  private static long seconds(@Nullable Instant time, long otherwise) {
    return time == null ? otherwise : time.getEpochSecond();
  }

  private static int orElse(@Nullable Integer value, int otherwise) {
    return value == null ? otherwise : value;
  }
}
