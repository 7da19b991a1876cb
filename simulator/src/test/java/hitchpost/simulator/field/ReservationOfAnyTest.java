package hitchpost.simulator.field;

import static hitchpost.simulator.conformance.Match.absent;
import static hitchpost.simulator.conformance.Match.connector;
import static hitchpost.simulator.conformance.Match.field;
import static hitchpost.simulator.conformance.Match.idTag;
import static hitchpost.simulator.conformance.TestCsms.expect;
import static hitchpost.simulator.field.ReservationWords.cancels;
import static hitchpost.simulator.field.ReservationWords.reserves;
import static hitchpost.simulator.field.ReservationWords.restarts;
import static hitchpost.simulator.field.ReservationWords.startsRemotely;
import static hitchpost.simulator.field.Words.gets;
import static hitchpost.simulator.field.Words.minutes;
import static hitchpost.simulator.field.Words.reports;
import static hitchpost.simulator.field.Words.sets;
import static org.junit.jupiter.api.Assertions.assertEquals;

import hitchpost.core.hardware.FaultCode;
import hitchpost.simulator.conformance.Scenario;
import org.junit.jupiter.api.Test;

/** Reservations of connector 0, which stands for any. Source: OCPP 1.6, 5.13 and 9.3.1. */
class ReservationOfAnyTest {
  @Test
  void connector0KeepsNoneUntilOneIsLeft() {
    var s = new Scenario().withEvses(2).booted();
    assertEquals("Accepted", reserves(s, 7, 0, "ALICE"));
    s.passes(minutes(1));
    s.driver.presents("BOB");
    s.csms.receives("Authorize", idTag("BOB"));
    s.csms.receivesInAnyOrder(reports(1, "Preparing"), reports(2, "Reserved"));
    s.car.plugsIn();
    s.csms.receivesInAnyOrder(
        expect("StartTransaction", connector(1), absent("reservationId")), reports(1, "Charging"));
    s.driver.presents("CAROL");
    s.passes(minutes(1));
    assertEquals("Rejected", startsRemotely(s, 2, "CAROL"));
    s.driver.presents("ALICE");
    s.csms.receives("Authorize", idTag("ALICE"));
    s.csms.receives(reports(2, "Preparing"));
    s.carAt(2).plugsIn();
    s.csms.receivesInAnyOrder(
        expect("StartTransaction", connector(2), field("reservationId", 7)),
        reports(2, "Charging"));
  }

  @Test
  void connector0IsFreeAgainWhenAnotherDriverLeaves() {
    var s = new Scenario().withEvses(2).booted();
    assertEquals("Accepted", reserves(s, 7, 0, "ALICE"));
    s.carAt(1).plugsIn();
    s.csms.receivesInAnyOrder(reports(1, "Preparing"), reports(2, "Reserved"));
    s.carAt(1).plugsOut();
    s.csms.receivesInAnyOrder(reports(1, "Available"), reports(2, "Available"));
    s.passes(minutes(1));
  }

  @Test
  void asManyReservationsOfConnector0AsThereAreConnectors() {
    var s = new Scenario().withEvses(3).booted();
    assertEquals("Accepted", reserves(s, 1, 0, "A"));
    assertEquals("Accepted", reserves(s, 2, 2, "B"));
    s.csms.receives(reports(2, "Reserved"));
    assertEquals("Accepted", reserves(s, 3, 0, "C"));
    s.csms.receivesInAnyOrder(reports(1, "Reserved"), reports(3, "Reserved"));
    assertEquals("Occupied", reserves(s, 4, 0, "D"));
    assertEquals("Occupied", reserves(s, 4, 1, "D"));
    assertEquals("Accepted", cancels(s, 1));
    s.csms.receivesInAnyOrder(reports(1, "Available"), reports(3, "Available"));
  }

  @Test
  void connector0EndsWhenNoConnectorIsLeftInUse() {
    var s = new Scenario().withEvses(2).booted();
    assertEquals("Accepted", reserves(s, 7, 0, "ALICE"));
    s.grid.raisesFault(1, FaultCode.GROUND_FAILURE);
    s.csms.receivesInAnyOrder(reports(1, "Faulted"), reports(2, "Reserved"));
    s.grid.raisesFault(2, FaultCode.GROUND_FAILURE);
    s.csms.receives(reports(2, "Faulted"));
    assertEquals("Rejected", cancels(s, 7));
  }

  @Test
  void connector0SurvivesRestartsToo() {
    var s = new Scenario().booted();
    assertEquals("Accepted", reserves(s, 7, 0, "ALICE"));
    s.csms.receives(reports(1, "Reserved"));
    restarts(s, "Reserved");
    s.driver.presents("ALICE");
    s.csms.receives("Authorize");
    s.csms.receives(reports(1, "Preparing"));
    s.car.plugsIn();
    s.csms.receivesInAnyOrder(
        expect("StartTransaction", field("reservationId", 7)), reports(1, "Charging"));
  }

  @Test
  void reserveConnectorZeroSupportedSaysWhetherConnector0CanBeReserved() {
    var s = new Scenario().with("ReserveConnectorZeroSupported", "false").booted();
    assertEquals("false", gets(s, "ReserveConnectorZeroSupported"));
    assertEquals("Rejected", sets(s, "ReserveConnectorZeroSupported", true));
    assertEquals("Rejected", reserves(s, 7, 0, "ALICE"));
    assertEquals("Accepted", reserves(s, 7, 1, "ALICE"));
    var supported = new Scenario().booted();
    assertEquals("true", gets(supported, "ReserveConnectorZeroSupported"));
    assertEquals("Accepted", reserves(supported, 7, 0, "ALICE"));
  }

  @Test
  void withoutTheProfileReserveConnectorZeroSupportedIsNoKey() {
    var s = new Scenario().with("SupportedFeatureProfiles", "Core").booted();
    var answer = s.csms.sends("GetConfiguration", "{\"key\":[\"ReserveConnectorZeroSupported\"]}");
    assertEquals("[\"ReserveConnectorZeroSupported\"]", answer.get("unknownKey").toString());
    assertEquals("NotSupported", sets(s, "ReserveConnectorZeroSupported", "true"));
  }
}
