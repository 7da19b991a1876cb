package hitchpost.core.smartcharging;

import hitchpost.core.types.ChargingProfile;
import hitchpost.core.types.ChargingProfileKind;
import hitchpost.core.types.ChargingProfilePurpose;
import hitchpost.core.types.ChargingRateUnit;
import hitchpost.core.types.ChargingSchedule;
import hitchpost.core.types.ChargingSchedulePeriod;
import hitchpost.core.types.Evse;
import hitchpost.core.types.RecurrencyKind;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Random sets of charging profiles whose edges fall into a window of time. */
final class RandomProfiles {
  static final String TRANSACTION = "mine";
  private static final long DAY = 86_400;

  /**
   * A profile in the plainest form.
   *
   * @param evse 0 is the station
   * @param recurrence seconds, 0 for none
   * @param start null when relative
   */
  record Plain(
      int evse,
      ChargingProfilePurpose purpose,
      @Nullable String transaction,
      int stackLevel,
      @Nullable Long validFrom,
      @Nullable Long validTo,
      @Nullable Long start,
      long recurrence,
      @Nullable Integer duration,
      ChargingRateUnit unit,
      int[] starts,
      int[] limits,
      @Nullable Integer[] phases) {}

  private final SplittableRandom random;
  private final long from;
  private final int span;

  /**
   * @param span how far edges lie before and after {@code from}, seconds
   */
  RandomProfiles(SplittableRandom random, long from, int span) {
    this.random = random;
    this.from = from;
    this.span = span;
  }

  /** Up to so many profiles, no two of the same purpose and stack level for the same place. */
  List<Plain> set(int most) {
    List<Plain> profiles = new ArrayList<>();
    Set<List<Object>> places = new HashSet<>();
    int count = 1 + random.nextInt(most);
    for (int i = 0; i < count; i++) {
      Plain plain = profile();
      List<Object> place =
          List.of(plain.evse(), plain.purpose(), "" + plain.transaction(), plain.stackLevel());
      if (places.add(place)) {
        profiles.add(plain);
      }
    }
    return profiles;
  }

  private Plain profile() {
    ChargingProfilePurpose purpose =
        switch (random.nextInt(8)) {
          case 0, 1 -> ChargingProfilePurpose.CHARGING_STATION_MAX_PROFILE;
          case 2, 3, 4 -> ChargingProfilePurpose.TX_DEFAULT_PROFILE;
          case 5, 6 -> ChargingProfilePurpose.TX_PROFILE;
          default -> ChargingProfilePurpose.CHARGING_STATION_EXTERNAL_CONSTRAINTS;
        };
    boolean ofTransaction = purpose == ChargingProfilePurpose.TX_PROFILE;
    int evse =
        switch (purpose) {
          case CHARGING_STATION_MAX_PROFILE -> 0;
          case TX_PROFILE -> 1;
          case TX_DEFAULT_PROFILE, CHARGING_STATION_EXTERNAL_CONSTRAINTS -> random.nextInt(3);
        };
    boolean relative =
        (ofTransaction || purpose == ChargingProfilePurpose.TX_DEFAULT_PROFILE) && chance(3);
    long recurrence = relative || chance(2) ? 0 : chance(2) ? DAY : 7 * DAY;
    int periods = 1 + random.nextInt(4);
    int[] starts = new int[periods];
    int[] limits = new int[periods];
    Integer[] phases = new Integer[periods];
    for (int p = 0; p < periods; p++) {
      starts[p] = p == 0 ? 0 : starts[p - 1] + 1 + random.nextInt(span);
      limits[p] = chance(6) ? 0 : random.nextInt(400);
      phases[p] = chance(2) ? null : Integer.valueOf(1 + random.nextInt(3));
    }
    ChargingRateUnit unit = chance(2) ? ChargingRateUnit.A : ChargingRateUnit.W;
    if (unit == ChargingRateUnit.W) {
      for (int p = 0; p < periods; p++) {
        limits[p] = limits[p] * 600 + random.nextInt(10);
      }
    }
    return new Plain(
        evse,
        purpose,
        ofTransaction ? (chance(8) ? "other" : TRANSACTION) : null,
        random.nextInt(4),
        chance(3) ? near() : null,
        chance(3) ? near() : null,
        relative ? null : start(recurrence),
        recurrence,
        chance(3) ? null : Integer.valueOf(duration(recurrence)),
        unit,
        starts,
        limits,
        phases);
  }

  private long start(long recurrence) {
    return near() - recurrence * random.nextInt(4);
  }

  private int duration(long recurrence) {
    return recurrence > 0 && chance(3)
        ? (int) recurrence - span / 2 + random.nextInt(span)
        : 1 + random.nextInt(span);
  }

  /** A moment around the begin of the window. */
  long near() {
    return from - span / 2 + random.nextInt(2 * span);
  }

  private boolean chance(int oneIn) {
    return random.nextInt(oneIn) == 0;
  }

  /** As the station holds it. */
  static Layer layer(Plain plain, int id, long installed) {
    List<ChargingSchedulePeriod> periods = new ArrayList<>();
    for (int p = 0; p < plain.starts().length; p++) {
      periods.add(
          ChargingSchedulePeriod.ofLimit(
              Duration.ofSeconds(plain.starts()[p]),
              BigDecimal.valueOf(plain.limits()[p], 1),
              plain.phases()[p]));
    }
    ChargingProfileKind kind =
        plain.start() == null
            ? ChargingProfileKind.RELATIVE
            : plain.recurrence() > 0 ? ChargingProfileKind.RECURRING : ChargingProfileKind.ABSOLUTE;
    RecurrencyKind recurrency =
        plain.recurrence() == 0
            ? null
            : plain.recurrence() == DAY ? RecurrencyKind.DAILY : RecurrencyKind.WEEKLY;
    var schedule =
        new ChargingSchedule(
            1,
            instant(plain.start()),
            plain.duration() == null ? null : Duration.ofSeconds(plain.duration()),
            plain.unit(),
            periods,
            null,
            null,
            null);
    var profile =
        new ChargingProfile(
            id,
            plain.stackLevel(),
            plain.purpose(),
            kind,
            recurrency,
            instant(plain.validFrom()),
            instant(plain.validTo()),
            null,
            List.of(schedule),
            null);
    Evse target = plain.evse() == 0 ? Evse.of(0) : new Evse(plain.evse(), 1);
    return Layer.of(
        new InstalledProfile(
            target, profile, Instant.ofEpochSecond(installed), plain.transaction()));
  }

  private static @Nullable Instant instant(@Nullable Long seconds) {
    return seconds == null ? null : Instant.ofEpochSecond(seconds);
  }
}
