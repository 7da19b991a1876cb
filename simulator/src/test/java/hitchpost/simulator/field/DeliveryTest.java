package hitchpost.simulator.field;

import static hitchpost.simulator.conformance.Match.field;
import static hitchpost.simulator.conformance.Scenario.CARD;
import static hitchpost.simulator.conformance.TestCsms.expect;
import static hitchpost.simulator.field.Words.actions;
import static hitchpost.simulator.field.Words.gaps;
import static hitchpost.simulator.field.Words.minutes;
import static hitchpost.simulator.field.Words.reports;
import static hitchpost.simulator.field.Words.seconds;
import static hitchpost.simulator.field.Words.starts;
import static hitchpost.simulator.field.Words.stops;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.core.Fact;
import hitchpost.core.journal.Shelf;
import hitchpost.core.transaction.TransactionLog;
import hitchpost.core.transaction.TransactionRecord;
import hitchpost.simulator.conformance.Scenario;
import hitchpost.simulator.conformance.TestCsms.Call;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** How what is billed reaches the CSMS: in order, once, and whatever the CSMS does. */
class DeliveryTest {
  private static final Set<String> BILLED =
      Set.of("StartTransaction", "MeterValues", "StopTransaction");

  private static List<Call> billed(Scenario s) {
    return s.csms.heard().stream().filter(call -> BILLED.contains(call.action())).toList();
  }

  @Test
  void f14_everyFrameOfARichSessionIsValid() {
    var s = new Scenario().with("MeterValueSampleInterval", "60");
    s.with("ClockAlignedDataInterval", "60").with("StopTxnSampledData", "Voltage,SoC");
    s.with("StopTxnAlignedData", "Current.Import.L1");
    s.with("MeterValuesAlignedData", "Power.Factor,Temperature,Frequency,RPM");
    s.with("MeterValuesSampledData", everyMeasurand()).charging();
    s.csms.answersByItself(true);
    s.passes(minutes(30));
    s.driver.presents(CARD);
    s.passes(minutes(5));
    assertTrue(s.csms.heard("MeterValues").size() >= 60);
    for (Call call : s.csms.heard("MeterValues")) {
      assertTrue(call.payload().findValue("sampledValue").size() > 0, "empty: " + call);
    }
    assertEquals(1, s.csms.heard("StopTransaction").size());
  }

  private static String everyMeasurand() {
    return "Current.Export,Current.Import,Current.Offered,Energy.Active.Export.Register,"
        + "Energy.Active.Import.Register,Energy.Reactive.Import.Register,Frequency,"
        + "Power.Active.Export,Power.Active.Import,Power.Factor,Power.Offered,"
        + "Power.Reactive.Import,RPM,SoC,Temperature,Voltage";
  }

  @Test
  void f21_aRefusedStopIsParkedAndTheNextGoesOut() {
    var s = new Scenario().charging();
    s.driver.presents(CARD);
    s.csms.receives(reports(1, "Finishing"));
    s.csms.receivesAndRefuses(expect("StopTransaction"), "NotSupported");
    s.csms.receivesAndRefusesWithin(seconds(61), expect("StopTransaction"), "NotSupported");
    s.csms.receivesAndRefusesWithin(seconds(121), expect("StopTransaction"), "NotSupported");
    s.passes(minutes(30));
    assertEquals(List.of(seconds(60), seconds(120)), rounded(s, "StopTransaction"));
    assertEquals(1, s.told(Fact.RecordParked.class).size());
    assertEquals(1, s.station().journal().shelf(Shelf.PARKED_RECORD).size());
    assertEquals(0, s.station().journal().shelf(Shelf.TRANSACTION_RECORD).size());

    s.car.plugsOut();
    s.csms.receives(reports(1, "Available"));
    s.car.plugsIn();
    s.csms.receives(reports(1, "Preparing"));
    s.driver.presents(CARD);
    s.csms.receives("Authorize");
    s.csms.receivesInAnyOrder(starts(1, 2), reports(1, "Charging"));
  }

  @Test
  void f21_noAnswerCountsAsAFailure() {
    var s = new Scenario().with("MessageTimeout", "10").charging();
    s.driver.presents(CARD);
    s.csms.receives(reports(1, "Finishing"));
    s.csms.receivesAndIgnores(expect("StopTransaction"));
    s.csms.receivesAndIgnoresWithin(seconds(71), expect("StopTransaction"));
    s.csms.receivesAndIgnoresWithin(seconds(131), expect("StopTransaction"));
    s.passes(minutes(30));
    assertEquals(List.of(seconds(70), seconds(130)), rounded(s, "StopTransaction"));
    assertEquals(1, s.told(Fact.RecordParked.class).size());
  }

  @Test
  void f21_aRefusedMeterValueDoesNotHoldTheStop() {
    var s = new Scenario().with("MeterValueSampleInterval", "60");
    s.with("TransactionMessageAttempts", "1").charging();
    s.csms.receivesAndRefusesWithin(minutes(2), expect("MeterValues"), "InternalError");
    s.driver.presents(CARD);
    s.csms.receivesInAnyOrder(
        expect("StopTransaction", field("transactionId", s.csms.lastTransaction())),
        reports(1, "Finishing"));
    assertEquals(1, s.told(Fact.RecordParked.class).size());
  }

  /** OCPP 1.6 errata, 3.18: what follows a start that was never taken is told with the id -1. */
  @Test
  void f21_whatFollowsAStartThatWasRefusedForGoodHasTheIdMinusOne() {
    var s = new Scenario().with("TransactionMessageAttempts", "2");
    s.with("MeterValueSampleInterval", "300").booted();
    s.car.plugsIn();
    s.csms.receives(reports(1, "Preparing"));
    s.driver.presents(CARD);
    s.csms.receives("Authorize");
    s.csms.receivesAndRefuses(expect("StartTransaction"), "InternalError");
    s.csms.receives(reports(1, "Charging"));
    s.csms.receivesAndRefusesWithin(minutes(2), expect("StartTransaction"), "InternalError");
    s.passes(seconds(1));
    assertEquals(1, s.told(Fact.RecordParked.class).size());
    s.csms.receivesWithin(minutes(6), expect("MeterValues", field("transactionId", -1)));
    s.driver.presents(CARD);
    s.csms.receivesInAnyOrder(stops(-1, "Local"), reports(1, "Finishing"));
    s.passes(minutes(5));
    assertEquals(0, s.station().station().view().recordsWaiting());
    assertEquals(0, s.station().journal().shelf(Shelf.TRANSACTION).size());
  }

  @Test
  void f21_aParkedRecordStaysParkedAcrossARestartAndIsNotSentAgain() {
    var s = new Scenario().with("TransactionMessageAttempts", "1").charging();
    s.driver.presents(CARD);
    s.csms.receives(reports(1, "Finishing"));
    s.csms.receivesAndRefuses(expect("StopTransaction"), "InternalError");
    s.passes(seconds(5));
    s.grid.fails();
    s.grid.returns();
    s.csms.receives("BootNotification");
    s.csms.receives(reports(0, "Available"));
    s.csms.receives(reports(1, "Preparing"));
    s.passes(minutes(30));
    assertEquals(1, s.station().journal().shelf(Shelf.PARKED_RECORD).size());
  }

  @Test
  void f21_whileARecordWaitsForItsRetryEverythingElseGoesOn() {
    var s = new Scenario().charging();
    s.driver.presents(CARD);
    s.csms.receives(reports(1, "Finishing"));
    s.csms.receivesAndRefuses(expect("StopTransaction"), "InternalError");
    s.car.plugsOut();
    s.csms.receives(reports(1, "Available"));
    s.driver.presents("OTHER");
    s.csms.receives("Authorize");
    s.csms.receives(reports(1, "Preparing"));
  }

  @Test
  void f21_aLostConnectionIsNoFailedAttempt() {
    var s = new Scenario().with("TransactionMessageAttempts", "2").charging();
    s.driver.presents(CARD);
    s.csms.receives(reports(1, "Finishing"));
    for (int i = 0; i < 5; i++) {
      s.csms.receivesAndIgnores(expect("StopTransaction"));
      s.connection.down();
      s.passes(seconds(1));
      s.connection.up();
    }
    s.csms.receives(stops(s.csms.lastTransaction(), "Local"));
    assertEquals(0, s.told(Fact.RecordParked.class).size());
  }

  @Test
  void f21_f28_aRepeatedRecordIsTheSameToTheLetter() {
    var s = new Scenario().charging();
    s.driver.presents(CARD);
    s.csms.receives(reports(1, "Finishing"));
    Call first = s.csms.receivesAndIgnores(expect("StopTransaction"));
    s.csms.refuse(first, "InternalError");
    Call second = s.csms.receivesAndIgnoresWithin(minutes(2), expect("StopTransaction"));
    assertEquals(first.payload().toString(), second.payload().toString());
    s.grid.fails();
    s.grid.returns();
    s.csms.receives("BootNotification");
    s.csms.receives(reports(0, "Available"));
    s.csms.receives(reports(1, "Preparing"));
    Call third = s.csms.receivesAndIgnores(expect("StopTransaction"));
    assertEquals(first.payload().toString(), third.payload().toString());
  }

  /**
   * Five thousand samples and more without a CSMS: what bills stays, what is dropped is counted.
   */
  @Test
  void f25_onlyMeterValuesInBetweenAreDroppedAndTheyAreCounted() {
    var s = new Scenario().with("MeterValueSampleInterval", "1");
    s.with("AllowOfflineTxForUnknownId", "true").booted();
    s.connection.down();
    s.car.plugsIn();
    s.driver.presents(CARD);
    s.passes(seconds(5_600));
    s.driver.presents(CARD);
    s.passes(seconds(5));
    int waiting = s.station().station().view().recordsWaiting();
    assertTrue(waiting <= TransactionLog.MAX_RECORDS, waiting + " records");
    long written =
        s.told(Fact.RecordWritten.class).stream()
            .filter(f -> f.record() instanceof TransactionRecord.Updated)
            .count();
    long dropped =
        s.told(Fact.Dropped.class).stream()
            .filter(f -> f.what().endsWith(" meter values"))
            .mapToLong(f -> Long.parseLong(f.what().split(" ")[0]))
            .sum();
    assertEquals(written + 2, waiting + dropped);

    s.csms.answersByItself(true);
    s.connection.up();
    s.passes(minutes(10));
    List<Call> billed = billed(s);
    assertEquals("StartTransaction", billed.getFirst().action());
    assertEquals("StopTransaction", billed.getLast().action());
    assertEquals(waiting, billed.size());
    assertOldestAreThinned(billed);
  }

  private static void assertOldestAreThinned(List<Call> billed) {
    List<Call> samples = billed.subList(1, billed.size() - 1);
    var first = Words.timestamps(samples.get(1).payload()).getFirst();
    var second = Words.timestamps(samples.get(2).payload()).getFirst();
    assertTrue(Duration.between(first, second).compareTo(seconds(2)) >= 0, "old ones are thinned");
    var last = Words.timestamps(samples.getLast().payload()).getFirst();
    var lastButOne = Words.timestamps(samples.get(samples.size() - 2).payload()).getFirst();
    assertEquals(seconds(1), Duration.between(lastButOne, last));
  }

  @Test
  void f27_afterAReconnectOnlyTheLatestStatusIsReported() {
    var s = new Scenario().withEvses(2).booted();
    s.connection.down();
    s.car.plugsIn();
    s.passes(minutes(1));
    s.car.plugsOut();
    s.passes(minutes(1));
    s.car.plugsIn();
    s.passes(minutes(1));
    s.carAt(2).plugsIn();
    s.passes(minutes(1));
    s.carAt(2).plugsOut();
    s.passes(minutes(1));
    s.connection.up();
    s.csms.receives(reports(1, "Preparing"));
    s.passes(minutes(1));
  }

  @Test
  void f28_everythingComesInOrderAcrossRestartsAndConnectors() {
    var s = new Scenario().withEvses(2).with("AllowOfflineTxForUnknownId", "true");
    s.with("MeterValueSampleInterval", "60").booted();
    s.connection.down();
    s.car.plugsIn();
    s.driver.presents("ONE");
    s.passes(seconds(90));
    s.carAt(2).plugsIn();
    s.driver.presents("TWO");
    s.passes(seconds(65));
    s.grid.fails();
    s.passes(seconds(30));
    s.grid.returns();
    s.passes(seconds(65));
    s.driver.presents("THREE");
    s.passes(seconds(70));
    s.csms.answersByItself(true);
    s.connection.up();
    s.passes(minutes(2));

    List<Call> billed = billed(s);
    assertEquals("StartTransaction", billed.getFirst().action());
    assertEquals(3, s.csms.heard("StartTransaction").size(), actions(billed).toString());
    assertEquals(2, s.csms.heard("StopTransaction").size());
    for (String tag : List.of("ONE", "TWO")) {
      var own = billed.stream().filter(ofTransaction(billed, tag)).toList();
      assertTrue(own.size() >= 3, actions(own).toString());
      assertEquals("StartTransaction", own.getFirst().action());
      assertEquals("StopTransaction", own.getLast().action());
      var times = own.stream().map(call -> Words.timestamps(call.payload()).getFirst()).toList();
      assertEquals(times.stream().sorted().toList(), times);
    }
  }

  /** Ids were given in the order of the starts, the first of them to the first start. */
  private static Predicate<Call> ofTransaction(List<Call> billed, String tag) {
    var tags =
        billed.stream()
            .filter(c -> c.action().equals("StartTransaction"))
            .map(c -> c.payload().get("idTag").asString())
            .toList();
    int id = 1001 + tags.indexOf(tag);
    return call ->
        call.payload().path("transactionId").asInt(0) == id
            || call.action().equals("StartTransaction")
                && call.payload().get("idTag").asString().equals(tag);
  }

  @Test
  void f28_whatHappensNowWaitsForNoBacklogButBilledRecordsDo() {
    var s = new Scenario().with("AllowOfflineTxForUnknownId", "true").booted();
    s.connection.down();
    s.car.plugsIn();
    s.driver.presents(CARD);
    s.passes(minutes(1));
    s.driver.presents(CARD);
    s.passes(seconds(5));
    s.connection.up();
    s.csms.receives(reports(1, "Finishing"));
    Call backlog = s.csms.receivesAndIgnores(expect("StartTransaction"));
    s.driver.presents("OTHER");
    s.csms.answer(backlog, null);
    s.csms.receives("Authorize");
    s.csms.receivesInAnyOrder(stops(s.csms.lastTransaction(), "Local"), reports(1, "Preparing"));
    s.csms.receivesInAnyOrder(expect("StartTransaction"), reports(1, "Charging"));
  }

  private static List<Duration> rounded(Scenario s, String action) {
    return gaps(s.csms.heard(action)).stream()
        .map(gap -> seconds(Math.round(gap.toMillis() / 1000.0)))
        .toList();
  }
}
