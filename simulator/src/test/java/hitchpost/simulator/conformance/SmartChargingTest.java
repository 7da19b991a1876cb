package hitchpost.simulator.conformance;

import static hitchpost.simulator.conformance.Match.connector;
import static hitchpost.simulator.conformance.Match.idTag;
import static hitchpost.simulator.conformance.Match.status;
import static hitchpost.simulator.conformance.TestCsms.expect;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** OCTT 2.22, smart charging, with limits in amperes and in watts. */
class SmartChargingTest {
  /** The max time deviation that the tool is configured with. */
  private static final int DEVIATION = 3;

  private static final int DURATION = 300;

  /** How long after the profile the composite schedule is asked for: x in the catalogue. */
  private static final int LATER = 7;

  private final Scenario s = new Scenario();
  private int profiles;

  private static int limit(String unit, int kilo) {
    return unit.equals("A") ? kilo : kilo * 1000;
  }

  /** A profile whose schedule starts at {@code start}, with pairs of start and limit. */
  private String profile(
      String purpose, int level, String more, String schedule, String unit, int... periods) {
    var text = new StringBuilder();
    for (int i = 0; i < periods.length; i += 2) {
      text.append(i == 0 ? "" : ",")
          .append("{\"startPeriod\":" + periods[i])
          .append(",\"limit\":" + limit(unit, periods[i + 1]))
          .append(",\"numberPhases\":3}");
    }
    return """
    {"chargingProfileId":%d,"stackLevel":%d,"chargingProfilePurpose":"%s",\
    "chargingProfileKind":"Absolute",%s"chargingSchedule":{%s"chargingRateUnit":"%s",\
    "chargingSchedulePeriod":[%s]}}\
    """
        .formatted(++profiles, level, purpose, more, schedule, unit, text);
  }

  private static String start(Instant start) {
    return "\"startSchedule\":\"" + start + "\",";
  }

  private static String lasting(int seconds) {
    return "\"duration\":" + seconds + ",";
  }

  /** Valid from {@code start} until 401 s after it. */
  private static String valid(Instant start) {
    return "\"validFrom\":\"" + start + "\",\"validTo\":\"" + start.plusSeconds(401) + "\",";
  }

  private String sets(int connector, String profile) {
    return s.csms
        .sends(
            "SetChargingProfile",
            "{\"connectorId\":" + connector + ",\"csChargingProfiles\":" + profile + "}")
        .get("status")
        .asString();
  }

  private String clears(String filter) {
    return s.csms.sends("ClearChargingProfile", filter).get("status").asString();
  }

  private Instant begin() {
    return Instant.ofEpochSecond(s.time.now().getEpochSecond()).minusSeconds(DEVIATION);
  }

  /** Asks for the composite schedule; everything but its periods is as it must be. */
  private JsonNode periods(int duration, String unit) {
    Instant asked = s.time.now();
    var answer =
        s.csms.sends(
            "GetCompositeSchedule",
            "{\"connectorId\":1,\"duration\":"
                + duration
                + ",\"chargingRateUnit\":\""
                + unit
                + "\"}");
    assertEquals("Accepted", answer.get("status").asString());
    assertEquals(1, answer.get("connectorId").asInt());
    var late = Duration.between(Instant.parse(answer.get("scheduleStart").asString()), asked);
    assertTrue(late.abs().toSeconds() <= DEVIATION, () -> "starts " + late + " late");
    var schedule = answer.get("chargingSchedule");
    assertEquals(duration, schedule.get("duration").asInt());
    assertEquals(unit, schedule.get("chargingRateUnit").asString());
    assertFalse(schedule.has("startSchedule"), "errata 3.57");
    return schedule.get("chargingSchedulePeriod");
  }

  /** The composite schedule has exactly these periods, pairs of start and limit. */
  private void composite(int duration, String unit, int... expected) {
    var periods = periods(duration, unit);
    var words = new StringBuilder();
    var wanted = new StringBuilder();
    for (JsonNode period : periods) {
      words
          .append(period.get("startPeriod").asInt())
          .append(':')
          .append(period.get("limit").asInt())
          .append(' ');
    }
    for (int i = 0; i < expected.length; i += 2) {
      wanted.append(expected[i]).append(':').append(limit(unit, expected[i + 1])).append(' ');
    }
    assertEquals(wanted.toString(), words.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"A", "W"})
  void TC_056_CS(String unit) {
    s.booted();
    assertEquals(
        "Accepted", sets(1, profile("TxDefaultProfile", 0, "", lasting(DURATION), unit, 0, 6)));
    composite(DURATION, unit, 0, 6);
  }

  @ParameterizedTest
  @ValueSource(strings = {"A", "W"})
  void TC_057_CS(String unit) {
    s.charging();
    String mine = "\"transactionId\":" + s.csms.lastTransaction() + ",";
    assertEquals("Accepted", sets(1, profile("TxProfile", 0, mine, "", unit, 0, 6)));
    composite(DURATION, unit, 0, 6);
  }

  @ParameterizedTest
  @ValueSource(strings = {"A", "W"})
  void TC_058_1_CS(String unit) {
    s.booted();
    String some = "\"transactionId\":1001,";
    assertEquals("Rejected", sets(1, profile("TxProfile", 0, some, "", unit, 0, 6)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"A", "W"})
  void TC_058_2_CS(String unit) {
    s.charging();
    String other = "\"transactionId\":" + (s.csms.lastTransaction() + 1) + ",";
    assertEquals("Rejected", sets(1, profile("TxProfile", 0, other, "", unit, 0, 6)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"A", "W"})
  void TC_082_CS(String unit) {
    s.charging();
    String schedule = start(s.time.now()) + lasting(DURATION);
    assertEquals("Accepted", sets(1, profile("TxDefaultProfile", 0, "", schedule, unit, 0, 6)));
    composite(DURATION, unit, 0, 6);
  }

  @ParameterizedTest
  @ValueSource(strings = {"A", "W"})
  void TC_066_CS(String unit) {
    s.charging();
    var keys =
        s.csms.sends(
            "GetConfiguration",
            "{\"key\":[\"MaxChargingProfilesInstalled\",\"ChargingScheduleMaxPeriods\"]}");
    assertTrue(keys.get("configurationKey").get(0).get("value").asInt() >= 3);
    assertTrue(keys.get("configurationKey").get(1).get("value").asInt() >= 5);
    Instant t = begin();
    String max = profile("ChargePointMaxProfile", 0, "", start(t) + lasting(86_400), unit, 0, 10);
    assertEquals("Accepted", sets(0, max));
    String standard = start(t) + lasting(300);
    int[] defaults = {0, 6, 60, 10, 120, 8, 180, 15, 260, 8};
    assertEquals(
        "Accepted", sets(1, profile("TxDefaultProfile", 0, valid(t), standard, unit, defaults)));
    String own = "\"transactionId\":" + s.csms.lastTransaction() + "," + valid(t);
    int[] limits = {0, 8, 50, 11, 140, 16, 200, 6, 240, 12};
    assertEquals(
        "Accepted", sets(1, profile("TxProfile", 0, own, start(t) + lasting(260), unit, limits)));
    s.passes(Duration.ofSeconds(LATER));
    int x = DEVIATION + LATER;
    composite(400, unit, 0, 8, 50 - x, 10, 200 - x, 6, 240 - x, 10);
  }

  @ParameterizedTest
  @ValueSource(strings = {"A", "W"})
  void TC_067_CS(String unit) {
    s.booted();
    Instant t = begin();
    String first =
        profile("TxDefaultProfile", 1, "", start(t) + lasting(400), unit, 0, 6, 60, 8, 200, 10);
    assertEquals("Accepted", sets(1, first));
    String second =
        profile("TxDefaultProfile", 0, valid(t), start(t) + lasting(400), unit, 0, 7, 100, 9);
    assertEquals("Accepted", sets(1, second));
    String third = start(t) + lasting(86_400);
    assertEquals(
        "Accepted",
        sets(0, profile("ChargePointMaxProfile", 0, valid(t), third, unit, 0, 11, 200, 12)));
    s.passes(Duration.ofSeconds(LATER));
    int x = DEVIATION + LATER;
    assertEquals("Accepted", clears("{\"id\":1}"));
    composite(350, unit, 0, 7, 100 - x, 9);
    assertEquals(
        "Accepted", clears("{\"chargingProfilePurpose\":\"TxDefaultProfile\",\"stackLevel\":0}"));
    composite(350, unit, 0, 11, 200 - x, 12);
    assertEquals("Accepted", clears("{}"));
    var periods = periods(350, unit);
    assertEquals(1, periods.size());
    // What the hardware of the case can: 32 A on three phases.
    assertEquals(unit.equals("A") ? 32 : 22_080, periods.get(0).get("limit").asInt());
  }

  @ParameterizedTest
  @ValueSource(strings = {"A", "W"})
  void TC_072_CS(String unit) {
    s.booted();
    Instant t = begin();
    String first =
        profile(
            "TxDefaultProfile",
            0,
            valid(t),
            start(t) + lasting(400),
            unit,
            new int[] {0, 6, 100, 8, 200, 10});
    assertEquals("Accepted", sets(1, first));
    String second =
        profile("TxDefaultProfile", 1, valid(t), start(t) + lasting(150), unit, 0, 7, 100, 9);
    assertEquals("Accepted", sets(1, second));
    s.passes(Duration.ofSeconds(LATER));
    int x = DEVIATION + LATER;
    composite(350, unit, 0, 7, 100 - x, 9, 150 - x, 8, 200 - x, 10);
  }

  @ParameterizedTest
  @ValueSource(strings = {"A", "W"})
  void TC_059_CS(String unit) {
    s.booted();
    s.car.plugsIn();
    s.csms.receives("StatusNotification", connector(1), status("Preparing"));
    String profile = profile("TxProfile", 0, "", lasting(600), unit, 0, 6, 100, 8);
    var answer =
        s.csms.sends(
            "RemoteStartTransaction",
            "{\"connectorId\":1,\"idTag\":\"CARD\",\"chargingProfile\":" + profile + "}");
    assertEquals("Accepted", answer.get("status").asString());
    s.csms.receives("Authorize", idTag("CARD"));
    s.csms.receivesInAnyOrder(
        expect("StartTransaction", connector(1), idTag("CARD")),
        expect("StatusNotification", connector(1), status("Charging")));
    var periods = periods(DURATION, unit);
    assertEquals(2, periods.size());
    assertEquals(limit(unit, 6), periods.get(0).get("limit").asInt());
    int next = periods.get(1).get("startPeriod").asInt();
    assertTrue(next > 100 - DEVIATION && next <= 100, () -> "the second period starts at " + next);
    assertEquals(limit(unit, 8), periods.get(1).get("limit").asInt());
  }

  @ParameterizedTest
  @ValueSource(strings = {"A", "W"})
  void TC_060_CS(String unit) {
    s.booted();
    String profile = profile("TxDefaultProfile", 0, "", lasting(DURATION), unit, 0, 6);
    var answer =
        s.csms.sends(
            "RemoteStartTransaction",
            "{\"connectorId\":1,\"idTag\":\"CARD\",\"chargingProfile\":" + profile + "}");
    assertEquals("Rejected", answer.get("status").asString());
    s.passes(Duration.ofSeconds(30));
  }
}
