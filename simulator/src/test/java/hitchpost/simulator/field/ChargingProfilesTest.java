package hitchpost.simulator.field;

import static hitchpost.simulator.field.ChargingLimitsTest.now;
import static hitchpost.simulator.field.ChargingLimitsTest.sets;
import static hitchpost.simulator.field.Words.asks;
import static hitchpost.simulator.field.Words.errorOf;
import static hitchpost.simulator.field.Words.gets;
import static hitchpost.simulator.field.Words.minutes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import hitchpost.core.Ask;
import hitchpost.core.Verdict;
import hitchpost.core.types.Evse;
import hitchpost.simulator.conformance.Scenario;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Which profiles are taken, told and cleared. Field requirements F51, F54, M19, M20. */
class ChargingProfilesTest {
  private static final String DEFAULT = "TxDefaultProfile";
  private static final String MAX = "ChargePointMaxProfile";

  private static JsonNode composite(Scenario s, int connector, int duration, String more) {
    return s.csms.sends(
        "GetCompositeSchedule",
        "{\"connectorId\":" + connector + ",\"duration\":" + duration + more + "}");
  }

  /** The limits of the composite schedule: {@code 0:16 60:10}. */
  private static String limits(Scenario s, int connector, int duration) {
    var words = new StringBuilder();
    var schedule = composite(s, connector, duration, "").get("chargingSchedule");
    for (JsonNode period : schedule.get("chargingSchedulePeriod")) {
      words
          .append(words.isEmpty() ? "" : " ")
          .append(period.get("startPeriod").asInt())
          .append(':')
          .append(period.get("limit").asString());
    }
    return words.toString();
  }

  private static String clears(Scenario s, String filter) {
    return asks(s, "ClearChargingProfile", filter.replace('\'', '"'));
  }

  @Test
  void f51_aProfileReplacesThatWithItsIdOrItsPlaceInTheStack() {
    var s = new Scenario().booted();
    assertEquals("Accepted", sets(s, 1, 1, DEFAULT, 0, "0:10"));
    assertEquals("Accepted", sets(s, 1, 1, DEFAULT, 2, "0:11"));
    assertEquals("0:11", limits(s, 1, 60));
    assertEquals("Accepted", sets(s, 1, 2, DEFAULT, 2, "0:12"));
    assertEquals("0:12", limits(s, 1, 60));
    assertEquals("Unknown", clears(s, "{'id':1}"));
    assertEquals("Accepted", clears(s, "{'id':2}"));
    assertEquals("0:32", limits(s, 1, 60));
  }

  @Test
  void f51_aRejectedProfileLeavesEverythingAsItWas() {
    var s = new Scenario().charging();
    assertEquals("Accepted", sets(s, 1, 1, "TxProfile", 0, "0:10"));
    assertEquals("Rejected", sets(s, 1, 1, "TxProfile", 0, "0:-1"));
    assertEquals("0:10", limits(s, 1, 60));
    assertEquals("Accepted", sets(s, 1, 1, "TxProfile", 0, "0:11"));
    assertEquals("0:11", limits(s, 1, 60));
  }

  @Test
  void aDefaultForOneConnectorReplacesThatForAllThereOnly() {
    var s = new Scenario().withEvses(2).booted();
    assertEquals("Accepted", sets(s, 0, 1, DEFAULT, 0, "0:10"));
    assertEquals("Accepted", sets(s, 2, 2, DEFAULT, 0, "0:20"));
    assertEquals("0:10", limits(s, 1, 60));
    assertEquals("0:20", limits(s, 2, 60));
    assertEquals("Accepted", clears(s, "{'connectorId':2}"));
    assertEquals("0:10", limits(s, 2, 60));
  }

  @Test
  void m19_theKeysAreTheBounds() {
    var s =
        new Scenario()
            .with("ChargeProfileMaxStackLevel", "3")
            .with("ChargingScheduleMaxPeriods", "2")
            .with("MaxChargingProfilesInstalled", "2")
            .with("ChargingScheduleAllowedChargingRateUnit", "Current")
            .booted();
    assertEquals("3", gets(s, "ChargeProfileMaxStackLevel"));
    assertEquals("Current", gets(s, "ChargingScheduleAllowedChargingRateUnit"));
    assertEquals("Accepted", sets(s, 1, 1, DEFAULT, 3, "0:10 10:11"));
    assertEquals("Rejected", sets(s, 1, 2, DEFAULT, 4, "0:10"));
    assertEquals("Rejected", sets(s, 1, 2, DEFAULT, 0, "0:10 10:11 20:12"));
    assertEquals("Rejected", sets(s, 1, 2, DEFAULT, 0, "0:5000", "W", ""));
    var watts = composite(s, 1, 60, ",\"chargingRateUnit\":\"W\"");
    assertEquals("Rejected", watts.get("status").asString());
    assertEquals("Accepted", sets(s, 1, 2, DEFAULT, 0, "0:10"));
    assertEquals("Rejected", sets(s, 1, 3, DEFAULT, 1, "0:10"));
    assertEquals("Accepted", sets(s, 1, 3, DEFAULT, 0, "0:12"), "in place of another");
  }

  @Test
  void m19_aFullStoreMakesRoomByForgettingWhatIsOver() {
    var s = new Scenario().with("MaxChargingProfilesInstalled", "1").booted();
    String over = "\"validTo\":\"" + now(s).plusSeconds(30) + "\",";
    assertEquals("Accepted", sets(s, 1, 1, DEFAULT, 0, "0:10", "A", over));
    assertEquals("Rejected", sets(s, 1, 2, DEFAULT, 1, "0:10"));
    s.passes(minutes(1));
    assertEquals("Accepted", sets(s, 1, 2, DEFAULT, 1, "0:10"));
    assertEquals("Unknown", clears(s, "{'id':1}"));
  }

  @Test
  void bothUnitsAreOffered() {
    var s = new Scenario().booted();
    assertEquals("Current,Power", gets(s, "ChargingScheduleAllowedChargingRateUnit"));
  }

  /** What cannot be followed, or makes no sense. */
  @ParameterizedTest
  @CsvSource({
    "1, TxDefaultProfile, 0:-0.1",
    "1, TxDefaultProfile, 1:10",
    "1, TxDefaultProfile, -5:10",
    "1, TxDefaultProfile, 0:10 60:11 30:12",
    "1, TxDefaultProfile, 0:10 60:11 60:12",
    "1, TxDefaultProfile, 0:10:0",
    "1, TxDefaultProfile, 0:10:4",
    "1, TxDefaultProfile, 0:10:1",
    "0, TxDefaultProfile, 0:10:2",
    "1, ChargePointMaxProfile, 0:10",
    "0, TxProfile, 0:10"
  })
  void m20_whatCannotBeFollowedIsRejected(int connector, String purpose, String limits) {
    var s = new Scenario().booted();
    assertEquals("Rejected", sets(s, connector, 1, purpose, 0, limits));
    assertEquals("0:32", limits(s, 1, 60));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"chargingProfileKind\":\"Recurring\"|",
        "\"chargingProfileKind\":\"Recurring\",\"recurrencyKind\":\"Daily\"|",
        "\"chargingProfileKind\":\"Absolute\"|\"duration\":0,",
        "\"chargingProfileKind\":\"Absolute\"|\"duration\":-1,",
        "\"chargingProfileKind\":\"Absolute\"|\"minChargingRate\":-1,"
      })
  void m20_aScheduleThatMakesNoSenseIsRejected(String kind, String more) {
    var s = new Scenario().booted();
    String profile =
        """
        {"connectorId":1,"csChargingProfiles":{"chargingProfileId":1,"stackLevel":0,\
        "chargingProfilePurpose":"TxDefaultProfile",%s,"chargingSchedule":{%s\
        "chargingRateUnit":"A","chargingSchedulePeriod":[{"startPeriod":0,"limit":10}]}}}\
        """
            .formatted(kind, more == null ? "" : more);
    assertEquals("Rejected", asks(s, "SetChargingProfile", profile));
  }

  @Test
  void aConnectorThatDoesNotExistIsAnError() {
    var s = new Scenario().booted();
    String profile = ChargingLimitsTest.profile(1, DEFAULT, 0, now(s), "0:10", "A", "");
    var answer =
        s.csms.sendsAnything(
            "SetChargingProfile", "{\"connectorId\":2,\"csChargingProfiles\":" + profile + "}");
    assertEquals("PropertyConstraintViolation", errorOf(answer), "errata 3.39");
    assertEquals("Rejected", composite(s, 2, 60, "").get("status").asString());
    assertEquals("Rejected", composite(s, 1, -1, "").get("status").asString());
    assertEquals("Unknown", clears(s, "{'connectorId':2}"));
    var unit =
        s.csms.sendsAnything(
            "GetCompositeSchedule",
            "{\"connectorId\":1,\"duration\":60,\"chargingRateUnit\":\"kW\"}");
    assertEquals("PropertyConstraintViolation", errorOf(unit), "errata 3.24");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}|1 2 3 4",
        "{'id':3}|3",
        "{'id':3,'connectorId':1,'stackLevel':9}|3",
        "{'id':9}|",
        "{'connectorId':0}|1 2",
        "{'connectorId':2}|4",
        "{'chargingProfilePurpose':'TxDefaultProfile'}|2 3 4",
        "{'chargingProfilePurpose':'TxDefaultProfile','stackLevel':0}|2 3",
        "{'chargingProfilePurpose':'TxDefaultProfile','connectorId':0,'stackLevel':0}|2",
        "{'stackLevel':1}|4",
        "{'stackLevel':7}|"
      })
  void profilesAreClearedByEveryFilter(String filter, String cleared) {
    var s = new Scenario().withEvses(2).booted();
    assertEquals("Accepted", sets(s, 0, 1, MAX, 0, "0:30"));
    assertEquals("Accepted", sets(s, 0, 2, DEFAULT, 0, "0:20"));
    assertEquals("Accepted", sets(s, 1, 3, DEFAULT, 0, "0:10"));
    assertEquals("Accepted", sets(s, 2, 4, DEFAULT, 1, "0:15"));
    assertEquals(cleared == null ? "Unknown" : "Accepted", clears(s, filter));
    var gone = new StringBuilder();
    for (int id = 1; id <= 4; id++) {
      boolean there = clears(s, "{'id':" + id + "}").equals("Accepted");
      gone.append(there ? "" : (gone.isEmpty() ? "" : " ") + id);
    }
    assertEquals(cleared == null ? "" : cleared, gone.toString());
  }

  @Test
  void f54_everyAnswerHasAPeriodAndEqualOnesAreMerged() {
    var s = new Scenario().withEvses(2).booted();
    assertEquals("0:32", limits(s, 1, 0));
    assertEquals("0:64", limits(s, 0, 60), "both connectors");
    assertEquals("Accepted", sets(s, 1, 1, DEFAULT, 0, "0:0 600:10 1200:10"));
    assertEquals("0:0 600:10", limits(s, 1, 3600));
    assertEquals("Accepted", sets(s, 0, 2, MAX, 0, "0:40"));
    assertEquals("0:32 600:40", limits(s, 0, 3600));
    int week = 7 * 86_400;
    var longest = composite(s, 1, Integer.MAX_VALUE, "").get("chargingSchedule");
    assertEquals(week, longest.get("duration").asInt(), "the longest that is told");
  }

  @Test
  void withoutSmartChargingItsKeysAreUnknown() {
    var s = new Scenario().with("SupportedFeatureProfiles", "Core").booted();
    var all = s.csms.sends("GetConfiguration", "{}").toString();
    assertFalse(all.contains("ChargingSchedule"));
    var one = s.csms.sends("GetConfiguration", "{\"key\":[\"ChargingScheduleMaxPeriods\"]}");
    assertEquals("ChargingScheduleMaxPeriods", one.get("unknownKey").get(0).asString());
    var locally = s.asks(new Ask.ReadCompositeSchedule(Evse.of(0), Duration.ofHours(1), null));
    assertInstanceOf(Verdict.Unsupported.class, locally);
  }
}
