package hitchpost.simulator.conformance201;

import static hitchpost.simulator.conformance201.Told.because;
import static hitchpost.simulator.conformance201.Told.charging;
import static hitchpost.simulator.conformance201.Told.ended;
import static hitchpost.simulator.conformance201.Told.updated;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.core.hardware.FaultCode;
import hitchpost.core.hardware.LockState;
import hitchpost.core.types.TxPoint;
import hitchpost.simulator.conformance.Match;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What of F01 to F05 no certification case shows. */
class RemoteControlRulesTest {
  private static final String HERE = ",'evseId':1";
  private static final String PROFILE =
      """
      ,'chargingProfile':{'id':3,'stackLevel':0,'chargingProfilePurpose':'%s',
      'chargingProfileKind':'Relative','chargingSchedule':[{'id':1,'chargingRateUnit':'A',
      'chargingSchedulePeriod':[{'startPeriod':0,'limit':8.0}]}]}
      """;

  /** A station that is on and whose CSMS answers as usual. */
  private static Scenario201 on(Scenario201 s) {
    s.csms.answersByItself(true);
    s.on();
    s.passes(1);
    return s;
  }

  /** The same, that does not ask about tokens that the CSMS brings. */
  private static Scenario201 trusting() {
    return new Scenario201().with("AuthCtrlr.AuthorizeRemoteStart", "false");
  }

  private static String starts(Scenario201 s, String card, String more) {
    return s.statusOf(
        "RequestStartTransaction",
        "{'remoteStartId':7,'idToken':{'idToken':'%s','type':'ISO14443'}%s}".formatted(card, more));
  }

  private static List<JsonNode> events(Scenario201 s) {
    return s.csms.heard("TransactionEvent").stream().map(call -> call.payload()).toList();
  }

  private static void plugsIn(Scenario201 s) {
    s.car.plugsIn();
    s.passes(5);
  }

  private static String measurand(JsonNode event) {
    return event.at("/meterValue/0/sampledValue/0/measurand").asString("");
  }

  @Tag("F01.FR.14")
  @Tag("F01.FR.15")
  @Tag("F02.FR.02")
  @Tag("F02.FR.03")
  @Tag("F03.FR.04")
  @Tag("F04.FR.04")
  @Test
  void theValuesThatAreWantedAreToldAtTheBeginInBetweenAndAtTheEnd() {
    var s =
        on(
            trusting()
                .with("SampledDataCtrlr.TxStartedMeasurands", "Voltage")
                .with("SampledDataCtrlr.TxUpdatedMeasurands", "Current.Import")
                .with("SampledDataCtrlr.TxEndedMeasurands", "Power.Active.Import")
                .with("SampledDataCtrlr.TxUpdatedInterval", "60"));
    assertEquals("Accepted", starts(s, "CARD", HERE));
    plugsIn(s);
    s.passes(60);
    assertEquals("Accepted", stops(s));
    s.passes(5);
    assertEquals("Voltage", measurand(events(s).getFirst()));
    assertTrue(
        events(s).stream()
            .filter(event -> event.get("triggerReason").asString().equals("MeterValuePeriodic"))
            .anyMatch(event -> measurand(event).equals("Current.Import")));
    assertEquals("Power.Active.Import", measurand(events(s).getLast()));
  }

  private static String stops(Scenario201 s) {
    return s.statusOf("RequestStopTransaction", "{'transactionId':'" + s.transactionId() + "'}");
  }

  @Tag("F01.FR.20")
  @Tag("F02.FR.22")
  @Test
  void withoutEvseTheStationFindsOne() {
    var s = on(trusting().with("AuthCtrlr.AuthorizeRemoteStart", "false"));
    plugsIn(s);
    assertEquals("Accepted", starts(s, "CARD", ""));
    s.passes(5);
    assertEquals(1, events(s).getFirst().at("/evse/id").asInt());
  }

  @Tag("F01.FR.21")
  @Tag("F02.FR.23")
  @Tag("F02.FR.24")
  @ParameterizedTest
  @CsvSource({
    "'', '', Rejected",
    "'', OTHERS, Rejected",
    "FAMILY, OTHERS, Rejected",
    "FAMILY, FAMILY, Accepted",
  })
  void whatIsKeptForSomebodyElseIsNotStarted(String keptFor, String group, String status) {
    var s = on(trusting());
    String forWhom = ",'evseId':1" + inGroup(keptFor);
    assertEquals("Accepted", s.reserves(1, Duration.ofHours(1), "FRIEND", forWhom));
    assertEquals(status, starts(s, "CARD", HERE + inGroup(group)));
  }

  private static String inGroup(String name) {
    return name.isEmpty() ? "" : ",'groupIdToken':{'idToken':'" + name + "','type':'Central'}";
  }

  @Tag("E01.FR.13")
  @Tag("F02.FR.06")
  @Test
  void theFirstEventTellsTheReservationThatIsUsedUp() {
    var s = on(trusting());
    assertEquals("Accepted", s.reserves(4, Duration.ofHours(1), "CARD", ",'evseId':1"));
    assertEquals("Accepted", starts(s, "CARD", HERE));
    plugsIn(s);
    assertEquals(4, events(s).getFirst().get("reservationId").asInt());
  }

  @Tag("F01.FR.23")
  @Tag("F02.FR.25")
  @Test
  void whatIsOutOfUseOrFaultyIsNotStarted() {
    var s = on(trusting());
    String change = "{'operationalStatus':'%s','evse':{'id':1}}";
    assertEquals("Accepted", s.statusOf("ChangeAvailability", change.formatted("Inoperative")));
    assertEquals("Rejected", starts(s, "CARD", HERE));
    assertEquals("Accepted", s.statusOf("ChangeAvailability", change.formatted("Operative")));
    s.site.grid.raisesFault(1, FaultCode.GROUND_FAILURE);
    assertEquals("Rejected", starts(s, "CARD", HERE));
    s.site.grid.clearsFault(1);
    assertEquals("Accepted", starts(s, "CARD", HERE));
  }

  @Tag("F01.FR.24")
  @Tag("F02.FR.26")
  @Test
  void whereSomebodyChargesNobodyElseIsStarted() {
    var s = on(trusting());
    assertEquals("Accepted", starts(s, "CARD", HERE));
    plugsIn(s);
    assertEquals("Rejected", starts(s, "OTHER", HERE));
    assertEquals(1, events(s).stream().filter(e -> e.has("idToken")).count());
  }

  @Tag("F01.FR.25")
  @Tag("F02.FR.05")
  @Tag("F02.FR.11")
  @Tag("F02.FR.12")
  @Tag("F02.FR.21")
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theNextEventTellsWhichRequestItFollowsAndForWhom(boolean cableFirst) {
    var s = on(trusting().startingAt(TxPoint.EV_CONNECTED, TxPoint.AUTHORIZED));
    if (cableFirst) {
      plugsIn(s);
    }
    int before = events(s).size();
    assertEquals("Accepted", starts(s, "CARD", HERE));
    s.passes(5);
    JsonNode next = events(s).get(before);
    assertEquals(cableFirst ? "Updated" : "Started", next.get("eventType").asString());
    assertEquals("RemoteStart", next.get("triggerReason").asString());
    assertEquals(7, next.at("/transactionInfo/remoteStartId").asInt());
    assertEquals("CARD", next.at("/idToken/idToken").asString());
  }

  @Tag("F02.FR.09")
  @Tag("F02.FR.10")
  @Tag("F02.FR.13")
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theTokenIsAskedAboutWhereThatIsWanted(boolean asks) {
    var s = on(new Scenario201().with("AuthCtrlr.AuthorizeRemoteStart", String.valueOf(asks)));
    s.csms.answersUsually("Authorize", "{\"idTokenInfo\":{\"status\":\"Invalid\"}}");
    assertEquals("Accepted", starts(s, "CARD", HERE));
    plugsIn(s);
    assertEquals(asks ? 1 : 0, s.csms.heard("Authorize").size());
    assertEquals(!asks, s.running());
  }

  @Tag("F02.FR.07")
  @Test
  void aCarThatDoesNotComeEndsTheTransaction() {
    var s =
        on(
            trusting()
                .with("TxCtrlr.EVConnectionTimeOut", "30")
                .startingAt(TxPoint.AUTHORIZED)
                .stoppingAt(TxPoint.AUTHORIZED));
    assertEquals("Accepted", starts(s, "CARD", HERE));
    s.passes(35);
    JsonNode last = events(s).getLast();
    assertTrue(
        Match.all(ended("EVConnectTimeout"), because("Timeout")).check().test(last),
        last.toString());
  }

  @Tag("F01.FR.26")
  @Tag("F02.FR.27")
  @Test
  void aProfileThatIsNotForOneTransactionIsNotStartedWith() {
    var s = on(trusting());
    assertEquals("Rejected", starts(s, "CARD", HERE + PROFILE.formatted("TxDefaultProfile")));
    s.passes(5);
    assertEquals(List.of(), events(s));
  }

  @Tag("F01.FR.10")
  @Tag("F01.FR.12")
  @Tag("F02.FR.18")
  @Tag("F02.FR.20")
  @ParameterizedTest
  @CsvSource({"true, true, 8000", "true, false, 32000", "false, true, 8000", "false, false, 32000"})
  void theTransactionKeepsToTheProfileThatCameWithTheRequest(
      boolean cableFirst, String smart, int milliamperes) {
    var s = on(trusting().with("SmartChargingCtrlr.Enabled", smart));
    if (cableFirst) {
      plugsIn(s);
    }
    assertEquals("Accepted", starts(s, "CARD", HERE + PROFILE.formatted("TxProfile")));
    if (!cableFirst) {
      plugsIn(s);
    }
    s.passes(5);
    assertTrue(s.running());
    assertEquals(milliamperes, s.site.hardware(1).offeredMilliAmperes());
  }

  @Tag("F04.FR.02")
  @Test
  void aRemoteStopThatEndsNoTransactionStopsTheEnergyAndUnlocksTheCable() {
    var s = new Scenario201().stoppingAt(TxPoint.EV_CONNECTED).booted().energyTransferStarted();
    assertEquals("Accepted", stops(s));
    s.csms.receives("TransactionEvent", updated("RemoteStop"));
    s.csms.receives("TransactionEvent", updated("ChargingStateChanged"), charging("EVConnected"));
    s.passes(5);
    assertEquals(LockState.UNLOCKED, s.site.hardware(1).connectors().getFirst().lock());
  }

  @Tag("F05.FR.05")
  @Test
  void aLockThatDoesNotOpenIsToldSo() {
    var s = on(trusting());
    assertEquals("Accepted", starts(s, "CARD", HERE));
    plugsIn(s);
    s.site.grid.jamsLock(1, true);
    assertEquals("Accepted", stops(s));
    s.passes(10);
    assertEquals("UnlockFailed", s.statusOf("UnlockConnector", "{'evseId':1,'connectorId':1}"));
  }
}
