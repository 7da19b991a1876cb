package hitchpost.simulator.field;

import static hitchpost.simulator.conformance.Scenario.CARD;
import static hitchpost.simulator.conformance.TestCsms.expect;
import static hitchpost.simulator.field.Words.asks;
import static hitchpost.simulator.field.Words.minutes;
import static hitchpost.simulator.field.Words.reports;
import static hitchpost.simulator.field.Words.seconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.simulator.conformance.Scenario;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the operator takes out of use stays out of use. */
class AvailabilityTest {
  private static String change(Scenario s, int connector, String type) {
    return asks(
        s, "ChangeAvailability", "{\"connectorId\":" + connector + ",\"type\":\"" + type + "\"}");
  }

  private static List<String> statuses(Scenario s, int connector, int from) {
    return s.csms.heard("StatusNotification").stream()
        .skip(from)
        .filter(c -> c.payload().get("connectorId").asInt() == connector)
        .map(c -> c.payload().get("status").asString())
        .toList();
  }

  @Test
  void f61_anUnavailableConnectorIsUnavailableAfterARestartToo() {
    var s = new Scenario().withEvses(2).booted();
    assertEquals("Accepted", change(s, 2, "Inoperative"));
    s.csms.receives(reports(2, "Unavailable"));
    s.passes(seconds(1));
    s.grid.fails();
    s.grid.returns();
    s.csms.receives("BootNotification");
    s.csms.receives(reports(0, "Available"));
    s.csms.receives(reports(1, "Available"));
    s.csms.receives(reports(2, "Unavailable"));
    s.passes(seconds(1));
    assertEquals("Accepted", change(s, 2, "Operative"));
    s.csms.receives(reports(2, "Available"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Soft", "Hard"})
  void f61_aScheduledChangeSurvivesAReset(String reset) {
    var s = new Scenario().charging();
    assertEquals("Scheduled", change(s, 1, "Inoperative"));
    s.csms.answersByItself(true);
    assertEquals("Accepted", asks(s, "Reset", "{\"type\":\"" + reset + "\"}"));
    int before = s.csms.heard("StatusNotification").size();
    s.passes(minutes(2));
    var after = statuses(s, 1, before);
    assertEquals("Unavailable", after.getLast());
    assertFalse(after.contains("Available"), after.toString());
  }

  @Test
  void f61_aScheduledChangeSurvivesAPowerLoss() {
    var s = new Scenario().charging();
    assertEquals("Scheduled", change(s, 1, "Inoperative"));
    s.passes(seconds(5));
    s.grid.fails();
    s.grid.returns();
    int before = s.csms.heard("StatusNotification").size();
    s.csms.answersByItself(true);
    s.passes(minutes(2));
    assertEquals(List.of("Unavailable"), statuses(s, 1, before));
  }

  @Test
  void f61_theEndOfATransactionGoesStraightToUnavailable() {
    var s = new Scenario().charging();
    assertEquals("Scheduled", change(s, 1, "Inoperative"));
    s.passes(minutes(1));
    assertTrue(s.hardware(1).contactorClosed(), "the transaction was cut off");
    int before = s.csms.heard("StatusNotification").size();
    s.csms.answersByItself(true);
    s.driver.presents(CARD);
    s.passes(seconds(10));
    s.car.plugsOut();
    s.passes(minutes(5));
    var statuses = statuses(s, 1, before);
    assertFalse(statuses.contains("Available"), statuses.toString());
    assertFalse(statuses.contains("Preparing"), statuses.toString());
    assertEquals("Unavailable", statuses.getLast());
  }

  @Test
  void f61_alsoWhenTheCarLeavesWithAFixedCable() {
    var s = new Scenario().withFixedCable().charging();
    assertEquals("Scheduled", change(s, 1, "Inoperative"));
    int before = s.csms.heard("StatusNotification").size();
    s.csms.answersByItself(true);
    s.car.plugsOut();
    s.passes(minutes(1));
    var statuses = statuses(s, 1, before);
    assertFalse(statuses.contains("Available"), statuses.toString());
    assertEquals("Unavailable", statuses.getLast());
  }

  @Test
  void aScheduledChangeCanBeTakenBack() {
    var s = new Scenario().charging();
    assertEquals("Scheduled", change(s, 1, "Inoperative"));
    assertEquals("Accepted", change(s, 1, "Operative"));
    s.csms.answersByItself(true);
    s.driver.presents(CARD);
    s.passes(seconds(5));
    s.car.plugsOut();
    s.passes(minutes(1));
    assertEquals("Available", statuses(s, 1, 0).getLast());
    assertFalse(statuses(s, 1, 0).contains("Unavailable"));
  }

  @Test
  void theStatusItAlreadyHasIsAcceptedAndNotReportedAgain() {
    var s = new Scenario().booted();
    assertEquals("Accepted", change(s, 1, "Operative"));
    s.passes(minutes(1));
    assertEquals("Accepted", change(s, 1, "Inoperative"));
    s.csms.receivesInAnyOrder(reports(1, "Unavailable"), reports(0, "Unavailable"));
    assertEquals("Accepted", change(s, 1, "Inoperative"));
    s.passes(minutes(1));
  }

  @Test
  void connector0MeansTheStationAndEveryConnector() {
    var s = new Scenario().withEvses(2).booted();
    assertEquals("Accepted", change(s, 0, "Inoperative"));
    s.csms.receivesInAnyOrder(
        reports(0, "Unavailable"), reports(1, "Unavailable"), reports(2, "Unavailable"));
    s.passes(seconds(1));
    s.grid.fails();
    s.grid.returns();
    s.csms.receives("BootNotification");
    s.csms.receives(reports(0, "Unavailable"));
    s.csms.receives(reports(1, "Unavailable"));
    s.csms.receives(reports(2, "Unavailable"));
    s.passes(seconds(1));
    assertEquals("Accepted", change(s, 0, "Operative"));
    s.csms.receivesInAnyOrder(
        reports(0, "Available"), reports(1, "Available"), reports(2, "Available"));
  }

  @Test
  void connector0IsScheduledWhereATransactionRunsAndDoneElsewhere() {
    var s = new Scenario().withEvses(2).charging();
    assertEquals("Scheduled", change(s, 0, "Inoperative"));
    s.csms.receives(reports(2, "Unavailable"));
    s.passes(minutes(1));
    s.csms.answersByItself(true);
    s.driver.presents(CARD);
    s.passes(seconds(5));
    assertEquals("Unavailable", statuses(s, 1, 0).getLast());
    assertEquals("Unavailable", statuses(s, 0, 0).getLast());
  }

  @Test
  void anUnknownConnectorIsRejected() {
    var s = new Scenario().withEvses(2).booted();
    assertEquals("Rejected", change(s, 3, "Inoperative"));
    s.passes(minutes(1));
  }

  @Test
  void anUnavailableConnectorServesNobody() {
    var s = new Scenario().withEvses(2).booted();
    assertEquals("Accepted", change(s, 1, "Inoperative"));
    s.csms.receives(reports(1, "Unavailable"));
    s.car.plugsIn();
    s.passes(minutes(1));
    String start = "{\"idTag\":\"APP\",\"connectorId\":1}";
    assertEquals("Rejected", asks(s, "RemoteStartTransaction", start));
    s.driver.presents(CARD);
    s.csms.receives("Authorize");
    s.csms.receives(reports(2, "Preparing"));
    s.passes(seconds(30));
    assertFalse(s.hardware(1).contactorClosed());
  }

  @Test
  void anAuthorizationThatWaitsForItsCarEndsWithTheAvailability() {
    var s = new Scenario().with("ConnectionTimeOut", "600").authorized();
    assertEquals("Accepted", change(s, 1, "Inoperative"));
    s.csms.receivesInAnyOrder(reports(1, "Unavailable"), reports(0, "Unavailable"));
    s.passes(seconds(1));
    assertEquals("Accepted", change(s, 1, "Operative"));
    s.csms.receivesInAnyOrder(reports(1, "Available"), reports(0, "Available"));
    s.car.plugsIn();
    s.csms.receives(reports(1, "Preparing"));
    s.passes(minutes(2));
  }

  @Test
  void aConnectorThatIsFinishingBecomesUnavailableAtOnce() {
    var s = new Scenario().charging();
    s.driver.presents(CARD);
    s.csms.receivesInAnyOrder(expect("StopTransaction"), reports(1, "Finishing"));
    s.passes(seconds(5));
    assertEquals("Accepted", change(s, 1, "Inoperative"));
    s.csms.receivesInAnyOrder(reports(1, "Unavailable"), reports(0, "Unavailable"));
  }
}
