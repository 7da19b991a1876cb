package hitchpost.simulator.field;

import static hitchpost.simulator.conformance.Match.field;
import static hitchpost.simulator.conformance.Match.idTag;
import static hitchpost.simulator.conformance.TestCsms.expect;
import static hitchpost.simulator.field.Words.minutes;
import static hitchpost.simulator.field.Words.reports;
import static hitchpost.simulator.field.Words.seconds;
import static hitchpost.simulator.field.Words.started;
import static hitchpost.simulator.field.Words.tokenOfGroup;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.simulator.conformance.Scenario;
import org.junit.jupiter.api.Test;

/** Tokens that belong together: what one starts another may stop. Source: OCPP 1.6, 3.10. */
class GroupTest {
  private static Scenario startedByMum(Scenario s) {
    s.booted();
    s.car.plugsIn();
    s.csms.receives(reports(1, "Preparing"));
    s.driver.presents("MUM");
    s.csms.receives(expect("Authorize").answering(tokenOfGroup("FAMILY")));
    s.csms.receivesInAnyOrder(expect("StartTransaction"), reports(1, "Charging"));
    s.passes(seconds(5));
    return s;
  }

  @Test
  void anotherTokenOfTheGroupStops() {
    var s = startedByMum(new Scenario());
    s.driver.presents("DAD");
    s.csms.receives(expect("Authorize", idTag("DAD")).answering(tokenOfGroup("FAMILY")));
    s.csms.receivesInAnyOrder(expect("StopTransaction", idTag("DAD")), reports(1, "Finishing"));
  }

  @Test
  void groupsAreComparedWithoutRegardToCase() {
    var s = startedByMum(new Scenario());
    s.driver.presents("DAD");
    s.csms.receives(expect("Authorize").answering(tokenOfGroup("family")));
    s.csms.receivesInAnyOrder(expect("StopTransaction", idTag("DAD")), reports(1, "Finishing"));
  }

  @Test
  void theOwnTokenStopsInAnyCaseAndWithoutBeingAskedFor() {
    var s = startedByMum(new Scenario());
    s.driver.presents("mum");
    s.csms.receivesInAnyOrder(expect("StopTransaction"), reports(1, "Finishing"));
  }

  @Test
  void aTokenOfAnotherGroupStopsNothing() {
    var s = startedByMum(new Scenario());
    s.driver.presents("THIEF");
    s.csms.receives(expect("Authorize").answering(tokenOfGroup("GANG")));
    s.passes(minutes(1));
    assertTrue(s.hardware(1).contactorClosed());
  }

  @Test
  void aTokenOfTheGroupThatIsNotAcceptedStopsNothing() {
    var s = startedByMum(new Scenario());
    s.driver.presents("DAD");
    s.csms.receives(
        expect("Authorize")
            .answering("{\"idTagInfo\":{\"status\":\"Blocked\",\"parentIdTag\":\"FAMILY\"}}"));
    s.passes(minutes(1));
    assertTrue(s.hardware(1).contactorClosed());
  }

  /** The name of the group is no token. */
  @Test
  void theParentIdItselfStopsNothingUnlessItIsATokenOfTheGroup() {
    var s = startedByMum(new Scenario());
    s.driver.presents("FAMILY");
    s.csms.receives(expect("Authorize", idTag("FAMILY")));
    s.passes(minutes(1));
    assertTrue(s.hardware(1).contactorClosed());
  }

  @Test
  void theGroupMayAlsoComeWithTheAnswerToTheStart() {
    var s = new Scenario().booted();
    s.car.plugsIn();
    s.csms.receives(reports(1, "Preparing"));
    s.driver.presents("MUM");
    s.csms.receives("Authorize");
    s.csms.receivesInAnyOrder(
        expect("StartTransaction")
            .answering(
                "{\"transactionId\":3,"
                    + "\"idTagInfo\":{\"status\":\"Accepted\",\"parentIdTag\":\"FAMILY\"}}"),
        reports(1, "Charging"));
    s.passes(seconds(5));
    s.driver.presents("DAD");
    s.csms.receives(expect("Authorize").answering(tokenOfGroup("FAMILY")));
    s.csms.receivesInAnyOrder(expect("StopTransaction", idTag("DAD")), reports(1, "Finishing"));
  }

  @Test
  void offlineTheCacheKnowsTheGroup() {
    var s = new Scenario();
    s.csms.answersUsually("StopTransaction", tokenOfGroup("FAMILY"));
    s.csms.answersUsually(
        "StartTransaction",
        "{\"transactionId\":3,"
            + "\"idTagInfo\":{\"status\":\"Accepted\",\"parentIdTag\":\"FAMILY\"}}");
    startedByMum(s);
    s.driver.presents("DAD");
    s.csms.receives(expect("Authorize").answering(tokenOfGroup("FAMILY")));
    s.csms.receivesInAnyOrder(expect("StopTransaction"), reports(1, "Finishing"));
    s.car.plugsOut();
    s.csms.receives(reports(1, "Available"));
    s.connection.down();
    s.car.plugsIn();
    s.driver.presents("MUM");
    s.passes(seconds(10));
    assertTrue(s.hardware(1).contactorClosed());
    s.driver.presents("DAD");
    s.passes(seconds(10));
    assertFalse(s.hardware(1).contactorClosed(), "the group was forgotten");
    s.csms.answersByItself(true);
    s.connection.up();
    s.passes(seconds(10));
    var stop = s.csms.heard("StopTransaction").getLast().payload();
    assertEquals("DAD", stop.get("idTag").asString());
  }

  @Test
  void oneMembersTransactionAmongSeveralIsStopped() {
    var s = startedByMum(new Scenario().withEvses(2));
    s.carAt(2).plugsIn();
    s.csms.receives(reports(2, "Preparing"));
    s.driver.presents("STRANGER");
    s.csms.receives("Authorize", idTag("STRANGER"));
    s.csms.receivesInAnyOrder(
        expect("StartTransaction", field("connectorId", 2)), reports(2, "Charging"));
    s.passes(seconds(5));
    s.driver.presents("DAD");
    s.csms.receives(expect("Authorize").answering(tokenOfGroup("FAMILY")));
    s.csms.receivesInAnyOrder(expect("StopTransaction", idTag("DAD")), reports(1, "Finishing"));
    assertTrue(s.hardware(2).contactorClosed());
  }

  private static Scenario deauthorized() {
    var s = new Scenario().booted();
    s.car.plugsIn();
    s.csms.receives(reports(1, "Preparing"));
    s.driver.presents("MUM");
    s.csms.receives(expect("Authorize").answering(tokenOfGroup("FAMILY")));
    s.csms.receives(expect("StartTransaction").answering(started(9, "Blocked")));
    s.csms.answersByItself(true);
    s.passes(seconds(10));
    s.csms.answersByItself(false);
    assertEquals(1, s.csms.heard("StopTransaction").size());
    assertTrue(s.hardware(1).connectors().getFirst().locked(), "the cable was let go");
    return s;
  }

  /** OCPP 1.6 errata, 3.5: the token that started, or one of its group, gets the cable back. */
  @Test
  void aCableHeldForTheOwnerIsGivenToTheOwner() {
    var s = deauthorized();
    s.driver.presents("MUM");
    s.passes(seconds(5));
    assertFalse(s.hardware(1).connectors().getFirst().locked());
  }

  @Test
  void aCableHeldForTheOwnerIsGivenToTheGroupToo() {
    var s = deauthorized();
    s.driver.presents("DAD");
    s.csms.receives(expect("Authorize", idTag("DAD")).answering(tokenOfGroup("FAMILY")));
    s.passes(seconds(5));
    assertFalse(s.hardware(1).connectors().getFirst().locked());
    assertFalse(s.hardware(1).contactorClosed());
  }

  @Test
  void aCableHeldForTheOwnerIsGivenToNobodyElse() {
    var s = deauthorized();
    s.driver.presents("THIEF");
    s.csms.answersByItself(true);
    s.passes(seconds(10));
    s.driver.presents("THIEF");
    s.passes(seconds(10));
    assertTrue(s.hardware(1).connectors().getFirst().locked(), "the thief has the cable");
  }
}
