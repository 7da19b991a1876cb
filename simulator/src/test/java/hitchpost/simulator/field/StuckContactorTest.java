package hitchpost.simulator.field;

import static hitchpost.simulator.conformance.Match.connector;
import static hitchpost.simulator.conformance.Match.errorCode;
import static hitchpost.simulator.conformance.Match.status;
import static hitchpost.simulator.conformance.Scenario.CARD;
import static hitchpost.simulator.conformance.TestCsms.expect;
import static hitchpost.simulator.field.Words.minutes;
import static hitchpost.simulator.field.Words.reports;
import static hitchpost.simulator.field.Words.seconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.simulator.conformance.Scenario;
import hitchpost.simulator.conformance.TestCsms.Expected;
import hitchpost.simulator.conformance201.Scenario201;
import hitchpost.simulator.hardware.ContactorFault;
import hitchpost.simulator.hardware.EvseSetup;
import hitchpost.simulator.hardware.HardwareTiming;
import hitchpost.simulator.hardware.Stimulus;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * When a contactor that was told to open counts as stuck: after 5 s, and after 15 s while a car
 * draws, which has time to stop before a board opens under load.
 */
class StuckContactorTest {
  private static final Duration MOMENT = Duration.ofMillis(100);
  private static final Duration UNLOADED = seconds(5);
  private static final Duration LOADED = seconds(15);

  private static final Expected STUCK =
      expect(
          "StatusNotification", connector(1), status("Faulted"), errorCode("PowerSwitchFailure"));

  /** Cars go on drawing for a minute when they are offered nothing any more. */
  private static Scenario withSlowCar() {
    var times = new HardwareTiming(Duration.ZERO, seconds(1), Duration.ofMillis(20), minutes(1));
    return new Scenario()
        .builtAs(usual -> new EvseSetup(usual.spec(), usual.car(), 0, times, false));
  }

  /** Such a car charges, behind a contactor that stays closed. */
  private static Scenario draws() {
    return welded(withSlowCar().charging());
  }

  private static Scenario welded(Scenario s) {
    s.happens(new Stimulus.BreakContactor(1, ContactorFault.WELDED));
    s.csms.answersByItself(true);
    return s;
  }

  private static void opens(Scenario s) {
    s.happens(new Stimulus.BreakContactor(1, ContactorFault.NONE));
    s.passes(seconds(2));
  }

  private static long told(Scenario s, Expected what) {
    return s.csms.heard("StatusNotification").stream().filter(what::fits).count();
  }

  private static JsonNode last(Scenario s, String action) {
    return s.csms.heard(action).getLast().payload();
  }

  private static int stops(Scenario s) {
    return s.csms.heard("StopTransaction").size();
  }

  private static boolean locked(Scenario s) {
    return s.hardware(1).connectors().getFirst().locked();
  }

  /** Lets time pass to just before a deadline, when nothing has been told of it yet. */
  private static void passesAlmost(Scenario s, Duration deadline) {
    s.passes(deadline.minus(MOMENT));
    assertEquals(0, told(s, STUCK), "told too early");
    assertTrue(s.hardware(1).contactorClosed());
  }

  private static void assertStuck(Scenario s) {
    s.passes(MOMENT.multipliedBy(2));
    assertEquals(1, told(s, STUCK), "live, and nobody is told");
    assertEquals(1, stops(s));
    assertTrue(locked(s), "can be pulled under load");
  }

  @Test
  void underLoadItMayTakeAlmostFifteenSeconds() {
    var s = draws();
    s.driver.presents(CARD);
    passesAlmost(s, LOADED);
    assertEquals(0, stops(s), "energy flows on");
    assertTrue(locked(s), "can be pulled under load");
    opens(s);
    assertEquals(1, stops(s));
    assertTrue(reports(1, "Finishing").fits(s.csms.heard("StatusNotification").getLast()));
    assertFalse(locked(s));
    s.passes(minutes(1));
    assertEquals(0, told(s, STUCK));
  }

  @Test
  void underLoadItIsStuckAfterFifteenSeconds() {
    var s = draws();
    s.driver.presents(CARD);
    passesAlmost(s, LOADED);
    assertStuck(s);
    s.passes(minutes(2));
    assertTrue(locked(s), "can be pulled under load");
    assertEquals(1, told(s, STUCK), "told once");
    opens(s);
    assertFalse(locked(s), "locked in for ever");
    assertTrue(reports(1, "Finishing").fits(s.csms.heard("StatusNotification").getLast()));
  }

  @Test
  void withoutLoadItMayTakeAlmostFiveSeconds() {
    var s = welded(new Scenario().charging());
    s.car.stopsDrawing();
    passesAlmost(s, UNLOADED);
    opens(s);
    s.passes(minutes(1));
    assertEquals(0, told(s, STUCK));
    assertEquals(0, stops(s), "a car may pause");
  }

  @Test
  void withoutLoadItIsStuckAfterFiveSeconds() {
    var s = welded(new Scenario().charging());
    s.car.stopsDrawing();
    passesAlmost(s, UNLOADED);
    assertStuck(s);
  }

  @Test
  void carThatStopsLeavesItFiveSeconds() {
    var s = draws();
    s.driver.presents(CARD);
    s.passes(seconds(3));
    s.car.stopsDrawing();
    passesAlmost(s, UNLOADED);
    assertStuck(s);
  }

  @Test
  void carThatStopsLateLeavesItNoMoreThanFifteenSeconds() {
    var s = draws();
    s.driver.presents(CARD);
    s.passes(seconds(12));
    s.car.stopsDrawing();
    passesAlmost(s, seconds(3));
    assertStuck(s);
  }

  @Test
  void ocpp201HearsOfTheProblemAndOfAFaultedConnector() {
    var s =
        welded(new Scenario201(withSlowCar()).booted().evConnected().energyTransferStarted().site);
    s.driver.presents(CARD);
    s.passes(LOADED.minus(MOMENT));
    assertEquals(List.of(), s.csms.heard("NotifyEvent"));
    assertTrue(locked(s), "can be pulled under load");
    s.passes(MOMENT.multipliedBy(2));
    assertEquals(1, s.csms.heard("NotifyEvent").size());
    JsonNode problem = last(s, "NotifyEvent").at("/eventData/0");
    assertEquals("PowerContactor", problem.at("/component/name").asString());
    assertEquals("Problem", problem.at("/variable/name").asString());
    assertEquals("true", problem.get("actualValue").asString());
    assertEquals("Faulted", last(s, "StatusNotification").get("connectorStatus").asString());
    assertEquals("Ended", last(s, "TransactionEvent").get("eventType").asString());
    assertTrue(locked(s), "can be pulled under load");
  }
}
