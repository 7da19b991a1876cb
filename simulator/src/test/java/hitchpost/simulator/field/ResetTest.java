package hitchpost.simulator.field;

import static hitchpost.simulator.conformance.Match.connector;
import static hitchpost.simulator.conformance.Match.errorCode;
import static hitchpost.simulator.conformance.Match.field;
import static hitchpost.simulator.conformance.Match.idTag;
import static hitchpost.simulator.conformance.Scenario.CARD;
import static hitchpost.simulator.conformance.TestCsms.expect;
import static hitchpost.simulator.field.Words.asks;
import static hitchpost.simulator.field.Words.minutes;
import static hitchpost.simulator.field.Words.reports;
import static hitchpost.simulator.field.Words.seconds;
import static hitchpost.simulator.field.Words.sets;
import static hitchpost.simulator.field.Words.starts;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.simulator.conformance.Scenario;
import hitchpost.simulator.hardware.Stimulus;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A reset on demand: answered, told, and nothing lost. */
class ResetTest {
  private static String reset(Scenario s, String type) {
    return asks(s, "Reset", "{\"type\":\"" + type + "\"}");
  }

  @ParameterizedTest
  @CsvSource({"Soft,SoftReset", "Hard,HardReset"})
  void f62_theAnswerComesFirstThenTheEndThenTheReboot(String type, String reason) {
    var s = new Scenario().charging();
    int before = s.csms.frames().size();
    s.csms.answersByItself(true);
    assertEquals("Accepted", reset(s, type));
    s.passes(minutes(2));
    List<String> frames = s.csms.frames().subList(before, s.csms.frames().size());
    assertTrue(frames.getFirst().startsWith("[3,"), "first " + frames.getFirst());
    assertEquals(1, contents(s, "StopTransaction"));
    var stop = expect("StopTransaction", field("reason", reason), idTag(CARD));
    assertTrue(stop.fits(s.csms.heard("StopTransaction").getFirst()));
    assertEquals(2, s.csms.heard("BootNotification").size());
    assertTrue(reports(1, "Preparing").fits(s.csms.heard("StatusNotification").getLast()));
  }

  @Test
  void f62_aSoftResetWaitsUntilTheCsmsKnowsTheEnd() {
    var s = new Scenario().charging();
    assertEquals("Accepted", reset(s, "Soft"));
    s.csms.receives(reports(1, "Finishing"));
    var stop = s.csms.receivesAndIgnores(expect("StopTransaction", field("reason", "SoftReset")));
    s.passes(seconds(15));
    assertTrue(s.station().running(), "rebooted before the stop was answered");
    s.csms.answer(stop, null);
    s.csms.receives("BootNotification");
    s.csms.receives(reports(0, "Available"));
    s.csms.receives(reports(1, "Preparing"));
    s.passes(minutes(10));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Soft", "Hard"})
  void f62_anEndThatTheCsmsDoesNotAnswerIsDeliveredAfterTheReboot(String type) {
    var s = new Scenario().charging();
    s.csms.answersByItself(true);
    s.csms.ignores("StopTransaction", true);
    assertEquals("Accepted", reset(s, type));
    s.passes(seconds(95));
    assertEquals(2, s.csms.heard("BootNotification").size());
    s.csms.ignores("StopTransaction", false);
    s.passes(minutes(10));
    int sent = s.csms.heard("StopTransaction").size();
    assertTrue(sent >= 2, "given up");
    assertEquals(1, contents(s, "StopTransaction"));
    var stop = expect("StopTransaction", idTag(CARD), field("reason", type + "Reset"));
    assertTrue(stop.fits(s.csms.heard("StopTransaction").getLast()));
    s.passes(minutes(10));
    assertEquals(sent, s.csms.heard("StopTransaction").size());
  }

  private static long contents(Scenario s, String action) {
    return s.csms.heard(action).stream().map(c -> c.payload().toString()).distinct().count();
  }

  @Test
  void f62_anOfflineStationRebootsAndDeliversLater() {
    var s = new Scenario().charging();
    assertEquals("Accepted", reset(s, "Soft"));
    s.connection.down();
    s.passes(minutes(2));
    s.csms.answersByItself(true);
    s.csms.reachable(true);
    s.passes(minutes(5));
    assertEquals(2, s.csms.heard("BootNotification").size());
    assertEquals(1, contents(s, "StopTransaction"));
  }

  @Test
  void f62_aResetWithoutATransactionSaysNothingOfOne() {
    var s = new Scenario().booted();
    assertEquals("Accepted", reset(s, "Hard"));
    s.bootsAgain();
    s.passes(minutes(1));
    assertEquals("Accepted", reset(s, "Soft"));
    s.bootsAgain();
    s.passes(minutes(10));
  }

  @Test
  void f62_nobodyStartsWhileTheStationGoesDown() {
    var s = new Scenario().charging();
    assertEquals("Accepted", reset(s, "Soft"));
    s.csms.receives(reports(1, "Finishing"));
    var stop = s.csms.receivesAndIgnores(expect("StopTransaction"));
    s.driver.presents("OTHER");
    assertEquals("Rejected", asks(s, "RemoteStartTransaction", "{\"idTag\":\"APP\"}"));
    s.csms.answer(stop, null);
    s.csms.receives("BootNotification");
    s.csms.receives(reports(0, "Available"));
    s.csms.receives(reports(1, "Preparing"));
    s.passes(minutes(2));
  }

  @Test
  void f62_twoResetsAreAnsweredAndTheStationRebootsOnce() {
    var s = new Scenario().charging();
    s.csms.answersByItself(true);
    String first = s.csms.calls("Reset", "{\"type\":\"Soft\"}");
    String second = s.csms.calls("Reset", "{\"type\":\"Hard\"}");
    assertEquals("Accepted", s.csms.awaitAnswer(first).get(2).get("status").asString());
    assertEquals("Accepted", s.csms.awaitAnswer(second).get(2).get("status").asString());
    s.passes(minutes(5));
    assertEquals(2, s.csms.heard("BootNotification").size());
    assertEquals(1, contents(s, "StopTransaction"));
  }

  @Test
  void f62_whatWasConfiguredIsStillThereAfterwards() {
    var s = new Scenario().booted();
    assertEquals("Accepted", sets(s, "ConnectionTimeOut", 123));
    assertEquals("Accepted", reset(s, "Hard"));
    s.bootsAgain();
    assertEquals("123", Words.gets(s, "ConnectionTimeOut"));
  }

  @ParameterizedTest
  @CsvSource({"0,1", "1,2", "3,4"})
  void resetRetriesSaysHowOftenAFailedResetIsRepeated(int retries, int attempts) {
    var s = new Scenario().with("ResetRetries", "" + retries).booted();
    s.station().failReboots(attempts);
    assertEquals("Accepted", reset(s, "Soft"));
    s.csms.receivesWithin(
        minutes(5), expect("StatusNotification", connector(0), errorCode("ResetFailure")));
    s.passes(minutes(10));
    s.car.plugsIn();
    s.csms.receives(reports(1, "Preparing"));
    s.driver.presents(CARD);
    s.csms.receives("Authorize");
    s.csms.receivesInAnyOrder(starts(1, 1), reports(1, "Charging"));
  }

  @Test
  void aResetThatFailsLetsNobodyChargeWithoutMains() {
    var s = new Scenario().with("ResetRetries", "0").booted();
    s.station().failReboots(1);
    assertEquals("Accepted", reset(s, "Soft"));
    s.station().stimulate(new Stimulus.SetSupply(false));
    s.csms.receivesWithin(
        minutes(5), expect("StatusNotification", connector(0), errorCode("ResetFailure")));
    s.car.plugsIn();
    s.csms.receives(reports(1, "Preparing"));
    s.driver.presents(CARD);
    s.passes(minutes(1));
  }

  @Test
  void mainsThatComeBackLetNobodyChargeBeforeAReset() {
    var s = new Scenario().with("ResetRetries", "20").booted();
    s.station().failReboots(20);
    assertEquals("Accepted", reset(s, "Soft"));
    s.station().stimulate(new Stimulus.SetSupply(false));
    s.station().stimulate(new Stimulus.SetSupply(true));
    s.car.plugsIn();
    s.csms.receives(reports(1, "Preparing"));
    s.driver.presents(CARD);
    s.passes(minutes(1));
  }

  @Test
  void resetRetriesThatSucceedEndInAReboot() {
    var s = new Scenario().with("ResetRetries", "2").booted();
    s.station().failReboots(2);
    assertEquals("Accepted", reset(s, "Hard"));
    s.csms.receivesWithin(minutes(5), expect("BootNotification"));
    s.csms.receives(reports(0, "Available"));
    s.csms.receives(reports(1, "Available"));
  }
}
