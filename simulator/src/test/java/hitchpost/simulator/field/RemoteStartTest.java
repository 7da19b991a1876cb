package hitchpost.simulator.field;

import static hitchpost.simulator.conformance.Match.field;
import static hitchpost.simulator.conformance.Match.idTag;
import static hitchpost.simulator.conformance.TestCsms.expect;
import static hitchpost.simulator.field.Words.asks;
import static hitchpost.simulator.field.Words.minutes;
import static hitchpost.simulator.field.Words.reports;
import static hitchpost.simulator.field.Words.seconds;
import static hitchpost.simulator.field.Words.starts;
import static hitchpost.simulator.field.Words.token;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.core.hardware.FaultCode;
import hitchpost.simulator.conformance.Scenario;
import hitchpost.simulator.conformance.TestCsms.Call;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A transaction that the CSMS starts: what is promised is done, the rest is not promised. */
class RemoteStartTest {
  private static String start(Scenario s, String tag, int connector) {
    return asks(
        s,
        "RemoteStartTransaction",
        "{\"idTag\":\"" + tag + "\",\"connectorId\":" + connector + "}");
  }

  private static String startAnywhere(Scenario s, String tag) {
    return asks(s, "RemoteStartTransaction", "{\"idTag\":\"" + tag + "\"}");
  }

  @Test
  void f67_whatIsAcceptedStarts() {
    var s = new Scenario().booted();
    s.car.plugsIn();
    s.csms.receives(reports(1, "Preparing"));
    assertEquals("Accepted", start(s, "APP", 1));
    s.csms.receives("Authorize", idTag("APP"));
    s.csms.receivesInAnyOrder(expect("StartTransaction", idTag("APP")), reports(1, "Charging"));
  }

  @Test
  void f67_aRunningTransactionARebootAndAnUnknownConnectorAreRejected() {
    var s = new Scenario().charging();
    assertEquals("Rejected", start(s, "APP", 1));
    assertEquals("Rejected", start(s, "APP", 2));
    assertEquals("Rejected", start(s, "APP", 0));
    assertEquals("Rejected", startAnywhere(s, "APP"));
    s.passes(minutes(1));
  }

  @Test
  void f67_aFaultedConnectorIsRejected() {
    var s = new Scenario().booted();
    s.grid.raisesFault(1, FaultCode.GROUND_FAILURE);
    s.csms.receives(reports(1, "Faulted"));
    assertEquals("Rejected", start(s, "APP", 1));
    assertEquals("Rejected", startAnywhere(s, "APP"));
  }

  @Test
  void f67_aConnectorThatWaitsForSomebodyElsesCarIsRejected() {
    var s = new Scenario().authorized();
    s.passes(seconds(1));
    assertEquals("Rejected", start(s, "APP", 1));
    assertEquals("Rejected", startAnywhere(s, "APP"));
  }

  /** The second is refused although the first is still being authorized. */
  @Test
  void f67_twoAtOnceAreNotBothPromisedTheSameConnector() {
    var s = new Scenario().booted();
    s.car.plugsIn();
    s.csms.receives(reports(1, "Preparing"));
    assertEquals("Accepted", start(s, "ONE", 1));
    Call first = s.csms.receivesAndIgnores(expect("Authorize", idTag("ONE")));
    assertEquals("Rejected", start(s, "TWO", 1));
    assertEquals("Rejected", startAnywhere(s, "THREE"));
    s.csms.answer(first, null);
    s.csms.receivesInAnyOrder(expect("StartTransaction", idTag("ONE")), reports(1, "Charging"));
    s.passes(minutes(2));
  }

  @Test
  void f67_twoAtOnceForTwoConnectorsBothStart() {
    var s = new Scenario().withEvses(2).booted();
    s.csms.answersByItself(true);
    s.car.plugsIn();
    s.carAt(2).plugsIn();
    s.passes(seconds(5));
    String one = s.csms.calls("RemoteStartTransaction", "{\"idTag\":\"ONE\"}");
    String two = s.csms.calls("RemoteStartTransaction", "{\"idTag\":\"TWO\"}");
    s.passes(seconds(10));
    assertEquals("Accepted", s.csms.awaitAnswer(one).get(2).get("status").asString());
    assertEquals("Accepted", s.csms.awaitAnswer(two).get(2).get("status").asString());
    assertEquals(2, s.csms.heard("StartTransaction").size());
    assertTrue(s.hardware(1).contactorClosed() && s.hardware(2).contactorClosed());
  }

  /** The same token at a reader and from afar: what was promised to the CSMS happens. */
  @Test
  void f67_aTokenThatIsBeingAuthorizedLocallyStartsAlsoWhereTheCsmsSaid() {
    var s = new Scenario().withEvses(2).booted();
    s.car.plugsIn();
    s.csms.receives(reports(1, "Preparing"));
    s.carAt(2).plugsIn();
    s.csms.receives(reports(2, "Preparing"));
    s.driver.presents("CARD");
    Call local = s.csms.receivesAndIgnores(expect("Authorize"));
    String answer = start(s, "CARD", 2);
    s.csms.answer(local, null);
    s.csms.answersByItself(true);
    s.passes(seconds(10));
    assertTrue(s.hardware(1).contactorClosed());
    assertEquals(answer.equals("Accepted"), s.hardware(2).contactorClosed());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Invalid", "Blocked", "Expired", "ConcurrentTx"})
  void f67_aTokenThatIsThenRefusedStartsNothing(String refusal) {
    var s = new Scenario().booted();
    s.car.plugsIn();
    s.csms.receives(reports(1, "Preparing"));
    assertEquals("Accepted", start(s, "APP", 1));
    s.csms.receives(expect("Authorize").answering(token(refusal)));
    s.passes(minutes(5));
    assertFalse(s.hardware(1).contactorClosed());
    assertEquals("Accepted", start(s, "BETTER", 1));
    s.csms.receives("Authorize", idTag("BETTER"));
    s.csms.receivesInAnyOrder(starts(1, 1), reports(1, "Charging"));
  }

  @Test
  void f67_withoutACarTheStatusTellsThatNothingCameOfIt() {
    var s = new Scenario().with("ConnectionTimeOut", "45").booted();
    assertEquals("Accepted", start(s, "APP", 1));
    s.csms.receives("Authorize");
    s.csms.receives(reports(1, "Preparing"));
    s.csms.receivesWithin(seconds(46), reports(1, "Available"));
    s.car.plugsIn();
    s.csms.receives(reports(1, "Preparing"));
    s.passes(minutes(2));
  }

  @Test
  void withoutAConnectorTheFirstCarThatPlugsInIsMeant() {
    var s = new Scenario().withEvses(2).booted();
    assertEquals("Accepted", startAnywhere(s, "APP"));
    s.csms.receives("Authorize", idTag("APP"));
    s.csms.receives(reports(1, "Preparing"));
    s.passes(seconds(20));
    s.carAt(2).plugsIn();
    s.csms.receivesInAnyOrder(
        reports(1, "Available"),
        reports(2, "Preparing"),
        expect("StartTransaction", field("connectorId", 2), idTag("APP")),
        reports(2, "Charging"));
    s.car.plugsIn();
    s.csms.receives(reports(1, "Preparing"));
    s.passes(minutes(2));
    assertFalse(s.hardware(1).contactorClosed(), "one permission started two transactions");
  }

  @Test
  void withoutAConnectorACarThatIsThereAlreadyIsMeant() {
    var s = new Scenario().withEvses(2).booted();
    s.carAt(2).plugsIn();
    s.csms.receives(reports(2, "Preparing"));
    assertEquals("Accepted", startAnywhere(s, "APP"));
    s.csms.receives("Authorize", idTag("APP"));
    s.csms.receivesInAnyOrder(
        expect("StartTransaction", field("connectorId", 2)), reports(2, "Charging"));
  }

  @Test
  void aConnectorThatIsNamedIsTheOnlyOneMeant() {
    var s = new Scenario().withEvses(2).booted();
    assertEquals("Accepted", start(s, "APP", 1));
    s.csms.receives("Authorize");
    s.csms.receives(reports(1, "Preparing"));
    s.carAt(2).plugsIn();
    s.csms.receives(reports(2, "Preparing"));
    s.passes(seconds(20));
    assertFalse(s.hardware(2).contactorClosed());
    s.car.plugsIn();
    s.csms.receivesInAnyOrder(
        expect("StartTransaction", field("connectorId", 1)), reports(1, "Charging"));
  }

  @Test
  void aStationMayTakeTheFirstFreeConnectorAtOnce() {
    var s = new Scenario().withEvses(2).withRemoteStartOnFreeConnector().booted();
    assertEquals("Accepted", startAnywhere(s, "APP"));
    s.csms.receives("Authorize");
    s.csms.receives(reports(1, "Preparing"));
    s.carAt(2).plugsIn();
    s.csms.receives(reports(2, "Preparing"));
    s.passes(seconds(20));
    assertFalse(s.hardware(2).contactorClosed());
  }

  @Test
  void aStationMayRefuseARequestWithoutConnector() {
    var s = new Scenario().withEvses(2).withoutRemoteStartWithoutConnector().booted();
    assertEquals("Rejected", startAnywhere(s, "APP"));
    assertEquals("Accepted", start(s, "APP", 2));
    s.csms.receives("Authorize");
    s.csms.receives(reports(2, "Preparing"));
  }

  /** OCPP 1.6, 5.11: without smart charging the profile is ignored. */
  @Test
  void aChargingProfileIsIgnored() {
    var s = new Scenario().with("SupportedFeatureProfiles", "Core").booted();
    s.car.plugsIn();
    s.csms.receives(reports(1, "Preparing"));
    String request =
        """
        {"idTag":"APP","connectorId":1,"chargingProfile":{"chargingProfileId":1,"stackLevel":0,
        "chargingProfilePurpose":"TxProfile","chargingProfileKind":"Relative",
        "chargingSchedule":{"chargingRateUnit":"A",
        "chargingSchedulePeriod":[{"startPeriod":0,"limit":6.0}]}}}\
        """;
    assertEquals("Accepted", asks(s, "RemoteStartTransaction", request));
    s.csms.receives("Authorize");
    s.csms.receivesInAnyOrder(starts(1, 1), reports(1, "Charging"));
    assertEquals(32_000, s.hardware(1).offeredMilliAmperes());
  }

  @Test
  void aRemoteStopOfAnUnknownTransactionIsRejected() {
    var s = new Scenario().charging();
    assertEquals("Rejected", asks(s, "RemoteStopTransaction", "{\"transactionId\":999999}"));
    s.passes(minutes(1));
    assertTrue(s.hardware(1).contactorClosed());
  }

  @Test
  void aRemoteStopUnlocksThePlugAndTellsItsReason() {
    var s = new Scenario().charging();
    String request = "{\"transactionId\":" + s.csms.lastTransaction() + "}";
    assertEquals("Accepted", asks(s, "RemoteStopTransaction", request));
    s.csms.receivesInAnyOrder(
        expect("StopTransaction", field("reason", "Remote")), reports(1, "Finishing"));
    s.passes(seconds(2));
    assertFalse(s.hardware(1).connectors().getFirst().locked());
    assertEquals("Rejected", asks(s, "RemoteStopTransaction", request));
  }
}
