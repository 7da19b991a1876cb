package hitchpost.simulator.world;

import hitchpost.core.types.ChargingProfileKind;
import hitchpost.core.types.ChargingProfilePurpose;
import hitchpost.core.types.ChargingRateUnit;
import hitchpost.core.types.Evse;
import hitchpost.core.types.RecurrencyKind;
import hitchpost.ocpp201.messages.ChargingProfileType;
import hitchpost.ocpp201.messages.ChargingSchedulePeriodType;
import hitchpost.ocpp201.messages.ChargingScheduleType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What charging profiles allow at one second, found the plain way: every profile is asked about
 * that second. Knows nothing of how the station finds it.
 *
 * <p>Source: OCPP 1.6, 3.13, 5.16.4, 7.8 to 7.14; OCPP 2.0.1 part 2, K01; docs/smart-charging.md.
 *
 * @param held the profiles that count
 */
record LimitOracle(List<LimitBook.Held> held) {
  /** Phases of a period that names none. */
  private static final int ASSUMED_PHASES = 3;

  /**
   * What one profile says.
   *
   * @param tenths of an ampere or watt
   */
  record Says(long tenths, ChargingRateUnit unit, int phases) {
    /** Whether it lets this current flow on so many phases. */
    boolean allows(long milliAmperes, int onPhases, int volts) {
      return unit == ChargingRateUnit.A
          ? milliAmperes <= tenths * 100
          : milliAmperes * onPhases * volts <= tenths * 100;
    }

    /** The power it allows on so many phases, in tenths of a watt. */
    long deciWatts(int onPhases, int volts) {
      return unit == ChargingRateUnit.A ? tenths * onPhases * volts : tenths;
    }

    /** Whether it lets everybody together have this, each phase loaded by all of them. */
    boolean allowsTogether(long milliAmperes, long milliWatts) {
      return (unit == ChargingRateUnit.A ? milliAmperes : milliWatts) <= tenths * 100;
    }

    /** The current it allows on so many phases, in tenths of an ampere, rounded down. */
    long deciAmperes(int onPhases, int volts) {
      return unit == ChargingRateUnit.A ? tenths : tenths / ((long) onPhases * volts);
    }
  }

  /** A place and what runs there; {@code begun} in seconds since 1970, also where nothing runs. */
  record Place(Evse where, @Nullable String transaction, long begun) {}

  /** What limits a place by itself, if anything. */
  @Nullable Says at(Place place, long second) {
    List<LimitBook.Held> own = own(place);
    boolean valid = own.stream().anyMatch(h -> valid(h.profile(), second));
    return valid ? highest(own, place, second) : highest(defaults(place), place, second);
  }

  /** Whether there is a profile for the station as a whole, in force or not. */
  boolean sharing() {
    return !maxima().isEmpty();
  }

  /** What limits the station as a whole, if anything. */
  @Nullable Says ofStation(long second) {
    return highest(maxima(), new Place(Evse.of(0), null, second), second);
  }

  /**
   * Every profile that may count at a place, each at its lowest: for when nobody knows the time.
   */
  List<Says> lowest(Place place) {
    List<LimitBook.Held> own = own(place);
    return lowest(own.isEmpty() ? defaults(place) : own);
  }

  /** The same for the station as a whole. */
  List<Says> lowestOfStation() {
    return lowest(maxima());
  }

  private static List<Says> lowest(List<LimitBook.Held> of) {
    return of.stream()
        .map(h -> schedule(h.profile()))
        .map(s ->
            s.chargingSchedulePeriod().stream()
                .map(p -> says(s, p))
                .reduce((a, b) -> b.tenths() < a.tenths() ? b : a)
                .orElseThrow())
        .toList();
  }

  private List<LimitBook.Held> own(Place place) {
    return all(h ->
        h.purpose() == ChargingProfilePurpose.TX_PROFILE
            && h.transaction() != null
            && h.transaction().equals(place.transaction()));
  }

  /** One for the connector stands in for one of the same level for all of them. */
  private List<LimitBook.Held> defaults(Place place) {
    List<LimitBook.Held> all = all(h -> h.purpose() == ChargingProfilePurpose.TX_DEFAULT_PROFILE);
    List<LimitBook.Held> chosen = new ArrayList<>();
    for (LimitBook.Held h : all) {
      boolean replaced =
          h.place().id() == 0
              && all.stream()
                  .anyMatch(other ->
                      Language.covers(other.place(), place.where())
                          && other.profile().stackLevel() == h.profile().stackLevel());
      if (Language.covers(h.place(), place.where()) || h.place().id() == 0 && !replaced) {
        chosen.add(h);
      }
    }
    return chosen;
  }

  private List<LimitBook.Held> maxima() {
    return all(h -> h.purpose() == ChargingProfilePurpose.CHARGING_STATION_MAX_PROFILE);
  }

  private List<LimitBook.Held> all(Predicate<LimitBook.Held> wanted) {
    return held.stream().filter(wanted).toList();
  }

  private static @Nullable Says highest(List<LimitBook.Held> of, Place place, long second) {
    Says best = null;
    int level = -1;
    for (LimitBook.Held h : of) {
      if (h.profile().stackLevel() > level) {
        Says says = says(h, place, second);
        if (says != null) {
          best = says;
          level = h.profile().stackLevel();
        }
      }
    }
    return best;
  }

  /** Without a car that chooses among several there is one. */
  private static ChargingScheduleType schedule(ChargingProfileType profile) {
    return profile.chargingSchedule().getFirst();
  }

  private static boolean valid(ChargingProfileType profile, long second) {
    Instant from = profile.validFrom();
    Instant to = profile.validTo();
    return (from == null || from.getEpochSecond() <= second)
        && (to == null || second < to.getEpochSecond());
  }

  private static @Nullable Says says(LimitBook.Held h, Place place, long second) {
    ChargingScheduleType schedule = schedule(h.profile());
    long elapsed = second - start(h, place);
    if (!valid(h.profile(), second) || elapsed < 0) {
      return null;
    }
    long repeats = repeats(h.profile());
    elapsed = repeats > 0 ? elapsed % repeats : elapsed;
    if (schedule.duration() != null && elapsed >= schedule.duration()) {
      return null;
    }
    ChargingSchedulePeriodType now = schedule.chargingSchedulePeriod().getFirst();
    for (ChargingSchedulePeriodType period : schedule.chargingSchedulePeriod()) {
      now = period.startPeriod() <= elapsed ? period : now;
    }
    return says(schedule, now);
  }

  private static Says says(ChargingScheduleType schedule, ChargingSchedulePeriodType period) {
    Integer phases = period.numberPhases();
    return new Says(
        period.limit().movePointRight(1).longValueExact(),
        schedule.chargingRateUnit(),
        phases == null ? ASSUMED_PHASES : phases);
  }

  /** When the schedule of a profile begins at a place. */
  private static long start(LimitBook.Held h, Place place) {
    Instant start = schedule(h.profile()).startSchedule();
    boolean relative = h.profile().chargingProfileKind() == ChargingProfileKind.RELATIVE;
    if (start != null && !relative) {
      return start.getEpochSecond();
    }
    if (h.purpose() != ChargingProfilePurpose.CHARGING_STATION_MAX_PROFILE) {
      return place.begun();
    }
    Instant valid = h.profile().validFrom();
    long taken = h.taken().getEpochSecond();
    return valid == null ? taken : Math.max(taken, valid.getEpochSecond());
  }

  private static long repeats(ChargingProfileType profile) {
    if (profile.chargingProfileKind() != ChargingProfileKind.RECURRING) {
      return 0;
    }
    boolean daily = profile.recurrencyKind() == RecurrencyKind.DAILY;
    return Duration.ofDays(daily ? 1 : 7).toSeconds();
  }

  /**
   * The first second after {@code second} at which something may change at one of the places, at
   * most {@code latest}.
   */
  long mayChange(List<Place> places, long second, long latest) {
    long next = latest;
    for (LimitBook.Held h : held) {
      next = sooner(next, second, seconds(h.profile().validFrom()));
      next = sooner(next, second, seconds(h.profile().validTo()));
      for (Place place : places) {
        long start = start(h, place);
        long repeats = repeats(h.profile());
        if (repeats > 0 && second > start) {
          start += (second - start) / repeats * repeats;
        }
        next = scheduleChange(schedule(h.profile()), start, second, next);
        if (repeats > 0) {
          next = scheduleChange(schedule(h.profile()), start + repeats, second, next);
        }
      }
    }
    return next;
  }

  private static long scheduleChange(
      ChargingScheduleType schedule, long start, long second, long before) {
    long next = before;
    for (ChargingSchedulePeriodType period : schedule.chargingSchedulePeriod()) {
      next = sooner(next, second, start + period.startPeriod());
    }
    Integer duration = schedule.duration();
    return duration == null ? next : sooner(next, second, start + duration);
  }

  private static long seconds(@Nullable Instant time) {
    return time == null ? Long.MIN_VALUE : time.getEpochSecond();
  }

  private static long sooner(long known, long after, long candidate) {
    return candidate > after && candidate < known ? candidate : known;
  }
}
