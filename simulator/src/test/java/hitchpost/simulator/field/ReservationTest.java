package hitchpost.simulator.field;

import static hitchpost.simulator.conformance.Match.absent;
import static hitchpost.simulator.conformance.Match.connector;
import static hitchpost.simulator.conformance.Match.field;
import static hitchpost.simulator.conformance.Match.idTag;
import static hitchpost.simulator.conformance.TestCsms.expect;
import static hitchpost.simulator.field.ReservationWords.cancels;
import static hitchpost.simulator.field.ReservationWords.isAvailableToAll;
import static hitchpost.simulator.field.ReservationWords.request;
import static hitchpost.simulator.field.ReservationWords.reserved;
import static hitchpost.simulator.field.ReservationWords.reserves;
import static hitchpost.simulator.field.ReservationWords.restarts;
import static hitchpost.simulator.field.ReservationWords.startsRemotely;
import static hitchpost.simulator.field.Words.asks;
import static hitchpost.simulator.field.Words.errorOf;
import static hitchpost.simulator.field.Words.minutes;
import static hitchpost.simulator.field.Words.reports;
import static hitchpost.simulator.field.Words.seconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.core.Output;
import hitchpost.core.hardware.FaultCode;
import hitchpost.core.journal.Shelf;
import hitchpost.simulator.conformance.Scenario;
import hitchpost.simulator.world.VirtualStation.Watcher.Fate;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reservations from their making to their end. Source: OCPP 1.6, 3.11, 5.1 and 5.13. */
class ReservationTest {
  @Test
  void f60_aReservationEndsWhenItExpires() {
    var s = new Scenario().booted();
    assertEquals("Accepted", asks(s, "ReserveNow", request(s, 7, 1, "ALICE", minutes(30), "")));
    s.csms.receives(reports(1, "Reserved"));
    s.passes(minutes(30).minusSeconds(2));
    s.csms.receivesWithin(seconds(4), reports(1, "Available"));
    assertEquals("Rejected", cancels(s, 7));
    isAvailableToAll(s);
  }

  @Test
  void f60_aReservationOfManyDaysEndsToTheSecond() {
    var s = new Scenario().booted();
    assertEquals(
        "Accepted",
        asks(s, "ReserveNow", request(s, 7, 1, "ALICE", Duration.ofDays(3).plusHours(5), "")));
    s.csms.answersByItself(true);
    s.passes(Duration.ofDays(3).plusHours(5).minusSeconds(2));
    assertTrue(reports(1, "Reserved").fits(s.csms.heard("StatusNotification").getLast()));
    s.passes(seconds(4));
    assertTrue(reports(1, "Available").fits(s.csms.heard("StatusNotification").getLast()));
  }

  @Test
  void f60_aReservationEndsWithAFaultAndDoesNotComeBackWithIt() {
    var s = reserved();
    s.grid.raisesFault(1, FaultCode.GROUND_FAILURE);
    s.csms.receives(reports(1, "Faulted"));
    assertEquals("Rejected", cancels(s, 7));
    s.grid.clearsFault(1);
    s.csms.receives(reports(1, "Available"));
    isAvailableToAll(s);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void f60_aReservationEndsWhenItsConnectorGoesOutOfUse(int connector) {
    var s = reserved(new Scenario().withEvses(2).booted());
    assertEquals(
        "Accepted",
        asks(
            s,
            "ChangeAvailability",
            "{\"connectorId\":" + connector + ",\"type\":\"Inoperative\"}"));
    s.csms.answersByItself(true);
    s.passes(seconds(5));
    assertEquals("Rejected", cancels(s, 7));
    assertEquals(
        "Accepted", asks(s, "ChangeAvailability", "{\"connectorId\":0,\"type\":\"Operative\"}"));
    s.passes(seconds(5));
    assertTrue(
        s.csms.heard("StatusNotification").stream()
            .filter(c -> c.payload().get("connectorId").asInt() == 1)
            .reduce((a, b) -> b)
            .filter(reports(1, "Available")::fits)
            .isPresent());
  }

  @Test
  void f60_aReservationEndsWithItsUse() {
    var s = reserved();
    s.driver.presents("ALICE");
    s.csms.receives("Authorize", idTag("ALICE"));
    s.csms.receives(reports(1, "Preparing"));
    s.car.plugsIn();
    s.csms.receivesInAnyOrder(
        expect("StartTransaction", idTag("ALICE"), field("reservationId", 7)),
        reports(1, "Charging"));
    s.passes(seconds(5));
    assertEquals("Rejected", cancels(s, 7));
    s.driver.presents("ALICE");
    s.csms.receivesInAnyOrder(expect("StopTransaction"), reports(1, "Finishing"));
    s.car.plugsOut();
    s.csms.receives(reports(1, "Available"));
    isAvailableToAll(s);
  }

  @Test
  void f60_aReservationSurvivesAPowerCutAndExpiresThen() {
    var s = reserved();
    restarts(s, "Reserved");
    s.driver.presents("BOB");
    s.passes(minutes(1));
    s.csms.receivesWithin(minutes(60), reports(1, "Available"));
    assertEquals("Rejected", cancels(s, 7));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Soft", "Hard"})
  void f60_aReservationSurvivesResets(String type) {
    var s = reserved();
    assertEquals("Accepted", asks(s, "Reset", "{\"type\":\"" + type + "\"}"));
    s.csms.receivesWithin(seconds(30), expect("BootNotification"));
    s.csms.receives(reports(0, "Available"));
    s.csms.receives(reports(1, "Reserved"));
    s.driver.presents("ALICE");
    s.csms.receives("Authorize");
    s.csms.receives(reports(1, "Preparing"));
    s.car.plugsIn();
    s.csms.receivesInAnyOrder(
        expect("StartTransaction", field("reservationId", 7)), reports(1, "Charging"));
  }

  @Test
  void f60_whatExpiredWhileThePowerWasOffIsGone() {
    var s = reserved();
    s.grid.fails();
    s.time.pass(minutes(61));
    s.grid.returns();
    s.csms.receives("BootNotification");
    s.csms.receives(reports(0, "Available"));
    s.csms.receives(reports(1, "Available"));
    isAvailableToAll(s);
  }

  @Test
  void f60_aCancelledReservationNeverComesBack() {
    var s = reserved();
    assertEquals("Accepted", cancels(s, 7));
    s.csms.receives(reports(1, "Available"));
    restarts(s, "Available");
    assertEquals("Rejected", cancels(s, 7));
    isAvailableToAll(s);
  }

  /** Once the CSMS has its answer, what it was told holds, wherever the power fails. */
  @ParameterizedTest
  @CsvSource({"CUT_BEFORE_COMMIT,Reserved", "CUT_AFTER_COMMIT,Available"})
  void f60_aPowerCutInTheCancellationLeavesOneOrTheOther(Fate fate, String status) {
    var s = reserved();
    s.watchedBy((input, outputs) ->
        outputs.stream().anyMatch(ReservationTest::ofReservation) ? fate : Fate.CARRY_OUT);
    String id = s.csms.calls("CancelReservation", "{\"reservationId\":7}");
    s.passes(seconds(1));
    assertFalse(s.csms.answered(id));
    s.watchedBy((input, outputs) -> Fate.CARRY_OUT);
    s.grid.returns();
    s.csms.receives("BootNotification");
    s.csms.receives(reports(0, "Available"));
    s.csms.receives(reports(1, status));
  }

  @Test
  void aReservationThatIsOverBeforeItBeginsIsRejected() {
    var s = new Scenario().booted();
    assertEquals("Rejected", asks(s, "ReserveNow", request(s, 7, 1, "A", seconds(-1), "")));
    assertEquals("Rejected", asks(s, "ReserveNow", request(s, 7, 1, "A", Duration.ZERO, "")));
    s.passes(minutes(1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "ReserveNow|{'expiryDate':'2027-02-01T00:00:00Z','idTag':'A','reservationId':1}"
            + "|OccurenceConstraintViolation",
        "ReserveNow|{'connectorId':1,'idTag':'A','reservationId':1}|OccurenceConstraintViolation",
        "ReserveNow|{'connectorId':1,'expiryDate':'2027-02-01T00:00:00Z','idTag':'A'}"
            + "|OccurenceConstraintViolation",
        "ReserveNow|{'connectorId':1,'expiryDate':'soon','idTag':'A','reservationId':1}"
            + "|PropertyConstraintViolation",
        "ReserveNow|{'connectorId':1,'expiryDate':'2027-02-01T00:00:00Z','idTag':"
            + "'123456789012345678901','reservationId':1}|PropertyConstraintViolation",
        "ReserveNow|{'connectorId':1,'expiryDate':'2027-02-01T00:00:00Z','idTag':'A',"
            + "'reservationId':'1'}|TypeConstraintViolation",
        "ReserveNow|{'connectorId':-1,'expiryDate':'2027-02-01T00:00:00Z','idTag':'A',"
            + "'reservationId':1}|PropertyConstraintViolation",
        "CancelReservation|{}|OccurenceConstraintViolation",
        "CancelReservation|{'reservationId':'7'}|TypeConstraintViolation",
        "CancelReservation|{'reservationId':7,'x':1}|FormationViolation"
      })
  void aMalformedRequestIsAnError(String action, String payload, String error) {
    var s = new Scenario().booted();
    assertEquals(error, errorOf(s.csms.sendsAnything(action, payload.replace('\'', '"'))));
    s.passes(minutes(1));
  }

  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, Integer.MAX_VALUE})
  void anyNumberIsAnId(int id) {
    var s = new Scenario().booted();
    assertEquals("Accepted", reserves(s, id, 1, "ALICE"));
    s.csms.receives(reports(1, "Reserved"));
    restarts(s, "Reserved");
    assertEquals("Accepted", cancels(s, id));
    s.csms.receives(reports(1, "Available"));
  }

  /** Nobody knows how long the station was off, so the promise is kept for its whole length. */
  @Test
  void withoutAClockAReservationHoldsAsLongAsItCanAtMost() {
    var s = reserved();
    s.grid.fails();
    s.withoutClock();
    s.connection.down();
    s.grid.returns();
    s.passes(minutes(58));
    assertEquals(1, s.station().station().view().reservations().size());
    s.passes(minutes(4));
    assertEquals(0, s.station().station().view().reservations().size());
  }

  /** Whoever presents the token has come: what was kept for them is theirs to use or to leave. */
  @Test
  void aReservationIsUsedUpByTheTokenEvenIfNoCarComes() {
    var s = reserved(new Scenario().with("ConnectionTimeOut", "60").booted());
    s.driver.presents("ALICE");
    s.csms.receives("Authorize");
    s.csms.receives(reports(1, "Preparing"));
    s.csms.receivesWithin(seconds(61), reports(1, "Available"));
    assertEquals("Rejected", cancels(s, 7));
  }

  @Test
  void aCarThatWaitsAtAConnectorWhoseReservationExpiresIsPreparing() {
    var s = reserved();
    s.car.plugsIn();
    s.csms.receivesWithin(minutes(61), reports(1, "Preparing"));
    s.driver.presents("BOB");
    s.csms.receives("Authorize");
    s.csms.receivesInAnyOrder(
        expect("StartTransaction", absent("reservationId")), reports(1, "Charging"));
  }

  @Test
  void theSameIdReplacesTheReservation() {
    var s = new Scenario().withEvses(2).booted();
    assertEquals("Accepted", reserves(s, 7, 1, "ALICE"));
    s.csms.receives(reports(1, "Reserved"));
    assertEquals("Accepted", reserves(s, 7, 2, "CAROL"));
    s.csms.receivesInAnyOrder(reports(1, "Available"), reports(2, "Reserved"));
    assertEquals("Rejected", startsRemotely(s, 2, "ALICE"));
    assertEquals("Accepted", reserves(s, 7, 2, "DAVE"), "in its own place");
    assertEquals("Rejected", startsRemotely(s, 2, "CAROL"));
    assertEquals("Accepted", cancels(s, 7));
    s.csms.receives(reports(2, "Available"));
    s.passes(minutes(1));
  }

  @Test
  void aReplacementThatCannotBeMadeLeavesWhatWas() {
    var s = new Scenario().withEvses(2).booted();
    s.carAt(2).plugsIn();
    s.csms.receives(reports(2, "Preparing"));
    assertEquals("Accepted", reserves(s, 7, 1, "ALICE"));
    s.csms.receives(reports(1, "Reserved"));
    assertEquals("Occupied", reserves(s, 7, 2, "ALICE"));
    assertEquals("Accepted", cancels(s, 7));
    s.csms.receives(reports(1, "Available"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ALICE", "BOB"})
  void aReservedConnectorIsOccupiedForTheSameAndForOthers(String tag) {
    var s = reserved();
    assertEquals("Occupied", reserves(s, 8, 1, tag));
    assertEquals("Occupied", reserves(s, 8, 0, tag));
    s.passes(minutes(1));
  }

  @Test
  void aConnectorInUseIsOccupiedFromTheTokenToTheUnplugging() {
    var s = new Scenario().authorized();
    assertEquals("Occupied", reserves(s, 7, 1, "ALICE"));
    s.car.plugsIn();
    s.csms.receivesInAnyOrder(expect("StartTransaction"), reports(1, "Charging"));
    assertEquals("Occupied", reserves(s, 7, 1, "ALICE"));
    s.driver.presents("CARD");
    s.csms.receivesInAnyOrder(expect("StopTransaction"), reports(1, "Finishing"));
    assertEquals("Occupied", reserves(s, 7, 1, "ALICE"));
    s.car.plugsOut();
    s.csms.receives(reports(1, "Available"));
    assertEquals("Accepted", reserves(s, 7, 1, "ALICE"));
  }

  /** The CSMS was promised a transaction there, though it is not yet known whether it may be. */
  @Test
  void aConnectorOfAnAcceptedRemoteStartIsOccupied() {
    var s = new Scenario().booted();
    assertEquals("Accepted", startsRemotely(s, 1, "BOB"));
    var question = s.csms.receivesAndIgnores(expect("Authorize"));
    assertEquals("Occupied", reserves(s, 7, 1, "ALICE"));
    assertEquals("Occupied", reserves(s, 7, 0, "ALICE"));
    s.csms.answer(question, null);
    s.csms.receives(reports(1, "Preparing"));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 99})
  void aConnectorThatIsNotThereIsRejected(int connector) {
    var s = new Scenario().booted();
    assertEquals("Rejected", reserves(s, 7, connector, "ALICE"));
    s.passes(minutes(1));
  }

  private static boolean ofReservation(Output output) {
    return output instanceof Output.Persist p && p.change().shelf() == Shelf.RESERVATION;
  }
}
