package hitchpost.simulator.field;

import static hitchpost.simulator.conformance.Match.field;
import static hitchpost.simulator.conformance.Match.idTag;
import static hitchpost.simulator.conformance.Scenario.CARD;
import static hitchpost.simulator.conformance.TestCsms.expect;
import static hitchpost.simulator.field.Words.gaps;
import static hitchpost.simulator.field.Words.minutes;
import static hitchpost.simulator.field.Words.reports;
import static hitchpost.simulator.field.Words.seconds;
import static hitchpost.simulator.field.Words.sets;
import static hitchpost.simulator.field.Words.started;
import static hitchpost.simulator.field.Words.starts;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.core.Fact;
import hitchpost.simulator.conformance.Scenario;
import hitchpost.simulator.conformance.TestCsms.Call;
import hitchpost.simulator.hardware.MeterLink;
import hitchpost.simulator.hardware.Stimulus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The keys that govern the begin, the end and the delivery of transactions. */
class TransactionKeysTest {
  private static long register(Scenario s) {
    return s.hardware(1).meter().registerMilliWattHours() / 1000;
  }

  private static boolean charges(Scenario s) {
    return s.hardware(1).contactorClosed();
  }

  private static boolean locked(Scenario s) {
    return s.hardware(1).connectors().getFirst().locked();
  }

  /** Charging, with a start that the CSMS has not answered yet. */
  private static Call chargingUnanswered(Scenario s) {
    s.booted();
    s.car.plugsIn();
    s.csms.receives(reports(1, "Preparing"));
    s.driver.presents(CARD);
    s.csms.receives("Authorize");
    return s.csms.receivesAndIgnores(expect("StartTransaction"));
  }

  @Test
  void connectionTimeOutIsHowLongACardWaitsForItsCar() {
    var s = new Scenario().booted();
    assertEquals("Accepted", sets(s, "ConnectionTimeOut", 200));
    s.driver.presents(CARD);
    s.csms.receives("Authorize");
    s.csms.receives(reports(1, "Preparing"));
    s.passes(seconds(198));
    s.csms.receivesWithin(seconds(3), reports(1, "Available"));
  }

  @Test
  void aCarThatComesBeforeTheConnectionTimeOutCharges() {
    var s = new Scenario().with("ConnectionTimeOut", "200").authorized();
    s.passes(seconds(198));
    s.car.plugsIn();
    s.csms.receivesInAnyOrder(expect("StartTransaction"), reports(1, "Charging"));
    s.passes(minutes(10));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Invalid", "Blocked", "Expired", "ConcurrentTx"})
  void f68_stopTransactionOnInvalidIdStopsWhenTheStartIsNotAccepted(String refusal) {
    var s = new Scenario().with("StopTransactionOnInvalidId", "true");
    Call start = chargingUnanswered(s);
    s.csms.answer(start, started(4, refusal));
    s.csms.answersByItself(true);
    s.passes(seconds(5));
    var stop =
        expect("StopTransaction", field("reason", "DeAuthorized"), field("transactionId", 4));
    assertTrue(stop.fits(s.csms.heard("StopTransaction").getFirst()));
    assertFalse(charges(s));
    assertTrue(locked(s), "the cable is kept until its owner comes");
  }

  @Test
  void f68_withoutStopTransactionOnInvalidIdOnlyTheEnergyStops() {
    var s = new Scenario().with("StopTransactionOnInvalidId", "false");
    s.with("MaxEnergyOnInvalidId", "0");
    Call start = chargingUnanswered(s);
    s.csms.answer(start, started(4, "Invalid"));
    s.csms.receives(reports(1, "SuspendedEVSE"));
    s.passes(minutes(10));
    assertFalse(charges(s));
    s.driver.presents(CARD);
    s.csms.receivesInAnyOrder(
        expect("StopTransaction", field("transactionId", 4), idTag(CARD)), reports(1, "Finishing"));
  }

  /** Whatever flowed before the refusal does not count against the allowance. */
  @ParameterizedTest
  @CsvSource({"true,500", "false,500", "true,1", "false,2000"})
  void f68_maxEnergyOnInvalidIdCountsFromTheRefusal(boolean stops, int allowance) {
    var s = new Scenario().with("StopTransactionOnInvalidId", "" + stops);
    s.with("MaxEnergyOnInvalidId", "" + allowance).with("MessageTimeout", "600");
    Call start = chargingUnanswered(s);
    s.passes(seconds(200));
    long before = register(s);
    assertTrue(before > 1_000, "only " + before + " Wh so far");
    s.csms.answer(start, started(4, "Invalid"));
    s.csms.answersByItself(true);
    s.passes(Duration.ofMillis(allowance * 100L));
    assertTrue(allowance < 500 || charges(s), "stopped at once");
    s.passes(minutes(10));
    long drawn = register(s) - before;
    assertFalse(charges(s));
    assertTrue(drawn >= allowance - 1 && drawn <= allowance + 20, drawn + " Wh were drawn");
    assertEquals(stops ? 1 : 0, s.csms.heard("StopTransaction").size());
    String last = stops ? "Finishing" : "SuspendedEVSE";
    assertTrue(reports(1, last).fits(s.csms.heard("StatusNotification").getLast()));
  }

  /** What was drawn before anybody could refuse does not count either. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void f68_afterAStartOfflineTheAllowanceCountsFromTheRefusal(boolean stops) {
    var s = new Scenario().with("StopTransactionOnInvalidId", "" + stops);
    s.with("MaxEnergyOnInvalidId", "1000").with("AllowOfflineTxForUnknownId", "true").booted();
    s.connection.down();
    s.car.plugsIn();
    s.driver.presents("STRANGER");
    s.passes(minutes(20));
    assertTrue(charges(s));
    s.csms.answersUsually("StartTransaction", started(4, "Invalid"));
    s.csms.answersByItself(true);
    s.connection.up();
    s.passes(seconds(5));
    long before = register(s);
    assertTrue(charges(s), "it may draw a little yet");
    s.passes(minutes(20));
    long drawn = register(s) - before;
    assertFalse(charges(s));
    assertTrue(drawn > 900 && drawn < 1_030, drawn + " Wh were drawn");
    assertEquals(stops ? 1 : 0, s.csms.heard("StopTransaction").size());
  }

  /** Being told twice is no second allowance. */
  @Test
  void f68_anAllowanceIsGivenOnce() {
    var s = new Scenario().with("StopTransactionOnInvalidId", "false");
    s.with("MaxEnergyOnInvalidId", "500").with("MessageTimeout", "600");
    Call start = chargingUnanswered(s);
    s.csms.answer(start, started(4, "Invalid"));
    s.csms.answersByItself(true);
    long before = register(s);
    s.passes(minutes(10));
    assertFalse(charges(s));
    s.connection.down();
    s.passes(minutes(1));
    s.connection.up();
    s.passes(minutes(10));
    assertTrue(register(s) - before < 530, "it goes on and on");
  }

  /** An allowance that nobody can measure is no allowance. */
  @ParameterizedTest
  @ValueSource(strings = {"SILENT", "DEAD"})
  void f68_maxEnergyOnInvalidIdIsNotUnlimitedWithoutAMeter(MeterLink link) {
    var s = new Scenario().with("StopTransactionOnInvalidId", "false");
    s.with("MaxEnergyOnInvalidId", "1000").with("MessageTimeout", "600");
    Call start = chargingUnanswered(s);
    s.passes(seconds(30));
    s.csms.answer(start, started(4, "Invalid"));
    s.csms.answersByItself(true);
    s.passes(seconds(10));
    assertTrue(charges(s));
    s.happens(new Stimulus.SetMeterLink(1, link));
    s.passes(minutes(1));
    assertFalse(charges(s), "free energy for whoever breaks the meter");
  }

  @Test
  void maxEnergyOnInvalidIdEndsWithTheDriver() {
    var s = new Scenario().with("MaxEnergyOnInvalidId", "50000");
    Call start = chargingUnanswered(s);
    s.csms.answer(start, started(4, "Invalid"));
    s.csms.answersByItself(true);
    s.passes(minutes(1));
    s.driver.presents(CARD);
    s.passes(minutes(1));
    assertTrue(
        expect("StopTransaction", idTag(CARD)).fits(s.csms.heard("StopTransaction").getFirst()));
  }

  @Test
  void stopTransactionOnEvSideDisconnectEndsItWithTheReason() {
    var s = new Scenario().with("StopTransactionOnEVSideDisconnect", "true").charging();
    s.car.plugsOut();
    s.csms.receives(
        expect("StatusNotification", field("info", "EV side disconnected")).answering("{}"));
    s.csms.receives("StopTransaction", field("reason", "EVDisconnected"));
  }

  @Test
  void withoutStopTransactionOnEvSideDisconnectTheTransactionGoesOn() {
    var s = new Scenario().with("StopTransactionOnEVSideDisconnect", "false");
    s.with("UnlockConnectorOnEVSideDisconnect", "true").charging();
    s.car.plugsOut();
    s.csms.receives(
        expect(
                "StatusNotification",
                field("status", "SuspendedEV"),
                field("errorCode", "NoError"),
                field("info", "EV side disconnected"))
            .answering("{}"));
    s.passes(minutes(5));
    assertFalse(charges(s));
    assertTrue(locked(s), "this key has priority over unlocking");
    s.csms.answersByItself(true);
    s.car.plugsIn();
    s.passes(minutes(1));
    assertTrue(reports(1, "Charging").fits(s.csms.heard("StatusNotification").getLast()));
    s.driver.presents(CARD);
    s.passes(minutes(1));
    assertEquals(1, s.csms.heard("StopTransaction").size());
    assertEquals(1, s.csms.heard("StartTransaction").size());
  }

  @Test
  void unlockConnectorOnEvSideDisconnectLetsTheCableGo() {
    var s = new Scenario().with("UnlockConnectorOnEVSideDisconnect", "true").charging();
    s.csms.answersByItself(true);
    s.car.plugsOut();
    s.passes(seconds(10));
    assertFalse(locked(s));
    assertTrue(reports(1, "Available").fits(s.csms.heard("StatusNotification").getLast()));
  }

  @Test
  void withoutUnlockConnectorOnEvSideDisconnectTheCableWaitsForItsOwner() {
    var s = new Scenario().with("UnlockConnectorOnEVSideDisconnect", "false").charging();
    s.csms.answersByItself(true);
    s.car.plugsOut();
    s.passes(minutes(10));
    assertTrue(locked(s));
    assertEquals(1, s.csms.heard("StopTransaction").size());
    s.driver.presents("THIEF");
    s.passes(minutes(5));
    assertTrue(locked(s), "the thief has the cable");
    s.driver.presents(CARD);
    s.passes(seconds(5));
    assertFalse(locked(s));
    assertTrue(reports(1, "Available").fits(s.csms.heard("StatusNotification").getLast()));
  }

  @Test
  void anUnlockCommandGivesUpACableThatIsKept() {
    var s = new Scenario().with("UnlockConnectorOnEVSideDisconnect", "false").charging();
    s.csms.answersByItself(true);
    s.car.plugsOut();
    s.passes(minutes(1));
    assertEquals("Unlocked", Words.asks(s, "UnlockConnector", "{\"connectorId\":1}"));
    s.passes(seconds(10));
    assertTrue(reports(1, "Available").fits(s.csms.heard("StatusNotification").getLast()));
  }

  /** The example of OCPP 1.6, 3.7.1, and others. */
  @ParameterizedTest
  @CsvSource({"3,60", "1,60", "4,10", "2,0"})
  void transactionMessageAttemptsAndRetryIntervalSpaceTheAttempts(int attempts, int interval) {
    var s = new Scenario().charging();
    assertEquals("Accepted", sets(s, "TransactionMessageAttempts", attempts));
    assertEquals("Accepted", sets(s, "TransactionMessageRetryInterval", interval));
    s.driver.presents(CARD);
    s.csms.receives(reports(1, "Finishing"));
    for (int i = 0; i < attempts; i++) {
      s.csms.receivesAndRefusesWithin(minutes(10), expect("StopTransaction"), "InternalError");
    }
    s.passes(minutes(30));
    var expected = new ArrayList<Duration>();
    for (int i = 1; i < attempts; i++) {
      expected.add(seconds((long) interval * i));
    }
    List<Duration> gaps =
        gaps(s.csms.heard("StopTransaction")).stream()
            .map(gap -> seconds(Math.round(gap.toMillis() / 1000.0)))
            .toList();
    assertEquals(expected, gaps);
    assertEquals(1, s.told(Fact.RecordParked.class).size());
  }

  @Test
  void anAttemptThatSucceedsEndsTheAttempts() {
    var s = new Scenario().charging();
    s.driver.presents(CARD);
    s.csms.receives(reports(1, "Finishing"));
    s.csms.receivesAndRefuses(expect("StopTransaction"), "InternalError");
    s.csms.receivesWithin(minutes(2), expect("StopTransaction"));
    s.passes(minutes(30));
    assertEquals(0, s.told(Fact.RecordParked.class).size());
    s.car.plugsOut();
    s.csms.receives(reports(1, "Available"));
    s.car.plugsIn();
    s.csms.receives(reports(1, "Preparing"));
    s.driver.presents(CARD);
    s.csms.receives("Authorize");
    s.csms.receivesInAnyOrder(starts(1, 2), reports(1, "Charging"));
  }
}
