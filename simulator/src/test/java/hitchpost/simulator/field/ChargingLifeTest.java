package hitchpost.simulator.field;

import static hitchpost.simulator.field.Words.asks;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.core.smartcharging.Circuit;
import hitchpost.core.smartcharging.Consumer;
import hitchpost.core.smartcharging.InstalledProfile;
import hitchpost.core.smartcharging.Layer;
import hitchpost.core.smartcharging.Limit;
import hitchpost.core.smartcharging.StationPlan;
import hitchpost.core.types.ChargingProfile;
import hitchpost.core.types.ChargingProfileKind;
import hitchpost.core.types.ChargingProfilePurpose;
import hitchpost.core.types.ChargingRateUnit;
import hitchpost.core.types.ChargingSchedule;
import hitchpost.core.types.ChargingSchedulePeriod;
import hitchpost.core.types.Evse;
import hitchpost.core.types.RecurrencyKind;
import hitchpost.simulator.conformance.Scenario;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Random lives of a station with two connectors: profiles of all kinds come and go, cars charge,
 * the power fails. After each event the current on every pilot is what the profiles that the CSMS
 * believes to be installed allow (invariants I8 and I15).
 */
class ChargingLifeTest {
  private static final int LIVES = 25;
  private static final int EVENTS = 80;

  /** Seconds after which everybody has given way. */
  private static final int SETTLING = 6;

  private static final Circuit CIRCUIT = new Circuit(3, 230, 320);

  /** A running transaction as the CSMS sees it. */
  private record Running(int id, Evse where, long begun) {}

  /** One life; the seed is in every message. */
  private static final class Life {
    private final long seed;
    private final SplittableRandom random;
    private final Scenario s = new Scenario().withEvses(2);
    private final Map<Integer, InstalledProfile> profiles = new TreeMap<>();
    private final Map<Integer, Running> running = new LinkedHashMap<>();
    private String last = "begin";
    private int compared;

    Life(long seed) {
      this.seed = seed;
      random = new SplittableRandom(seed);
      s.booted();
      s.csms.answersByItself(true);
      s.carAt(1).plugsIn();
      s.carAt(2).plugsIn();
    }

    void runs() {
      for (int event = 0; event < EVENTS; event++) {
        // Half a second after the full one, far from any moment at which a limit changes.
        long nanos = s.time.now().getNano();
        pass(Duration.ofNanos(1_500_000_000L - nanos));
        something();
        pass(Duration.ofMillis(100));
        agrees(false);
        int seconds = random.nextInt(random.nextInt(5) == 0 ? 4_000 : 60);
        pass(Duration.ofSeconds(seconds));
        agrees(seconds > SETTLING);
      }
    }

    private void pass(Duration duration) {
      s.time.pass(duration);
    }

    private void something() {
      switch (random.nextInt(10)) {
        case 0, 1 -> start();
        case 2 -> stop();
        case 3 -> clear();
        case 4 -> {
          if (random.nextInt(3) == 0) {
            powerCut();
          }
        }
        default -> set();
      }
    }

    private void start() {
      int connector = 1 + random.nextInt(2);
      InstalledProfile with = random.nextBoolean() ? null : profile(connector, true);
      String profile = with == null ? "" : ",\"chargingProfile\":" + json(with.profile());
      last = "start at " + connector + profile;
      String request = "{\"connectorId\":" + connector + ",\"idTag\":\"APP\"" + profile + "}";
      boolean accepted = asks(s, "RemoteStartTransaction", request).equals("Accepted");
      assertEquals(!running.containsKey(connector), accepted, this::toString);
      if (accepted) {
        pass(Duration.ofSeconds(2));
        var told = s.csms.heard("StartTransaction").getLast().payload();
        assertEquals(connector, told.get("connectorId").asInt(), this::toString);
        long begun = Instant.parse(told.get("timestamp").asString()).getEpochSecond();
        Evse where = new Evse(connector, 1);
        running.put(connector, new Running(s.csms.lastTransaction(), where, begun));
        if (with != null) {
          install(where, with.profile(), String.valueOf(s.csms.lastTransaction()));
        }
      }
    }

    private void stop() {
      int connector = 1 + random.nextInt(2);
      Running ended = running.remove(connector);
      last = "stop at " + connector;
      if (ended != null) {
        String request = "{\"transactionId\":" + ended.id() + "}";
        assertEquals("Accepted", asks(s, "RemoteStopTransaction", request), this::toString);
        profiles.values().removeIf(p -> String.valueOf(ended.id()).equals(p.transaction()));
        pass(Duration.ofMillis(200));
        s.carAt(connector).plugsOut();
        pass(Duration.ofSeconds(1));
        s.carAt(connector).plugsIn();
      }
    }

    private void powerCut() {
      last = "power cut";
      s.grid.fails();
      pass(Duration.ofSeconds(10));
      s.grid.returns();
      pass(Duration.ofSeconds(10));
      running.clear();
      profiles.values().removeIf(p -> p.transaction() != null);
    }

    private void set() {
      int connector = random.nextInt(3);
      InstalledProfile wanted = profile(connector, false);
      ChargingProfile profile = wanted.profile();
      last = "set at " + connector + " " + json(profile);
      Running there = running.get(connector);
      boolean possible =
          switch (profile.purpose()) {
            case CHARGING_STATION_MAX_PROFILE -> connector == 0;
            case TX_PROFILE -> there != null;
            default -> true;
          };
      String request =
          "{\"connectorId\":" + connector + ",\"csChargingProfiles\":" + json(profile) + "}";
      String expected = possible ? "Accepted" : "Rejected";
      assertEquals(expected, asks(s, "SetChargingProfile", request), this::toString);
      if (possible) {
        boolean own = profile.purpose() == ChargingProfilePurpose.TX_PROFILE && there != null;
        Evse target = connector == 0 ? Evse.of(0) : new Evse(connector, 1);
        install(target, profile, own ? String.valueOf(there.id()) : null);
      }
    }

    private void install(Evse target, ChargingProfile profile, @Nullable String transaction) {
      profiles
          .values()
          .removeIf(p ->
              p.profile().purpose() == profile.purpose()
                  && p.profile().stackLevel() == profile.stackLevel()
                  && p.target().equals(target));
      profiles.put(profile.id(), new InstalledProfile(target, profile, s.time.now(), transaction));
    }

    private void clear() {
      int level = random.nextInt(3);
      int connector = random.nextInt(3);
      Evse target = connector == 0 ? Evse.of(0) : new Evse(connector, 1);
      Predicate<InstalledProfile> matches =
          p -> p.profile().stackLevel() == level && p.target().equals(target);
      boolean any = profiles.values().stream().anyMatch(matches);
      last = "clear level " + level + " at " + connector;
      String filter = "{\"stackLevel\":" + level + ",\"connectorId\":" + connector + "}";
      assertEquals(
          any ? "Accepted" : "Unknown", asks(s, "ClearChargingProfile", filter), toString());
      profiles.values().removeIf(matches);
    }

    /** A profile for a connector; which purposes are refused there is part of the test. */
    private InstalledProfile profile(int connector, boolean forStart) {
      ChargingProfilePurpose purpose =
          forStart
              ? ChargingProfilePurpose.TX_PROFILE
              : ChargingProfilePurpose.values()[1 + random.nextInt(3)];
      boolean relative =
          purpose != ChargingProfilePurpose.CHARGING_STATION_MAX_PROFILE && random.nextInt(3) == 0;
      boolean daily = !relative && random.nextInt(3) == 0;
      boolean watts = random.nextBoolean();
      List<ChargingSchedulePeriod> periods = new ArrayList<>();
      int start = 0;
      for (int i = random.nextInt(4); i >= 0; i--) {
        int tenths = random.nextInt(6) == 0 ? 0 : 30 + random.nextInt(300);
        BigDecimal limit = BigDecimal.valueOf(watts ? tenths * 690L : tenths, 1);
        periods.add(ChargingSchedulePeriod.ofLimit(Duration.ofSeconds(start), limit, null));
        start += 1 + random.nextInt(120);
      }
      Instant now = Instant.ofEpochSecond(s.time.now().getEpochSecond());
      var schedule =
          new ChargingSchedule(
              0,
              relative ? null : now.plusSeconds(random.nextInt(200) - 150),
              random.nextBoolean() ? null : Duration.ofSeconds(1 + random.nextInt(400)),
              watts ? ChargingRateUnit.W : ChargingRateUnit.A,
              periods,
              null,
              null,
              null);
      var profile =
          new ChargingProfile(
              forStart ? 100 + random.nextInt(3) : random.nextInt(8),
              random.nextInt(3),
              purpose,
              relative
                  ? ChargingProfileKind.RELATIVE
                  : daily ? ChargingProfileKind.RECURRING : ChargingProfileKind.ABSOLUTE,
              daily ? RecurrencyKind.DAILY : null,
              random.nextInt(3) == 0 ? now.plusSeconds(random.nextInt(100) - 50) : null,
              random.nextInt(3) == 0 ? now.plusSeconds(60 + random.nextInt(400)) : null,
              null,
              List.of(schedule),
              null);
      return new InstalledProfile(new Evse(connector, 1), profile, now, null);
    }

    private static String json(ChargingProfile profile) {
      var schedule = profile.chargingSchedules().getFirst();
      var periods = new ArrayList<String>();
      for (var period : schedule.chargingSchedulePeriods()) {
        var limit = period.limit();
        periods.add(
            "{\"startPeriod\":%d,\"limit\":%s}"
                .formatted(
                    period.startPeriod().toSeconds(),
                    limit == null ? "" : limit.value().toPlainString()));
      }
      String purpose =
          profile.purpose() == ChargingProfilePurpose.CHARGING_STATION_MAX_PROFILE
              ? "ChargePointMaxProfile"
              : profile.purpose().wire();
      var fields = new ArrayList<String>();
      fields.add("\"chargingProfileId\":" + profile.id());
      fields.add("\"stackLevel\":" + profile.stackLevel());
      fields.add("\"chargingProfilePurpose\":\"" + purpose + '"');
      fields.add("\"chargingProfileKind\":\"" + profile.kind().wire() + '"');
      if (profile.recurrencyKind() != null) {
        fields.add("\"recurrencyKind\":\"Daily\"");
      }
      time(fields, "validFrom", profile.validFrom());
      time(fields, "validTo", profile.validTo());
      var inner = new ArrayList<String>();
      time(inner, "startSchedule", schedule.startSchedule());
      if (schedule.duration() != null) {
        inner.add("\"duration\":" + schedule.duration().toSeconds());
      }
      inner.add("\"chargingRateUnit\":\"" + schedule.chargingRateUnit().wire() + '"');
      inner.add("\"chargingSchedulePeriod\":[" + String.join(",", periods) + "]");
      fields.add("\"chargingSchedule\":{" + String.join(",", inner) + "}");
      return "{" + String.join(",", fields) + "}";
    }

    private static void time(List<String> fields, String name, @Nullable Instant time) {
      if (time != null) {
        fields.add("\"" + name + "\":\"" + time + '"');
      }
    }

    /** Nobody has more than allowed; and all of it, once nothing has changed for some seconds. */
    private void agrees(boolean quiet) {
      long now = s.time.now().getEpochSecond();
      List<Consumer> consumers = new ArrayList<>();
      for (Running r : running.values()) {
        consumers.add(new Consumer(r.where(), CIRCUIT, String.valueOf(r.id()), r.begun()));
      }
      var layers = profiles.values().stream().map(Layer::of).toList();
      var limits = StationPlan.of(layers, consumers, now, now + 1);
      boolean steady =
          quiet
              && StationPlan.of(layers, consumers, now - SETTLING, now).stream()
                  .allMatch(l -> l.size() == 1);
      for (int i = 0; i < consumers.size(); i++) {
        int evse = consumers.get(i).evse().id();
        int allowed = expected(limits.get(i).getFirst());
        int offered = s.hardware(evse).offeredMilliAmperes();
        String words = "EVSE " + evse + ": " + offered + " of " + allowed + " mA, ";
        assertTrue(offered <= allowed, () -> words + this + " " + profiles);
        assertTrue(!steady || offered == allowed, () -> words + this + " " + profiles);
        compared += steady ? 1 : 0;
      }
    }

    private static int expected(Limit limit) {
      int milliAmperes = (int) limit.in(ChargingRateUnit.A) * 100;
      return milliAmperes < 6_000 ? 0 : milliAmperes;
    }

    @Override
    public String toString() {
      return "seed " + seed + " at " + s.time.now() + " after " + last;
    }
  }

  @Test
  void i8_whatIsOfferedIsWhatTheInstalledProfilesAllow() {
    int compared = 0;
    for (long seed = 1; seed <= LIVES; seed++) {
      var life = new Life(seed);
      life.runs();
      compared += life.compared;
    }
    assertTrue(compared > LIVES * 20, "only " + compared + " exact comparisons");
  }
}
