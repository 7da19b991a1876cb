package hitchpost.simulator.field;

import static hitchpost.simulator.conformance.Match.absent;
import static hitchpost.simulator.conformance.Match.connector;
import static hitchpost.simulator.conformance.Match.field;
import static hitchpost.simulator.conformance.Match.idTag;
import static hitchpost.simulator.conformance.Match.that;
import static hitchpost.simulator.conformance.Scenario.CARD;
import static hitchpost.simulator.conformance.TestCsms.expect;
import static hitchpost.simulator.field.Words.asks;
import static hitchpost.simulator.field.Words.minutes;
import static hitchpost.simulator.field.Words.reports;
import static hitchpost.simulator.field.Words.seconds;
import static hitchpost.simulator.field.Words.started;
import static hitchpost.simulator.field.Words.starts;
import static hitchpost.simulator.field.Words.stops;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.simulator.conformance.Scenario;
import hitchpost.simulator.conformance.TestCsms.Call;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a transaction is called, by whom, and when. */
class TransactionIdentityTest {
  /** A station that charged for a while and stopped, all of it without a connection. */
  private static Scenario chargedOffline() {
    var s = new Scenario().with("AllowOfflineTxForUnknownId", "true");
    s.with("MeterValueSampleInterval", "60").booted();
    s.connection.down();
    s.car.plugsIn();
    s.driver.presents(CARD);
    s.passes(seconds(90));
    s.driver.presents(CARD);
    s.passes(seconds(10));
    s.connection.up();
    return s;
  }

  @Test
  void f10_f11_everythingOfAnOfflineTransactionCarriesTheIdThatTheCsmsGave() {
    var s = chargedOffline();
    s.csms.receives(reports(1, "Finishing"));
    s.csms.receives(starts(1, 4711));
    s.csms.receives("MeterValues", connector(1), field("transactionId", 4711));
    s.csms.receives(stops(4711, "Local"));
  }

  @Test
  void f10_nothingOfATransactionIsSentBeforeItsStartIsAnswered() {
    var s = chargedOffline();
    s.csms.receives(reports(1, "Finishing"));
    Call start = s.csms.receivesAndIgnores(expect("StartTransaction"));
    s.passes(seconds(20));
    s.csms.answer(start, started(12, "Accepted"));
    s.csms.receives("MeterValues", field("transactionId", 12));
    s.csms.receives(stops(12, "Local"));
  }

  @Test
  void f10_alsoAcrossARestartBetweenTheStartAndTheRest() {
    var s = chargedOffline();
    s.csms.receives(reports(1, "Finishing"));
    s.csms.receives(starts(1, 99));
    s.csms.receivesAndIgnores(expect("MeterValues", field("transactionId", 99)));
    s.grid.fails();
    s.grid.returns();
    s.csms.receives("BootNotification");
    s.csms.receives(reports(0, "Available"));
    s.csms.receives(reports(1, "Preparing"));
    s.csms.receives("MeterValues", field("transactionId", 99));
    s.csms.receives(stops(99, "Local"));
  }

  @Test
  void f11_meterValuesInTheMiddleUseTheNewIdAsSoonAsItIsKnown() {
    var s = new Scenario().with("AllowOfflineTxForUnknownId", "true");
    s.with("MeterValueSampleInterval", "60").booted();
    s.connection.down();
    s.car.plugsIn();
    s.driver.presents(CARD);
    s.passes(seconds(30));
    s.connection.up();
    s.csms.receives(reports(1, "Charging"));
    s.csms.receives(starts(1, 31));
    s.csms.receivesWithin(minutes(2), expect("MeterValues", field("transactionId", 31)));
    assertEquals("Accepted", asks(s, "RemoteStopTransaction", "{\"transactionId\":31}"));
  }

  @Test
  void f12_f13_meterValuesOutsideATransactionHaveNoTransactionId() {
    var s = new Scenario().with("ClockAlignedDataInterval", "60").booted();
    s.csms.receivesWithin(minutes(2), expect("MeterValues", connector(1), absent("transactionId")));
  }

  @Test
  void f13_noSentinelIsEverSent() {
    var s = chargedOffline();
    s.csms.answersByItself(true);
    s.passes(minutes(5));
    assertFalse(s.csms.heard("StopTransaction").isEmpty());
    for (Call call : s.csms.heard()) {
      if (call.payload().has("transactionId")) {
        assertEquals(s.csms.lastTransaction(), call.payload().get("transactionId").asInt());
      }
    }
  }

  @Test
  void f17_theAnswerToARepeatedStartBelongsToTheTransaction() {
    var s = new Scenario().with("MeterValueSampleInterval", "0").booted();
    s.car.plugsIn();
    s.csms.receives(reports(1, "Preparing"));
    s.driver.presents(CARD);
    s.csms.receives("Authorize");
    Call first = s.csms.receivesAndIgnores(expect("StartTransaction"));
    s.csms.receivesWithin(minutes(2), reports(1, "Charging"));
    Call second = s.csms.receivesAndIgnoresWithin(minutes(2), expect("StartTransaction"));
    assertFalse(first.id().equals(second.id()), "an id was used twice");
    assertEquals(first.payload(), second.payload());
    s.csms.answer(second, started(77, "Accepted"));
    s.driver.presents(CARD);
    s.csms.receivesInAnyOrder(stops(77, "Local"), reports(1, "Finishing"));
  }

  @Test
  void f17_alsoALateAnswerToTheFirstAttemptCounts() {
    var s = new Scenario().booted();
    s.car.plugsIn();
    s.csms.receives(reports(1, "Preparing"));
    s.driver.presents(CARD);
    s.csms.receives("Authorize");
    Call first = s.csms.receivesAndIgnores(expect("StartTransaction"));
    s.csms.receivesWithin(minutes(2), reports(1, "Charging"));
    s.passes(seconds(10));
    s.csms.answer(first, started(78, "Accepted"));
    s.passes(minutes(5));
    s.driver.presents(CARD);
    s.csms.receivesInAnyOrder(stops(78, "Local"), reports(1, "Finishing"));
  }

  @Test
  void f18_aCsmsThatFindsItsOwnCopyOfARepeatedStartEndsNoTransaction() {
    var s = new Scenario().booted();
    s.car.plugsIn();
    s.csms.receives(reports(1, "Preparing"));
    s.driver.presents(CARD);
    s.csms.receives("Authorize");
    s.csms.receivesAndIgnores(expect("StartTransaction"));
    s.csms.receivesWithin(minutes(2), reports(1, "Charging"));
    Call second = s.csms.receivesAndIgnoresWithin(minutes(2), expect("StartTransaction"));
    s.csms.answer(second, started(5, "ConcurrentTx"));
    s.passes(minutes(3));
    assertTrue(s.hardware(1).contactorClosed(), "the transaction was ended");
    assertEquals(2, s.csms.heard("StartTransaction").size());
    s.driver.presents(CARD);
    s.csms.receivesInAnyOrder(stops(5, "Local"), reports(1, "Finishing"));
  }

  @Test
  void f18_aStartThatIsSaidToBeConcurrentAtOnceIsDeauthorized() {
    var s = new Scenario().booted();
    s.car.plugsIn();
    s.csms.receives(reports(1, "Preparing"));
    s.driver.presents(CARD);
    s.csms.receives("Authorize");
    Call start = s.csms.receivesAndIgnores(expect("StartTransaction"));
    s.csms.answer(start, started(5, "ConcurrentTx"));
    s.csms.answersByItself(true);
    s.passes(minutes(1));
    var stop = s.csms.heard("StopTransaction").getFirst().payload();
    assertEquals("DeAuthorized", stop.get("reason").asString());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 1, -2147483648, 2147483647})
  void f22_anyNumberIsAnId(int id) {
    var s = new Scenario().booted();
    s.car.plugsIn();
    s.csms.receives(reports(1, "Preparing"));
    s.driver.presents(CARD);
    s.csms.receives("Authorize");
    s.csms.receivesInAnyOrder(starts(1, id), reports(1, "Charging"));
    s.passes(minutes(1));
    assertEquals("Accepted", asks(s, "RemoteStopTransaction", "{\"transactionId\":" + id + "}"));
    s.csms.receivesInAnyOrder(stops(id, "Remote"), reports(1, "Finishing"));
  }

  @Test
  void f22_twoTransactionsWithOneIdAreToldApart() {
    var s = new Scenario().withEvses(2).booted();
    s.car.plugsIn();
    s.csms.receives(reports(1, "Preparing"));
    s.driver.presents("ONE");
    s.csms.receives("Authorize");
    s.csms.receivesInAnyOrder(starts(1, 0), reports(1, "Charging"));
    s.passes(minutes(1));
    s.carAt(2).plugsIn();
    s.csms.receives(reports(2, "Preparing"));
    s.driver.presents("TWO");
    s.csms.receives("Authorize");
    s.csms.receivesInAnyOrder(starts(2, 0), reports(2, "Charging"));
    s.passes(minutes(1));
    long meter = s.hardware(1).meter().registerMilliWattHours();

    s.driver.presents("ONE");
    s.csms.receivesInAnyOrder(
        expect(
            "StopTransaction",
            field("transactionId", 0),
            idTag("ONE"),
            that("meter of EVSE 1", p -> Math.abs(p.get("meterStop").asLong() - meter / 1000) < 5)),
        reports(1, "Finishing"));
    assertTrue(s.hardware(2).contactorClosed(), "the other transaction was ended too");
    s.driver.presents("TWO");
    s.csms.receivesInAnyOrder(
        expect("StopTransaction", field("transactionId", 0), idTag("TWO")),
        reports(2, "Finishing"));
  }

  @Test
  void f22_anIdThatIsUsedAgainMeansTheTransactionThatRuns() {
    var s = new Scenario().booted();
    for (int round = 0; round < 2; round++) {
      s.car.plugsIn();
      s.csms.receives(reports(1, "Preparing"));
      s.driver.presents(CARD);
      s.csms.receives("Authorize");
      s.csms.receivesInAnyOrder(starts(1, 1), reports(1, "Charging"));
      s.passes(minutes(1));
      assertEquals("Accepted", asks(s, "RemoteStopTransaction", "{\"transactionId\":1}"));
      s.csms.receivesInAnyOrder(stops(1, "Remote"), reports(1, "Finishing"));
      s.car.plugsOut();
      s.csms.receives(reports(1, "Available"));
    }
    assertEquals("Rejected", asks(s, "RemoteStopTransaction", "{\"transactionId\":1}"));
  }
}
