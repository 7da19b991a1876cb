package hitchpost.simulator.field;

import static hitchpost.simulator.conformance.Match.absent;
import static hitchpost.simulator.conformance.Match.connector;
import static hitchpost.simulator.conformance.Match.status;
import static hitchpost.simulator.conformance.Scenario.CARD;
import static hitchpost.simulator.conformance.TestCsms.expect;
import static hitchpost.simulator.field.Words.at;
import static hitchpost.simulator.field.Words.boot;
import static hitchpost.simulator.field.Words.heartbeat;
import static hitchpost.simulator.field.Words.minutes;
import static hitchpost.simulator.field.Words.reports;
import static hitchpost.simulator.field.Words.seconds;
import static hitchpost.simulator.field.Words.timestamps;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.core.Fact;
import hitchpost.core.types.SecurityEventType;
import hitchpost.simulator.conformance.Scenario;
import hitchpost.simulator.conformance.TestCsms.Call;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The clock of the station, and what a CSMS or an operating system does to it. */
class ClockTest {
  private static final Instant BUILD = Instant.parse("2026-12-01T00:00:00Z");

  @Test
  void f01_whatHappensBeforeTheTimeIsKnownIsStampedTrulyAfterwards() {
    var s = new Scenario().withoutClock().with("AllowOfflineTxForUnknownId", "true");
    s.with("MeterValueSampleInterval", "60");
    s.connection.down();
    s.on();
    s.passes(minutes(5));
    s.car.plugsIn();
    s.driver.presents(CARD);
    Instant begin = s.time.now();
    s.passes(seconds(90));
    s.driver.presents(CARD);
    Instant end = s.time.now();
    s.passes(minutes(5));

    s.connection.up();
    s.csms.receives(expect("BootNotification"));
    s.csms.receives(reports(0, "Available"));
    s.csms.receives(reports(1, "Finishing"));
    s.csms.receives("StartTransaction", at(begin));
    Call sample = s.csms.receivesAndIgnores(expect("MeterValues"));
    assertEquals(1, timestamps(sample.payload()).size());
    assertNear(begin.plusSeconds(60), timestamps(sample.payload()).getFirst());
    s.csms.answer(sample, null);
    s.csms.receives("StopTransaction", at(end));
  }

  @Test
  void f01_whatABootWithoutTimeLeavesBehindIsStampedTrulyAfterThePowerIsBack() {
    var s = new Scenario().withoutClock().with("AllowOfflineTxForUnknownId", "true");
    s.connection.down();
    s.on();
    s.car.plugsIn();
    s.driver.presents(CARD);
    s.passes(minutes(10));
    s.grid.fails();
    s.grid.returns();
    s.passes(seconds(1));
    s.connection.up();
    s.csms.receives(expect("BootNotification"));
    s.csms.receives(reports(0, "Available"));
    s.csms.receives(reports(1, "Preparing"));
    Call start = s.csms.receivesAndIgnores(expect("StartTransaction"));
    s.csms.answer(start, null);
    Call stop = s.csms.receivesAndIgnores(expect("StopTransaction"));
    Instant begin = timestamps(start.payload()).getFirst();
    Instant end = timestamps(stop.payload()).getFirst();
    assertFalse(begin.isBefore(BUILD), "begin " + begin);
    assertFalse(end.isBefore(begin), "end " + end + " before begin " + begin);
    assertFalse(end.isAfter(s.time.now()), "end " + end + " lies ahead");
  }

  /** The CSMS does not know the time either: what can wait waits, the rest goes without a time. */
  @Test
  void f01_nothingOlderThanTheProgramIsEverSent() {
    var s = new Scenario().withoutClock().on();
    s.csms.receives(
        expect("BootNotification").answering(boot("Accepted", "1970-01-01T00:00:07Z", 600)));
    s.csms.receives("StatusNotification", connector(0), absent("timestamp"));
    s.csms.receives("StatusNotification", connector(1), absent("timestamp"));
    s.car.plugsIn();
    s.csms.receives("StatusNotification", status("Preparing"), absent("timestamp"));
    s.driver.presents(CARD);
    Instant begin = s.time.now();
    s.csms.receives("Authorize");
    s.csms.receives("StatusNotification", status("Charging"), absent("timestamp"));
    s.passes(minutes(8));
    s.csms.receivesWithin(minutes(5), expect("Heartbeat"));
    s.csms.receives("StartTransaction", at(begin));
  }

  @Test
  void f02_theVeryNextMessageAfterTheBootHasTheTimeOfTheCsms() {
    var s = new Scenario();
    s.time.wallOffset(Duration.ofHours(-2));
    s.on();
    s.csms.receives(expect("BootNotification"));
    s.csms.receives("StatusNotification", connector(0), at(s.time.now()));
    s.csms.receives("StatusNotification", connector(1), at(s.time.now()));
  }

  @Test
  void f03_everyTimeIsUtcAndSaysSo() {
    var s = new Scenario().with("MeterValueSampleInterval", "60");
    s.with("StopTxnSampledData", "Energy.Active.Import.Register").charging();
    s.csms.receivesWithin(minutes(2), expect("MeterValues"));
    s.driver.presents(CARD);
    s.csms.receivesInAnyOrder(expect("StopTransaction"), reports(1, "Finishing"));
    var texts = new ArrayList<String>();
    for (Call call : s.csms.heard()) {
      call.payload().findValues("timestamp").forEach(node -> texts.add(node.asString()));
    }
    assertTrue(texts.size() > 8, "too few times seen: " + texts);
    for (String text : texts) {
      assertTrue(text.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?Z"), text);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2027-01-04T12:00:00+02:00",
    "2027-01-04T04:30:00.5-05:30",
    "2027-01-04T10:00:00.1Z",
    "2027-01-04T10:00:00.123456789Z",
    "2027-01-04T10:00:00Z",
    "2027-01-04T10:00:00.000+00:00"
  })
  void f04_anyOffsetAndAnyFractionOfTheCsmsIsUnderstood(String currentTime) {
    var s = new Scenario().withoutClock().on();
    s.csms.receives(expect("BootNotification").answering(boot("Accepted", currentTime, 600)));
    s.csms.receives(
        "StatusNotification", connector(0), at(Instant.parse("2027-01-04T10:00:00.3Z")));
  }

  @Test
  void f05_timeNeverRunsBackwardsWithinATransaction() {
    var s = new Scenario().with("MeterValueSampleInterval", "60");
    s.with("StopTxnSampledData", "Energy.Active.Import.Register").on();
    s.csms.receives(
        expect("BootNotification").answering(boot("Accepted", s.time.now().plusSeconds(3600), 90)));
    s.csms.receives(reports(0, "Available"));
    s.csms.receives(reports(1, "Available"));
    s.passes(seconds(1));
    s.startsCharging();
    s.csms.receivesWithin(minutes(2), expect("MeterValues"));
    s.csms.receivesWithin(
        minutes(2), expect("Heartbeat").answering(heartbeat(s.time.now().toString())));
    s.csms.answersByItself(true);
    s.passes(minutes(5));
    s.driver.presents(CARD);
    s.passes(minutes(1));

    var times = new ArrayList<Instant>();
    s.csms.heard("StartTransaction").forEach(c -> times.addAll(timestamps(c.payload())));
    s.csms.heard("MeterValues").forEach(c -> times.addAll(timestamps(c.payload())));
    var stop = s.csms.heard("StopTransaction").getFirst().payload();
    times.add(Instant.parse(stop.get("timestamp").asString()));
    assertTrue(times.size() >= 7, "too few: " + times);
    assertEquals(times.stream().sorted().toList(), times);

    var values = timestamps(stop.get("transactionData"));
    assertTrue(values.size() >= 7, "too few: " + values);
    assertEquals(values.stream().sorted().toList(), values);
    assertFalse(values.getFirst().isBefore(times.getFirst()), "a value before the begin");
    assertFalse(values.getLast().isAfter(times.getLast()), "a value after the end");
  }

  @Test
  void f06_aJumpIsReportedASmallCorrectionIsNot() {
    var s = new Scenario().on();
    s.csms.receives(expect("BootNotification").answering(s.csms.bootAnswer("Accepted", 60)));
    s.csms.receives(reports(0, "Available"));
    s.csms.receives(reports(1, "Available"));
    s.csms.receivesWithin(
        minutes(2), expect("Heartbeat").answering(heartbeat(s.time.now().plusSeconds(65))));
    s.csms.receivesWithin(minutes(2), expect("Heartbeat"));
    assertEquals(0, clockEvents(s));
    s.csms.receivesWithin(
        minutes(2), expect("Heartbeat").answering(heartbeat(s.time.now().plusSeconds(3600))));
    s.passes(seconds(1));
    assertEquals(1, clockEvents(s));
  }

  @Test
  void f06_theClockOfTheOperatingSystemRanksBelowTheCsms() {
    var s = new Scenario().booted();
    s.time.wallOffset(Duration.ofHours(5));
    s.car.plugsIn();
    s.csms.receives("StatusNotification", status("Preparing"), at(s.time.now()));
    s.time.wallOffset(Duration.ofDays(-3000));
    s.car.plugsOut();
    s.csms.receives("StatusNotification", status("Available"), at(s.time.now()));
  }

  @Test
  void f08_aStatusReportedAfterAReconnectHasTheTimeOfTheReport() {
    var s = new Scenario().booted();
    s.connection.down();
    s.car.plugsIn();
    s.passes(minutes(10));
    s.connection.up();
    s.csms.receives("StatusNotification", status("Preparing"), at(s.time.now()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1970-01-01T00:00:00Z",
        "2026-11-30T23:59:59Z",
        "2056-12-02T00:00:00Z",
        "9999-12-31T23:59:59Z"
      })
  void m16_aTimeOutsideTheLifeOfTheProgramIsNotTakenOver(String currentTime) {
    var s = new Scenario().on();
    s.csms.receives(expect("BootNotification").answering(boot("Accepted", currentTime, 600)));
    s.csms.receives("StatusNotification", connector(0), at(s.time.now()));
    s.csms.receives("StatusNotification", connector(1), at(s.time.now()));
  }

  /** A text that is no time makes the whole answer wrong: the introduction is repeated. */
  @ParameterizedTest
  @ValueSource(
      strings = {"yesterday", "", "2027-01-04", "2027-01-04T10:00:00", "2027-13-40T10:00Z"})
  void m16_garbageInsteadOfATimeIsAFailedAttempt(String currentTime) {
    var s = new Scenario().on();
    var call = s.csms.receivesAndIgnores(expect("BootNotification"));
    s.csms.answerAnyhow(call, boot("Accepted", currentTime, 600));
    s.csms.receivesWithin(minutes(2), expect("BootNotification"));
    s.csms.receives(reports(0, "Available"));
  }

  @Test
  void m32_aCsmsThatJumpsYearsChangesNoEnergyOfARunningTransaction() {
    var s = new Scenario().with("MeterValueSampleInterval", "60").on();
    s.csms.receives(expect("BootNotification").answering(s.csms.bootAnswer("Accepted", 90)));
    s.csms.receives(reports(0, "Available"));
    s.csms.receives(reports(1, "Available"));
    s.passes(seconds(1));
    s.startsCharging();
    s.csms.answersByItself(true);
    s.csms.answersUsually("Heartbeat", heartbeat("2040-01-01T00:00:00Z"));
    s.passes(minutes(4));
    s.csms.answersUsually("Heartbeat", heartbeat("2027-01-04T10:05:00Z"));
    s.passes(minutes(4));
    long before = s.hardware(1).meter().registerMilliWattHours();
    assertTrue(s.hardware(1).contactorClosed(), "the car no longer charges");
    s.driver.presents(CARD);
    s.passes(minutes(1));
    long after = s.hardware(1).meter().registerMilliWattHours();

    long sampled = s.csms.heard("MeterValues").size();
    assertTrue(sampled >= 7 && sampled <= 9, sampled + " samples in 8 minutes");
    var stop = s.csms.heard("StopTransaction").getFirst().payload();
    assertEquals(after / 1000, stop.get("meterStop").asLong());
    assertTrue(after - before < 10_000, "charged on after the stop");
    List<Instant> times = new ArrayList<>();
    s.csms.heard("MeterValues").forEach(c -> times.addAll(timestamps(c.payload())));
    times.addAll(timestamps(stop));
    assertEquals(times.stream().sorted().toList(), times);
  }

  private static long clockEvents(Scenario s) {
    return s.told(Fact.SecurityHappened.class).stream()
        .filter(f -> f.event().type() == SecurityEventType.SETTING_SYSTEM_TIME)
        .count();
  }

  private static void assertNear(Instant expected, Instant actual) {
    assertTrue(
        Duration.between(expected, actual).abs().compareTo(Duration.ofSeconds(1)) <= 0,
        "expected about " + expected + " but was " + actual);
  }
}
