package hitchpost.simulator.field;

import static hitchpost.simulator.conformance.Match.absent;
import static hitchpost.simulator.conformance.Match.field;
import static hitchpost.simulator.conformance.Match.that;
import static hitchpost.simulator.conformance.Scenario.CARD;
import static hitchpost.simulator.conformance.TestCsms.expect;
import static hitchpost.simulator.field.Words.asks;
import static hitchpost.simulator.field.Words.boot;
import static hitchpost.simulator.field.Words.gaps;
import static hitchpost.simulator.field.Words.gets;
import static hitchpost.simulator.field.Words.minutes;
import static hitchpost.simulator.field.Words.reports;
import static hitchpost.simulator.field.Words.seconds;
import static hitchpost.simulator.field.Words.sets;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.core.Fact;
import hitchpost.core.rpc.Trouble;
import hitchpost.simulator.conformance.Scenario;
import hitchpost.simulator.conformance.TestCsms.Call;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a station introduces itself, and what it does until it is accepted. */
class BootTest {
  private static Scenario waiting(String status, int interval) {
    var s = new Scenario().on();
    s.csms.receives(expect("BootNotification").answering(s.csms.bootAnswer(status, interval)));
    s.passes(seconds(1));
    return s;
  }

  private static Duration lastGap(Scenario s) {
    return gaps(s.csms.heard("BootNotification")).getLast();
  }

  @Test
  void theIntroductionNamesVendorAndModelAndNothingEmpty() {
    var s = new Scenario().on();
    s.csms.receives(
        "BootNotification",
        field("chargePointVendor", "Hitchpost"),
        field("chargePointModel", "Scenario"),
        field("firmwareVersion", "1.0"),
        absent("iccid"),
        that("no null", p -> p.valueStream().noneMatch(v -> v.isNull())));
  }

  @Test
  void f45_anIntroductionWithoutAnswerIsRepeated() {
    var s = new Scenario().with("MessageTimeout", "20").on();
    s.csms.receivesAndIgnores(expect("BootNotification"));
    s.csms.receivesAndIgnoresWithin(minutes(3), expect("BootNotification"));
    s.csms.receivesAndRefusesWithin(minutes(3), expect("BootNotification"), "InternalError");
    s.csms.receivesWithin(minutes(3), expect("BootNotification"));
    s.csms.receives(reports(0, "Available"));
    s.csms.receives(reports(1, "Available"));
    for (Duration gap : gaps(s.csms.heard("BootNotification"))) {
      assertTrue(gap.compareTo(seconds(10)) > 0, "a tight loop: " + gap);
    }
    assertEquals(
        List.of(Trouble.BOOT_UNANSWERED, Trouble.BOOT_UNANSWERED, Trouble.BOOT_FAILED),
        s.told(Fact.IntroductionFailed.class).stream()
            .map(fact -> fact.introduction().trouble())
            .toList());
  }

  @ParameterizedTest
  @CsvSource({"Pending,30", "Rejected,30", "Pending,300", "Rejected,300"})
  void f45_afterPendingOrRejectedTheIntroductionIsRepeatedAfterTheInterval(
      String status, int interval) {
    var s = waiting(status, interval);
    s.passes(seconds(interval - 3));
    s.csms.receivesWithin(seconds(5), expect("BootNotification"));
    s.csms.receives(reports(0, "Available"));
    s.csms.receives(reports(1, "Available"));
    assertEquals(interval, lastGap(s).toSeconds(), 1.0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Pending", "Rejected"})
  void f45_m16_withAnIntervalOf0TheStationChoosesOneThatFloodsNobody(String status) {
    var s = waiting(status, 0);
    s.csms.receivesWithin(minutes(30), expect("BootNotification"));
    assertTrue(lastGap(s).compareTo(seconds(30)) >= 0, lastGap(s).toString());
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, -2147483648})
  void m16_aNegativeIntervalFloodsNobody(int interval) {
    var s = waiting("Pending", interval);
    s.csms.receivesWithin(minutes(30), expect("BootNotification"));
    assertTrue(lastGap(s).compareTo(seconds(1)) >= 0, lastGap(s).toString());
  }

  @ParameterizedTest
  @ValueSource(longs = {2_147_483_647L, 2_147_483_648L, 9_000_000_000_000_000_000L})
  void m16_aHugeIntervalIsTakenAsADay(long interval) {
    var s = new Scenario().on();
    var call = s.csms.receivesAndIgnores(expect("BootNotification"));
    s.csms.answerAnyhow(call, boot("Pending", s.time.now(), interval));
    s.passes(Duration.ofHours(23).plusMinutes(59));
    s.csms.receivesWithin(minutes(2), expect("BootNotification"));
  }

  @ParameterizedTest
  @CsvSource({
    "0,300",
    "-5,300",
    "2147483647,86400",
    "2147483648,86400",
    "86401,86400",
    "1,1",
    "45,45"
  })
  void m16_theHeartbeatIntervalOfAnAcceptedBootIsBounded(long told, String inForce) {
    var s = new Scenario().on();
    var call = s.csms.receivesAndIgnores(expect("BootNotification"));
    s.csms.answersByItself(true);
    s.csms.answerAnyhow(call, boot("Accepted", s.time.now(), told));
    s.passes(seconds(1));
    assertEquals(inForce, gets(s, "HeartbeatInterval"));
  }

  @Test
  void f45_whilePendingNothingIsSentUnasked() {
    var s = waiting("Pending", 600);
    s.car.plugsIn();
    s.driver.presents(CARD);
    s.grid.raisesFault(1, hitchpost.core.hardware.FaultCode.GROUND_FAILURE);
    s.passes(minutes(5));
    assertFalse(s.hardware(1).contactorClosed());
  }

  @Test
  void f45_f67_whilePendingARemoteStartIsRefused() {
    var s = waiting("Pending", 600);
    s.car.plugsIn();
    s.passes(seconds(5));
    String start = "{\"idTag\":\"APP\",\"connectorId\":1}";
    assertEquals("Rejected", asks(s, "RemoteStartTransaction", start));
    assertEquals("Rejected", asks(s, "RemoteStopTransaction", "{\"transactionId\":1}"));
    s.passes(minutes(5));
    assertFalse(s.hardware(1).contactorClosed());
  }

  /** OCPP 1.6, 4.2: neither is allowed, even where a transaction runs that began offline. */
  @Test
  void f45_whilePendingATransactionThatBeganOfflineIsNotStoppedRemotely() {
    var s = new Scenario().with("AllowOfflineTxForUnknownId", "true").on();
    s.csms.receives(expect("BootNotification").answering(s.csms.bootAnswer("Pending", 600)));
    s.car.plugsIn();
    s.driver.presents(CARD);
    s.passes(minutes(1));
    assertTrue(s.hardware(1).contactorClosed());
    assertEquals("Rejected", asks(s, "RemoteStopTransaction", "{\"transactionId\":-1}"));
    s.passes(minutes(1));
    assertTrue(s.hardware(1).contactorClosed());
  }

  @Test
  void f45_whilePendingTheStationIsReadAndConfigured() {
    var s = waiting("Pending", 120);
    assertEquals("Accepted", sets(s, "MeterValueSampleInterval", 30));
    assertEquals("30", gets(s, "MeterValueSampleInterval"));
    s.csms.receivesWithin(minutes(3), expect("BootNotification"));
    s.csms.receives(reports(0, "Available"));
    s.csms.receives(reports(1, "Available"));
    s.passes(seconds(1));
    s.startsCharging();
    s.csms.receivesWithin(seconds(31), expect("MeterValues"));
  }

  @Test
  void f45_whileRejectedNothingIsSentAndNothingAnswered() {
    var s = waiting("Rejected", 600);
    s.csms.says("[2,\"lost\",\"GetConfiguration\",{}]");
    s.csms.says("[2,\"lost2\",\"Nonsense\",{}]");
    s.csms.says("[2,\"lost3\",\"Reset\",{\"type\":\"Hard\"}]");
    s.car.plugsIn();
    s.driver.presents(CARD);
    s.passes(minutes(9));
    assertTrue(s.station().running());
    s.csms.receivesWithin(minutes(2), expect("BootNotification"));
    s.csms.receives(reports(0, "Available"));
  }

  @Test
  void f46_callsAreAnsweredBeforeTheBootIsAnswered() {
    var s = new Scenario().on();
    Call boot = s.csms.receivesAndIgnores(expect("BootNotification"));
    assertEquals("300", gets(s, "HeartbeatInterval"));
    assertEquals("Accepted", sets(s, "ConnectionTimeOut", 77));
    s.csms.answer(boot, null);
    s.csms.receives(reports(0, "Available"));
  }

  @Test
  void f46_callsAreAnsweredWhileACallOfTheStationIsOpen() {
    var s = new Scenario().booted();
    s.car.plugsIn();
    Call open = s.csms.receivesAndIgnores(reports(1, "Preparing"));
    for (int i = 0; i < 20; i++) {
      Duration before = Duration.ofNanos(s.time.nanos());
      assertEquals("300", gets(s, "HeartbeatInterval").replace("86400", "300"));
      Duration took = Duration.ofNanos(s.time.nanos()).minus(before);
      assertTrue(took.compareTo(Duration.ofSeconds(1)) < 0, "answered after " + took);
    }
    s.csms.answer(open, null);
    s.driver.presents(CARD);
    s.csms.receives("Authorize");
  }

  @Test
  void f41_aReconnectRepeatsNoIntroduction() {
    var s = new Scenario().booted();
    for (int i = 0; i < 5; i++) {
      s.connection.down();
      s.passes(minutes(3));
      s.connection.up();
      s.passes(minutes(3));
    }
    assertEquals(1, s.csms.heard("BootNotification").size());
    assertTrue(s.csms.connected());
  }

  @Test
  void f41_aReconnectBeforeTheStationWasAcceptedRepeatsIt() {
    var s = new Scenario().on();
    s.csms.receivesAndIgnores(expect("BootNotification"));
    s.connection.down();
    s.passes(seconds(2));
    s.connection.up();
    s.csms.receives("BootNotification");
    s.csms.receives(reports(0, "Available"));
    s.csms.receives(reports(1, "Available"));
    s.passes(seconds(1));
    s.connection.down();
    s.passes(seconds(1));
    s.connection.up();
    s.passes(minutes(2));
    assertEquals(2, s.csms.heard("BootNotification").size());
  }

  /** The CSMS named a wait: a reconnect is no reason to be earlier. */
  @Test
  void f41_f45_aReconnectDoesNotShortenTheWaitThatTheCsmsNamed() {
    var s = waiting("Pending", 600);
    s.connection.down();
    s.passes(seconds(30));
    s.connection.up();
    s.passes(minutes(9));
    s.csms.receivesWithin(minutes(1), expect("BootNotification"));
  }

  /** The wait ends while there is no connection: the introduction follows with the next one. */
  @Test
  void f45_aWaitThatEndsOfflineDoesNotForgetTheIntroduction() {
    var s = waiting("Pending", 60);
    s.connection.down();
    s.passes(minutes(5));
    s.connection.up();
    s.csms.receives("BootNotification");
    s.csms.receives(reports(0, "Available"));
  }

  @Test
  void f44_aStationWithoutNetworkStartsAndServesDrivers() {
    var s = new Scenario().with("AllowOfflineTxForUnknownId", "true");
    s.connection.down();
    s.on();
    s.passes(minutes(30));
    s.car.plugsIn();
    s.driver.presents(CARD);
    s.passes(seconds(5));
    assertTrue(s.hardware(1).contactorClosed(), "nobody charges without a network");
    assertNull(s.station().verdict(1));
    s.csms.answersByItself(true);
    s.csms.reachable(true);
    s.passes(minutes(5));
    assertEquals(1, s.csms.heard("StartTransaction").size());
  }

  @Test
  void aReregistrationAfterARebootReportsEveryStatusAnew() {
    var s = new Scenario().withEvses(3).booted();
    s.grid.fails();
    s.grid.returns();
    s.bootsAgain();
    s.passes(minutes(5));
  }
}
