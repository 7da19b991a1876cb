package hitchpost.simulator.world;

import hitchpost.core.message.MessageCodec;
import hitchpost.core.types.ChargingProfileKind;
import hitchpost.core.types.ChargingRateUnit;
import hitchpost.core.types.RecurrencyKind;
import hitchpost.ocpp16.messages.Action;
import hitchpost.ocpp16.messages.ChargingProfile;
import hitchpost.ocpp16.messages.ChargingProfilePurposeType;
import hitchpost.ocpp16.messages.ChargingSchedule;
import hitchpost.ocpp16.messages.ChargingSchedulePeriod;
import hitchpost.ocpp16.messages.ClearChargingProfileRequest;
import hitchpost.ocpp16.messages.GetCompositeScheduleRequest;
import hitchpost.ocpp16.messages.RemoteStartTransactionRequest;
import hitchpost.ocpp16.messages.SetChargingProfileRequest;
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
  private final int connectors;
  private final SplittableRandom random;

  GridOperator(
      Driver.People people, Backend backend, Tags tags, int connectors, SplittableRandom random) {
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
    ChargingProfilePurposeType purpose =
        Chance.one(random, List.of(ChargingProfilePurposeType.values()));
    boolean careless = Chance.percent(random, 5);
    int connector = random.nextInt(connectors + 2);
    if (!careless && purpose == ChargingProfilePurposeType.CHARGE_POINT_MAX_PROFILE) {
      connector = 0;
    } else if (!careless && purpose == ChargingProfilePurposeType.TX_PROFILE) {
      connector = charging();
    }
    List<Integer> open = people.openTransactions(connector);
    boolean named =
        purpose == ChargingProfilePurposeType.TX_PROFILE && !open.isEmpty() && random.nextBoolean();
    Integer transaction = named ? open.getFirst() : null;
    people.call(
        Action.SET_CHARGING_PROFILE,
        MessageCodec.write(
            new SetChargingProfileRequest(connector, profile(purpose, transaction))));
  }

  /** A connector with a transaction if there is one, else any. */
  private int charging() {
    int any = 1 + random.nextInt(connectors);
    for (int i = 0; i < connectors; i++) {
      int connector = 1 + (any + i) % connectors;
      if (!people.openTransactions(connector).isEmpty()) {
        return connector;
      }
    }
    return any;
  }

  /** With a token that nobody presents, so that it is known which start the profile came with. */
  private void start() {
    ChargingProfile profile = profile(ChargingProfilePurposeType.TX_PROFILE, null);
    people.call(
        Action.REMOTE_START_TRANSACTION,
        MessageCodec.write(
            new RemoteStartTransactionRequest(
                1 + random.nextInt(connectors), tags.nextApp(), profile)));
  }

  private void clear() {
    boolean byId = Chance.percent(random, 40);
    people.call(
        Action.CLEAR_CHARGING_PROFILE,
        MessageCodec.write(
            new ClearChargingProfileRequest(
                byId ? random.nextInt(IDS) : null,
                maybe(30) ? random.nextInt(connectors + 2) : null,
                maybe(40) ? Chance.one(random, List.of(ChargingProfilePurposeType.values())) : null,
                maybe(20) ? random.nextInt(LEVELS) : null)));
  }

  private void ask() {
    List<ChargingRateUnit> units = List.of(ChargingRateUnit.values());
    people.call(
        Action.GET_COMPOSITE_SCHEDULE,
        MessageCodec.write(
            new GetCompositeScheduleRequest(
                random.nextInt(connectors + 2),
                maybe(5) ? 0 : Chance.one(random, DURATIONS),
                maybe(70) ? Chance.one(random, units) : null)));
  }

  private ChargingProfile profile(
      ChargingProfilePurposeType purpose, @Nullable Integer transaction) {
    ChargingProfileKind kind = Chance.one(random, List.of(ChargingProfileKind.values()));
    boolean recurring = kind == ChargingProfileKind.RECURRING;
    List<RecurrencyKind> recurrences = List.of(RecurrencyKind.values());
    return new ChargingProfile(
        random.nextInt(IDS),
        transaction,
        maybe(2) ? 100 : random.nextInt(LEVELS),
        purpose,
        kind,
        recurring ? Chance.one(random, recurrences) : null,
        maybe(20) ? near(Duration.ofHours(3)) : null,
        maybe(30) ? near(Duration.ofHours(12)) : null,
        schedule(kind));
  }

  private ChargingSchedule schedule(ChargingProfileKind kind) {
    boolean amperes = random.nextBoolean();
    List<ChargingSchedulePeriod> periods = new ArrayList<>();
    int start = maybe(2) ? 10 : 0;
    for (int i = random.nextInt(6); i >= 0; i--) {
      String limit = Chance.one(random, amperes ? AMPERES : WATTS);
      Integer phases = maybe(80) ? null : Integer.valueOf(1 + random.nextInt(3));
      periods.add(new ChargingSchedulePeriod(start, new BigDecimal(limit), phases));
      start += Chance.one(random, STEPS);
    }
    boolean anchored = kind == ChargingProfileKind.RECURRING || maybe(60);
    return new ChargingSchedule(
        maybe(50) ? Chance.one(random, DURATIONS) : null,
        anchored ? near(Duration.ofDays(maybe(30) ? 9 : 1)) : null,
        amperes ? ChargingRateUnit.A : ChargingRateUnit.W,
        periods,
        maybe(10) ? new BigDecimal(amperes ? "8" : "6000") : null);
  }

  private Instant near(Duration range) {
    long seconds = range.toSeconds();
    return backend.now().plusSeconds(random.nextLong(-seconds, seconds / 2));
  }

  private boolean maybe(int percent) {
    return Chance.percent(random, percent);
  }
}
