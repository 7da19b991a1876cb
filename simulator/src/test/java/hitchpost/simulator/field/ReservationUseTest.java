package hitchpost.simulator.field;

import static hitchpost.simulator.conformance.Match.absent;
import static hitchpost.simulator.conformance.Match.connector;
import static hitchpost.simulator.conformance.Match.field;
import static hitchpost.simulator.conformance.Match.idTag;
import static hitchpost.simulator.conformance.TestCsms.expect;
import static hitchpost.simulator.field.ReservationWords.cancels;
import static hitchpost.simulator.field.ReservationWords.request;
import static hitchpost.simulator.field.ReservationWords.reserved;
import static hitchpost.simulator.field.ReservationWords.reserves;
import static hitchpost.simulator.field.ReservationWords.reservesFor;
import static hitchpost.simulator.field.ReservationWords.startsRemotely;
import static hitchpost.simulator.field.Words.asks;
import static hitchpost.simulator.field.Words.minutes;
import static hitchpost.simulator.field.Words.reports;
import static hitchpost.simulator.field.Words.seconds;
import static hitchpost.simulator.field.Words.token;
import static hitchpost.simulator.field.Words.tokenOfGroup;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.simulator.conformance.Scenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may use a reservation, and who is kept away from it. Source: OCPP 1.6, 5.13. */
class ReservationUseTest {
  @Test
  void f59_anyTokenOfTheGroupMayUseTheReservationAndStopIt() {
    var s = new Scenario().booted();
    assertEquals("Accepted", reservesFor(s, 7, 1, "MUM", "FAMILY"));
    s.csms.receives(reports(1, "Reserved"));
    s.driver.presents("DAD");
    s.csms.receives(expect("Authorize", idTag("DAD")).answering(tokenOfGroup("family")));
    s.csms.receives(reports(1, "Preparing"));
    s.car.plugsIn();
    s.csms.receivesInAnyOrder(
        expect("StartTransaction", idTag("DAD"), field("reservationId", 7)),
        reports(1, "Charging"));
    s.passes(seconds(5));
    s.driver.presents("MUM");
    s.csms.receives(expect("Authorize", idTag("MUM")).answering(tokenOfGroup("FAMILY")));
    s.csms.receivesInAnyOrder(expect("StopTransaction", idTag("MUM")), reports(1, "Finishing"));
  }

  @Test
  void f59_aTokenOfAnotherGroupIsAskedForAndTurnedAway() {
    var s = new Scenario().booted();
    assertEquals("Accepted", reservesFor(s, 7, 1, "MUM", "FAMILY"));
    s.csms.receives(reports(1, "Reserved"));
    s.driver.presents("THIEF");
    s.csms.receives(expect("Authorize", idTag("THIEF")).answering(tokenOfGroup("GANG")));
    s.passes(minutes(1));
    s.driver.presents("LONER");
    s.csms.receives(expect("Authorize", idTag("LONER")).answering(token("Accepted")));
    s.passes(minutes(1));
  }

  /** The parent id itself is no token; a token of the group that is not accepted is none either. */
  @Test
  void f59_theGroupsNameOrABlockedMemberUsesNothing() {
    var s = new Scenario().booted();
    assertEquals("Accepted", reservesFor(s, 7, 1, "MUM", "FAMILY"));
    s.csms.receives(reports(1, "Reserved"));
    s.driver.presents("FAMILY");
    s.csms.receives(expect("Authorize").answering(token("Accepted")));
    s.passes(minutes(1));
    s.driver.presents("DAD");
    s.csms.receives(
        expect("Authorize")
            .answering("{\"idTagInfo\":{\"status\":\"Blocked\",\"parentIdTag\":\"FAMILY\"}}"));
    s.passes(minutes(1));
  }

  @Test
  void f59_offlineTheLocalListKnowsTheGroup() {
    var s = new Scenario().booted();
    String info = "\"idTagInfo\":{\"status\":\"Accepted\",\"parentIdTag\":\"%s\"}";
    String entries =
        "{\"idTag\":\"DAD\","
            + info.formatted("FAMILY")
            + "},{\"idTag\":\"THIEF\","
            + info.formatted("GANG")
            + "}";
    assertEquals(
        "Accepted",
        asks(
            s,
            "SendLocalList",
            "{\"listVersion\":1,\"updateType\":\"Full\",\"localAuthorizationList\":["
                + entries
                + "]}"));
    assertEquals("Accepted", reservesFor(s, 7, 1, "MUM", "FAMILY"));
    s.csms.receives(reports(1, "Reserved"));
    s.connection.down();
    s.car.plugsIn();
    s.driver.presents("THIEF");
    s.passes(seconds(5));
    assertFalse(s.hardware(1).contactorClosed());
    s.driver.presents("DAD");
    s.passes(seconds(5));
    assertTrue(s.hardware(1).contactorClosed());
    s.csms.answersByItself(true);
    s.connection.up();
    s.passes(seconds(10));
    var start = s.csms.heard("StartTransaction").getLast();
    assertTrue(expect("StartTransaction", field("reservationId", 7)).fits(start));
  }

  /** OCPP 1.6, 5.13: whose group nobody here knows, the CSMS is asked about. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aRemoteStartByTheGroupIsAuthorizedForItsGroup(boolean authorizes) {
    var s = new Scenario().with("AuthorizeRemoteTxRequests", "" + authorizes).booted();
    assertEquals("Accepted", reservesFor(s, 7, 1, "MUM", "FAMILY"));
    s.csms.receives(reports(1, "Reserved"));
    s.car.plugsIn();
    s.passes(seconds(2));
    assertEquals("Accepted", startsRemotely(s, 1, "DAD"));
    s.csms.receives(expect("Authorize", idTag("DAD")).answering(tokenOfGroup("FAMILY")));
    s.csms.receives(reports(1, "Preparing"));
    s.csms.receivesInAnyOrder(
        expect("StartTransaction", field("reservationId", 7)), reports(1, "Charging"));
  }

  @Test
  void aRemoteStartOfAStrangerIsRejected() {
    var s = reserved();
    assertEquals("Rejected", startsRemotely(s, 1, "BOB"));
    assertEquals("Rejected", asks(s, "RemoteStartTransaction", "{\"idTag\":\"BOB\"}"));
    s.passes(minutes(1));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aRemoteStartOfTheReserverUsesTheReservation(boolean authorizes) {
    var s = reserved(new Scenario().with("AuthorizeRemoteTxRequests", "" + authorizes).booted());
    assertEquals("Accepted", startsRemotely(s, 1, "alice"));
    if (authorizes) {
      s.csms.receives("Authorize", idTag("alice"));
    }
    s.csms.receives(reports(1, "Preparing"));
    s.car.plugsIn();
    s.csms.receivesInAnyOrder(
        expect("StartTransaction", field("reservationId", 7)), reports(1, "Charging"));
  }

  @Test
  void aRemoteStartWithoutConnectorGoesToTheReservedOne() {
    var s = new Scenario().withEvses(3).booted();
    assertEquals("Accepted", reserves(s, 7, 2, "ALICE"));
    s.csms.receives(reports(2, "Reserved"));
    assertEquals("Accepted", asks(s, "RemoteStartTransaction", "{\"idTag\":\"ALICE\"}"));
    s.csms.receives("Authorize");
    s.csms.receives(reports(2, "Preparing"));
    s.carAt(2).plugsIn();
    s.csms.receivesInAnyOrder(
        expect("StartTransaction", connector(2), field("reservationId", 7)),
        reports(2, "Charging"));
  }

  /** Whoever waits elsewhere for a car does not take a reserved connector by plugging in there. */
  @Test
  void anAuthorizationThatRoamsDoesNotRoamToAReservedConnector() {
    var s = new Scenario().withEvses(3).booted();
    assertEquals("Accepted", reserves(s, 7, 2, "ALICE"));
    s.csms.receives(reports(2, "Reserved"));
    s.driver.presents("BOB");
    s.csms.receives("Authorize");
    s.csms.receives(reports(1, "Preparing"));
    s.carAt(2).plugsIn();
    s.passes(seconds(10));
    assertFalse(s.hardware(2).contactorClosed());
    s.carAt(3).plugsIn();
    s.csms.receivesInAnyOrder(
        reports(1, "Available"),
        expect("StatusNotification", connector(3)),
        expect("StartTransaction", connector(3), absent("reservationId")));
  }

  /** OCPP 1.6, 4.9: a connector stays Reserved until the reserver's token is presented. */
  @Test
  void aCarAtAReservedConnectorChangesNothingUntilItsDriverIsKnown() {
    var s = reserved();
    s.car.plugsIn();
    s.passes(minutes(1));
    s.driver.presents("BOB");
    s.passes(minutes(1));
    s.driver.presents("ALICE");
    s.csms.receives("Authorize");
    s.csms.receives(reports(1, "Preparing"));
    s.csms.receivesInAnyOrder(
        expect("StartTransaction", field("reservationId", 7)), reports(1, "Charging"));
  }

  /** A token that is refused uses nothing. */
  @ParameterizedTest
  @ValueSource(strings = {"Blocked", "Invalid", "Expired", "ConcurrentTx"})
  void aReserverWhoIsNotAcceptedUsesNothing(String status) {
    var s = reserved();
    s.driver.presents("ALICE");
    s.csms.receives(expect("Authorize").answering(token(status)));
    s.passes(minutes(1));
    assertEquals("Accepted", cancels(s, 7));
    s.csms.receives(reports(1, "Available"));
  }

  @Test
  void offlineAReservationHoldsExpiresAndIsUsed() {
    var s = new Scenario().with("AllowOfflineTxForUnknownId", "true").withEvses(2).booted();
    assertEquals("Accepted", reserves(s, 7, 1, "ALICE"));
    s.csms.receives(reports(1, "Reserved"));
    assertEquals("Accepted", asks(s, "ReserveNow", request(s, 8, 2, "CAROL", minutes(10), "")));
    s.csms.receives(reports(2, "Reserved"));
    s.connection.down();
    s.carAt(1).plugsIn();
    s.driver.presents("BOB");
    s.passes(minutes(1));
    assertFalse(s.hardware(1).contactorClosed());
    s.driver.presents("ALICE");
    s.passes(seconds(10));
    assertTrue(s.hardware(1).contactorClosed());
    s.passes(minutes(10));
    s.carAt(2).plugsIn();
    s.driver.presents("BOB");
    s.passes(seconds(10));
    assertTrue(s.hardware(2).contactorClosed());
    s.csms.answersByItself(true);
    s.connection.up();
    s.passes(seconds(20));
    var starts = s.csms.heard("StartTransaction");
    assertEquals(2, starts.size());
    assertTrue(
        expect("StartTransaction", idTag("ALICE"), field("reservationId", 7))
            .fits(starts.getFirst()));
    assertTrue(
        expect("StartTransaction", idTag("BOB"), absent("reservationId")).fits(starts.getLast()));
  }
}
