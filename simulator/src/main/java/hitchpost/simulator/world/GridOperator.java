package hitchpost.simulator.world;

import hitchpost.core.types.ChargingProfileKind;
import hitchpost.core.types.ChargingProfilePurpose;
import hitchpost.core.types.ChargingRateUnit;
import hitchpost.core.types.Evse;
import hitchpost.core.types.RecurrencyKind;
import hitchpost.ocpp201.messages.ChargingProfileType;
import hitchpost.ocpp201.messages.ChargingSchedulePeriodType;
import hitchpost.ocpp201.messages.ChargingScheduleType;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Somebody at the CSMS who sets, clears and asks for limits of all kinds, at random. */
final class GridOperator {
  private static final int IDS = 14;
  private static final int LEVELS = 4;

  private static final List<ChargingProfilePurpose> PURPOSES =
      List.of(
          ChargingProfilePurpose.CHARGING_STATION_MAX_PROFILE,
          ChargingProfilePurpose.TX_DEFAULT_PROFILE,
          ChargingProfilePurpose.TX_PROFILE);

  private static final List<String> AMPERES =
      List.of("0", "3", "5.9", "6", "6.5", "7.9", "10", "13.3", "16", "20", "32", "63");
  private static final List<String> WATTS =
      List.of("0", "1000", "1380", "4140", "5000.5", "7360", "11000", "17250.3", "22080", "50000");
  private static final List<Integer> DURATIONS =
      List.of(1, 60, 900, 3_600, 5_000, 40_000, 86_400, 200_000);
  private static final List<Integer> STEPS = List.of(1, 30, 60, 300, 900, 3_600, 20_000);

  private final Driver.People people;
  private final Backend backend;
  private final Tags tags;
  private final List<Evse> connectors;
  private final SplittableRandom random;

  GridOperator(
      Driver.People people,
      Backend backend,
      Tags tags,
      List<Evse> connectors,
      SplittableRandom random) {
    this.people = people;
    this.backend = backend;
    this.tags = tags;
    this.connectors = connectors;
    this.random = random;
  }

  /** Several things at a time, as an energy manager does. */
  void doSomething() {
    for (int i = 3 + random.nextInt(8); i > 0; i--) {
      int what = random.nextInt(100);
      if (what < 60) {
        set();
      } else if (what < 70) {
        clear();
      } else if (what < 75) {
        start();
      } else {
        ask();
      }
    }
  }

  private void set() {
    ChargingProfilePurpose purpose = Chance.one(random, PURPOSES);
    boolean careless = Chance.percent(random, 5);
    Evse place = anywhere();
    if (!careless && purpose == ChargingProfilePurpose.CHARGING_STATION_MAX_PROFILE) {
      place = Evse.of(0);
    } else if (!careless && purpose == ChargingProfilePurpose.TX_PROFILE) {
      place = backend.language().charger(charging());
    }
    List<String> open = people.openTransactions(place);
    boolean named =
        purpose == ChargingProfilePurpose.TX_PROFILE
            && !open.isEmpty()
            && (backend.language().mustNameTransactions() || random.nextBoolean());
    String transaction = named ? open.getFirst() : null;
    people.call(new Intent.SetProfile(place, profile(purpose, transaction)));
  }

  private Evse anywhere() {
    return Chance.one(random, backend.language().chargers());
  }

  /** A connector with a transaction if there is one, else any. */
  private Evse charging() {
    int any = random.nextInt(connectors.size());
    for (int i = 1; i <= connectors.size(); i++) {
      Evse connector = connectors.get((any + i) % connectors.size());
      if (!people.openTransactions(connector).isEmpty()) {
        return connector;
      }
    }
    return connectors.get(any);
  }

  /** With a token that nobody presents, so that it is known which start the profile came with. */
  private void start() {
    ChargingProfileType profile = profile(ChargingProfilePurpose.TX_PROFILE, null);
    Evse place = Chance.one(random, connectors);
    people.call(new Intent.Start(tags.nextApp(), place, profile));
  }

  private void clear() {
    boolean byId = Chance.percent(random, 40);
    people.call(
        new Intent.ClearProfiles(
            byId ? random.nextInt(IDS) : null,
            maybe(30) ? anywhere() : null,
            maybe(40) ? Chance.one(random, PURPOSES) : null,
            maybe(20) ? random.nextInt(LEVELS) : null));
  }

  private void ask() {
    List<ChargingRateUnit> units = List.of(ChargingRateUnit.values());
    people.call(
        new Intent.ReadComposite(
            anywhere(),
            maybe(5) ? 0 : Chance.one(random, DURATIONS),
            maybe(70) ? Chance.one(random, units) : null));
  }

  private ChargingProfileType profile(
      ChargingProfilePurpose purpose, @Nullable String transaction) {
    ChargingProfileKind kind = Chance.one(random, List.of(ChargingProfileKind.values()));
    boolean recurring = kind == ChargingProfileKind.RECURRING;
    List<RecurrencyKind> recurrences = List.of(RecurrencyKind.values());
    return new ChargingProfileType(
        random.nextInt(IDS),
        maybe(2) ? 100 : random.nextInt(LEVELS),
        purpose,
        kind,
        recurring ? Chance.one(random, recurrences) : null,
        maybe(20) ? near(Duration.ofHours(3)) : null,
        maybe(30) ? near(Duration.ofHours(12)) : null,
        transaction,
        List.of(schedule(kind)),
        null);
  }

  private ChargingScheduleType schedule(ChargingProfileKind kind) {
    boolean amperes = random.nextBoolean();
    List<ChargingSchedulePeriodType> periods = new ArrayList<>();
    int start = maybe(2) ? 10 : 0;
    for (int i = random.nextInt(6); i >= 0; i--) {
      String limit = Chance.one(random, amperes ? AMPERES : WATTS);
      Integer phases = maybe(80) ? null : Integer.valueOf(1 + random.nextInt(3));
      periods.add(new ChargingSchedulePeriodType(start, new BigDecimal(limit), phases, null, null));
      start += Chance.one(random, STEPS);
    }
    boolean anchored = kind == ChargingProfileKind.RECURRING || maybe(60);
    Integer duration = maybe(50) ? Chance.one(random, DURATIONS) : null;
    Instant from = anchored ? near(Duration.ofDays(maybe(30) ? 9 : 1)) : null;
    ChargingRateUnit unit = amperes ? ChargingRateUnit.A : ChargingRateUnit.W;
    BigDecimal least = maybe(10) ? new BigDecimal(amperes ? "8" : "6000") : null;
    return new ChargingScheduleType(0, from, duration, unit, periods, least, null, null);
  }

  private Instant near(Duration range) {
    long seconds = range.toSeconds();
    return backend.now().plusSeconds(random.nextLong(-seconds, seconds / 2));
  }

  private boolean maybe(int percent) {
    return Chance.percent(random, percent);
  }
}
