package hitchpost.simulator.field;

import static hitchpost.simulator.field.Words.asks;
import static hitchpost.simulator.field.Words.minutes;
import static hitchpost.simulator.field.Words.reports;
import static hitchpost.simulator.field.Words.seconds;
import static hitchpost.simulator.field.Words.starts;
import static hitchpost.simulator.field.Words.stops;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.core.Ask;
import hitchpost.core.Output;
import hitchpost.core.Verdict;
import hitchpost.core.hardware.HardwareCommand;
import hitchpost.simulator.conformance.Scenario;
import hitchpost.simulator.hardware.CarChange;
import hitchpost.simulator.hardware.Stimulus;
import hitchpost.simulator.world.VirtualStation;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What reaches the car of a limit. Field requirements F52 to F56, invariant I8. */
class ChargingLimitsTest {
  /** Sets one limit, or several with their starts: {@code 0:16 60:0}. */
  static String sets(Scenario s, int connector, int id, String purpose, int level, String limits) {
    return sets(s, connector, id, purpose, level, limits, "A", "");
  }

  static String sets(
      Scenario s,
      int connector,
      int id,
      String purpose,
      int level,
      String limits,
      String unit,
      String more) {
    String profile = profile(id, purpose, level, now(s), limits, unit, more);
    return asks(
        s,
        "SetChargingProfile",
        "{\"connectorId\":" + connector + ",\"csChargingProfiles\":" + profile + "}");
  }

  static Instant now(Scenario s) {
    return Instant.ofEpochSecond(s.time.now().getEpochSecond());
  }

  static String profile(
      int id, String purpose, int level, Instant start, String limits, String unit, String more) {
    var periods = new StringBuilder();
    for (String item : limits.split(" ")) {
      String[] parts = item.split(":");
      periods
          .append(periods.isEmpty() ? "" : ",")
          .append("{\"startPeriod\":" + parts[0] + ",\"limit\":" + parts[1])
          .append(parts.length > 2 ? ",\"numberPhases\":" + parts[2] + "}" : "}");
    }
    return """
    {"chargingProfileId":%d,"stackLevel":%d,"chargingProfilePurpose":"%s",%s\
    "chargingProfileKind":"Absolute","chargingSchedule":{"startSchedule":"%s",\
    "chargingRateUnit":"%s","chargingSchedulePeriod":[%s]}}\
    """
        .formatted(id, level, purpose, more, start, unit, periods);
  }

  private static int offered(Scenario s, int evse) {
    return s.hardware(evse).offeredMilliAmperes();
  }

  private static void setsLocally(Scenario s, String setting, int value) {
    var written =
        s.asks(new Ask.WriteSetting("SmartChargingCtrlr." + setting, String.valueOf(value)));
    assertEquals(Verdict.Writing.ACCEPTED, written);
  }

  @Test
  void f52_aLimitHoldsFromItsSecondToItsSecond() {
    var s = new Scenario().charging();
    Instant start = now(s).plusSeconds(10);
    String profile = profile(1, "TxDefaultProfile", 0, start, "0:16 60:7.3 120:20", "A", "");
    assertEquals(
        "Accepted",
        asks(
            s, "SetChargingProfile", "{\"connectorId\":1,\"csChargingProfiles\":" + profile + "}"));
    assertEquals(32_000, offered(s, 1));
    passesUntil(s, start.minusMillis(10));
    assertEquals(32_000, offered(s, 1));
    passesUntil(s, start);
    assertEquals(16_000, offered(s, 1));
    passesUntil(s, start.plusSeconds(60).minusMillis(10));
    assertEquals(16_000, offered(s, 1));
    passesUntil(s, start.plusSeconds(60));
    assertEquals(7_300, offered(s, 1));
    passesUntil(s, start.plusSeconds(120));
    assertEquals(20_000, offered(s, 1));
    s.passes(minutes(10));
    assertTrue(s.hardware(1).contactorClosed());
  }

  /**
   * A day of a profile has 86400 s and a week 604800 s, whatever clocks on walls have done since.
   */
  @ParameterizedTest
  @CsvSource({"Daily, 2026-10-24", "Weekly, 2026-10-19"})
  void f09_aProfileRecursToTheSecondAlsoAfterSummerTime(String recurrency, String began) {
    var s = new Scenario().charging();
    String profile =
        """
        {"connectorId":1,"csChargingProfiles":{"chargingProfileId":1,"stackLevel":0,\
        "chargingProfilePurpose":"TxDefaultProfile","chargingProfileKind":"Recurring",\
        "recurrencyKind":"%s","chargingSchedule":{"startSchedule":"%sT10:30:00Z",\
        "chargingRateUnit":"A","chargingSchedulePeriod":[{"startPeriod":0,"limit":16},\
        {"startPeriod":3600,"limit":20}]}}}\
        """;
    assertEquals("Accepted", asks(s, "SetChargingProfile", profile.formatted(recurrency, began)));
    Instant today = Instant.parse("2027-01-04T10:30:00Z");
    passesUntil(s, today.minusMillis(10));
    assertEquals(20_000, offered(s, 1));
    passesUntil(s, today);
    assertEquals(16_000, offered(s, 1));
    passesUntil(s, today.plusSeconds(3600).minusMillis(10));
    assertEquals(16_000, offered(s, 1));
    passesUntil(s, today.plusSeconds(3600));
    assertEquals(20_000, offered(s, 1));
  }

  /** The station's clock is some milliseconds late, as it was told the time. */
  private static void passesUntil(Scenario s, Instant time) {
    s.passes(Duration.between(s.time.now(), time.plusMillis(5)));
  }

  @Test
  void f53_wattsBecomeAmperesOnThePhasesThatAreUsed() {
    var s = new Scenario().charging();
    assertEquals("Accepted", sets(s, 1, 1, "TxDefaultProfile", 0, "0:5000:3", "W", ""));
    assertEquals(7_200, offered(s, 1));
  }

  @Test
  void f53_aLimitHoldsPerPhaseAlsoAfterTheNumberOfPhasesChanged() {
    var s = new Scenario().with("ConnectorSwitch3to1PhaseSupported", "true").charging();
    assertEquals("Accepted", sets(s, 0, 1, "ChargePointMaxProfile", 0, "0:16"));
    assertEquals("Accepted", sets(s, 1, 2, "TxProfile", 0, "0:20:3 60:20:1"));
    assertEquals(16_000, offered(s, 1));
    assertEquals(3, s.hardware(1).offeredPhases());
    s.csms.receivesWithin(seconds(61), reports(1, "SuspendedEVSE"));
    assertEquals(0, offered(s, 1));
    s.csms.receives(reports(1, "Charging"));
    assertEquals(16_000, offered(s, 1));
    assertEquals(1, s.hardware(1).offeredPhases());
    assertEquals(0, s.hardware(1).milliAmperes().get(1));
  }

  @Test
  void f55_noCurrentSuspendsAndCurrentResumesTheSameTransaction() {
    var s = new Scenario().charging();
    assertEquals("Accepted", sets(s, 1, 1, "TxProfile", 0, "0:16 30:0 90:16"));
    s.csms.receivesWithin(seconds(31), reports(1, "SuspendedEVSE"));
    assertEquals(0, offered(s, 1));
    s.passes(seconds(10));
    assertFalse(s.hardware(1).contactorClosed());
    assertEquals(0, s.hardware(1).milliWatts());
    s.csms.receivesWithin(seconds(61), reports(1, "Charging"));
    assertEquals(16_000, offered(s, 1));
    assertEquals(16_000L, s.hardware(1).milliAmperes().getFirst());
    s.passes(minutes(5));
    s.driver.presents(Scenario.CARD);
    s.csms.receivesInAnyOrder(stops(1001, "Local"), reports(1, "Finishing"));
  }

  @Test
  void f55_lessThanAnyCarCanTakeSuspends() {
    var s = new Scenario().charging();
    assertEquals("Accepted", sets(s, 1, 1, "TxDefaultProfile", 0, "0:5.9 60:6"));
    s.csms.receives(reports(1, "SuspendedEVSE"));
    assertEquals(0, offered(s, 1));
    s.csms.receivesWithin(seconds(62), reports(1, "Charging"));
    assertEquals(6_000, offered(s, 1));
  }

  @Test
  void f55_aTransactionMayBeginWithoutCurrent() {
    var s = new Scenario().booted();
    assertEquals("Accepted", sets(s, 0, 1, "TxDefaultProfile", 0, "0:0 60:10"));
    s.car.plugsIn();
    s.csms.receives(reports(1, "Preparing"));
    s.driver.presents(Scenario.CARD);
    s.csms.receives("Authorize");
    s.csms.receivesInAnyOrder(starts(1, 1), reports(1, "SuspendedEVSE"));
    assertFalse(s.hardware(1).contactorClosed());
    s.csms.receivesWithin(seconds(62), reports(1, "Charging"));
    assertEquals(10_000, offered(s, 1));
  }

  @Test
  void aCarThatWantsNothingAfterAPauseSuspendsByItself() {
    var s = new Scenario().charging();
    assertEquals("Accepted", sets(s, 1, 1, "TxProfile", 0, "0:0 60:16"));
    s.csms.receives(reports(1, "SuspendedEVSE"));
    s.happens(new Stimulus.ChangeCar(1, CarChange.charging(false)));
    s.csms.receivesWithin(seconds(90), reports(1, "SuspendedEV"));
    assertEquals(16_000, offered(s, 1));
  }

  @Test
  void f56_aTransactionProfileEndsWithItsTransaction() {
    var s = new Scenario().charging();
    assertEquals("Accepted", sets(s, 1, 1, "TxProfile", 0, "0:10"));
    assertEquals(10_000, offered(s, 1));
    s.driver.presents(Scenario.CARD);
    s.csms.receivesInAnyOrder(stops(1001, "Local"), reports(1, "Finishing"));
    s.car.plugsOut();
    s.csms.receives(reports(1, "Available"));
    s.startsCharging();
    assertEquals(32_000, offered(s, 1));
    assertEquals("Unknown", asks(s, "ClearChargingProfile", "{\"id\":1}"));
  }

  @Test
  void f56_defaultsAndMaximumSurviveAPowerCutAndTransactionProfilesDoNot() {
    var s = new Scenario().charging();
    assertEquals("Accepted", sets(s, 0, 1, "ChargePointMaxProfile", 0, "0:20"));
    assertEquals("Accepted", sets(s, 1, 2, "TxDefaultProfile", 3, "0:13"));
    assertEquals("Accepted", sets(s, 1, 3, "TxProfile", 0, "0:8"));
    assertEquals(8_000, offered(s, 1));
    s.grid.fails();
    s.passes(minutes(1));
    s.grid.returns();
    s.csms.receives("BootNotification");
    s.csms.receivesInAnyOrder(
        reports(0, "Available"), reports(1, "Preparing"), stops(1001, "PowerLoss"));
    s.passes(seconds(1));
    s.driver.presents(Scenario.CARD);
    s.csms.receives("Authorize");
    s.csms.receivesInAnyOrder(starts(1, 7), reports(1, "Charging"));
    assertEquals(13_000, offered(s, 1));
    assertEquals("Unknown", asks(s, "ClearChargingProfile", "{\"id\":3}"));
    assertEquals("Accepted", asks(s, "ClearChargingProfile", "{\"id\":2}"));
    assertEquals(20_000, offered(s, 1));
  }

  @Test
  void aStationThatDoesNotKnowTheTimeOffersTheLowestLimit() {
    var s = new Scenario().with("AllowOfflineTxForUnknownId", "true").booted();
    assertEquals("Accepted", sets(s, 0, 1, "TxDefaultProfile", 0, "0:32 86400:7 90000:32"));
    s.grid.fails();
    s.withoutClock();
    s.connection.down();
    s.grid.returns();
    s.car.plugsIn();
    s.driver.presents(Scenario.CARD);
    s.passes(seconds(10));
    assertTrue(s.hardware(1).contactorClosed());
    assertEquals(7_000, offered(s, 1));
    s.connection.up();
    s.csms.receives("BootNotification");
    s.csms.receivesInAnyOrder(reports(0, "Available"), reports(1, "Charging"), starts(1, 5));
    assertEquals(32_000, offered(s, 1));
  }

  @Test
  void theMaximumOfTheStationIsSharedByThoseWhoCharge() {
    var s = new Scenario().withEvses(2).booted();
    assertEquals("Accepted", sets(s, 0, 1, "ChargePointMaxProfile", 0, "0:20"));
    s.startsCharging();
    assertEquals(20_000, offered(s, 1));
    s.carAt(2).plugsIn();
    s.csms.receives(reports(2, "Preparing"));
    s.driver.presents("OTHER");
    s.csms.receives("Authorize");
    s.csms.receivesInAnyOrder(starts(2, 2), reports(2, "SuspendedEVSE"));
    assertEquals(10_000, offered(s, 1));
    s.csms.receives(reports(2, "Charging"));
    assertEquals(10_000, offered(s, 2));
    assertEquals("Accepted", sets(s, 2, 2, "TxProfile", 0, "0:7"));
    assertEquals(7_000, offered(s, 2));
    assertEquals(10_000, offered(s, 1), "the other car may not have given way yet");
    s.passes(seconds(5));
    assertEquals(13_000, offered(s, 1));
    assertEquals("Accepted", sets(s, 0, 1, "ChargePointMaxProfile", 0, "0:11"));
    s.csms.receives(reports(2, "SuspendedEVSE"));
    assertEquals(11_000, offered(s, 1));
    s.passes(seconds(10));
    s.driver.presents(Scenario.CARD);
    s.csms.receivesInAnyOrder(
        stops(1001, "Local"), reports(1, "Finishing"), reports(2, "Charging"));
    assertEquals(7_000, offered(s, 2));
  }

  /** OCPP 1.6, 3.13.3: the combined flow is never greater than the limit. */
  @Test
  void togetherTheCarsNeverDrawMoreThanTheStationMay() {
    var s = new Scenario().withEvses(2).booted();
    assertEquals("Accepted", sets(s, 0, 1, "ChargePointMaxProfile", 0, "0:20 60:14 120:26"));
    s.csms.answersByItself(true);
    long most = 0;
    for (int round = 0; round < 1_500; round++) {
      switch (round) {
        case 10 -> s.carAt(1).plugsIn();
        case 20, 450 -> s.driver.presents("ONE");
        case 100 -> s.carAt(2).plugsIn();
        case 110 -> s.driver.presents("TWO");
        case 250 -> sets(s, 1, 2, "TxProfile", 0, "0:7 10:16 13:6");
        default -> {}
      }
      s.time.pass(Duration.ofMillis(100));
      long drawn =
          s.hardware(1).milliAmperes().getFirst() + s.hardware(2).milliAmperes().getFirst();
      long allowed = round < 660 ? 20_000 : round < 1_190 ? 14_000 : 26_000;
      assertTrue(drawn <= allowed, "round " + round + ": " + drawn);
      most = Math.max(most, drawn);
    }
    assertEquals(26_000, most);
  }

  @Test
  void aSilentCsmsLeavesTheFailSafeLimitUntilItSpeaksAgain() {
    var s = new Scenario().charging();
    setsLocally(s, "FailSafeLimit", 8);
    setsLocally(s, "FailSafeDelay", 600);
    s.passes(seconds(590));
    assertEquals(32_000, offered(s, 1));
    s.connection.down();
    s.passes(seconds(15));
    assertEquals(8_000, offered(s, 1));
    s.passes(minutes(60));
    assertEquals(8_000, offered(s, 1));
    s.connection.up();
    s.passes(seconds(1));
    assertEquals(8_000, offered(s, 1), "a connection alone says nothing");
    assertEquals("Accepted", asks(s, "ClearCache", "{}"));
    assertEquals(32_000, offered(s, 1));
  }

  @Test
  void aFailSafeLimitOfNothingPauses() {
    var s = new Scenario().charging();
    setsLocally(s, "FailSafeLimit", 0);
    setsLocally(s, "FailSafeDelay", 60);
    s.csms.receivesWithin(seconds(70), reports(1, "SuspendedEVSE"));
    // The answer to the report was a word of the CSMS.
    s.csms.receivesWithin(seconds(10), reports(1, "Charging"));
    assertEquals(32_000, offered(s, 1));
  }

  @Test
  void pongsAreSignsOfLife() {
    var s = new Scenario().with("WebSocketPingInterval", "30").charging();
    setsLocally(s, "FailSafeDelay", 60);
    s.passes(minutes(30));
    assertEquals(32_000, offered(s, 1));
  }

  @Test
  void f52_aProfileOfARemoteStartIsThatOfTheTransactionAndIsReplacedAtItsLevel() {
    var s = new Scenario().booted();
    s.car.plugsIn();
    s.csms.receives(reports(1, "Preparing"));
    assertEquals("Accepted", sets(s, 1, 1, "TxDefaultProfile", 0, "0:6"));
    String profile = profile(2, "TxProfile", 0, now(s), "0:11", "A", "");
    String request = "{\"connectorId\":1,\"idTag\":\"APP\",\"chargingProfile\":" + profile + "}";
    assertEquals("Accepted", asks(s, "RemoteStartTransaction", request));
    s.csms.receives("Authorize");
    s.csms.receivesInAnyOrder(starts(1, 77), reports(1, "Charging"));
    assertEquals(11_000, offered(s, 1));
    String mine = "\"transactionId\":77,";
    assertEquals("Accepted", sets(s, 1, 3, "TxProfile", 1, "0:14", "A", mine));
    assertEquals(14_000, offered(s, 1));
    assertEquals("Accepted", asks(s, "ClearChargingProfile", "{\"id\":3}"));
    assertEquals(11_000, offered(s, 1));
    assertEquals("Accepted", sets(s, 1, 4, "TxProfile", 0, "0:9", "A", mine));
    assertEquals(9_000, offered(s, 1));
    assertEquals("Unknown", asks(s, "ClearChargingProfile", "{\"id\":2}"));
  }

  @Test
  void f52_neverIsMoreOfferedThanAllowedWhenATransactionBegins() {
    var s = new Scenario().booted();
    assertEquals("Accepted", sets(s, 0, 1, "TxDefaultProfile", 0, "0:8"));
    var highest = new int[1];
    s.watchedBy((input, outputs) -> {
      for (var output : outputs) {
        if (output instanceof Output.Hardware h
            && h.command() instanceof HardwareCommand.OfferCurrent o) {
          highest[0] = Math.max(highest[0], o.milliAmperes());
        }
      }
      return VirtualStation.Watcher.Fate.CARRY_OUT;
    });
    s.startsCharging();
    assertEquals(8_000, highest[0]);
  }
}
