package hitchpost.simulator.conformance201;

import static hitchpost.simulator.conformance.Match.field;
import static hitchpost.simulator.conformance.TestCsms.expect;
import static hitchpost.simulator.conformance201.Memory.VALID;
import static hitchpost.simulator.conformance201.Memory.asked;
import static hitchpost.simulator.conformance201.Memory.info;
import static hitchpost.simulator.conformance201.Told.started;
import static hitchpost.simulator.conformance201.Told.status;
import static hitchpost.simulator.conformance201.Told.token;
import static hitchpost.simulator.conformance201.Told.updated;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.core.hardware.FaultCode;
import hitchpost.core.types.TxPoint;
import hitchpost.simulator.conformance.Scenario;
import hitchpost.simulator.conformance.TestCsms.Expected;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Places that are kept, where no certification case shows it. Source: part 2, H01 to H03. */
class ReservationRulesTest {
  private static final int CONNECTORS = 2;
  private static final String TYPE = ",'connectorType':'sType2'";
  private static final String GROUPED = ",'groupIdToken':{'idToken':'FAMILY','type':'Central'}";

  private final Scenario201 s =
      new Scenario201(new Scenario().withEvses(2).withConnectors(CONNECTORS));

  @BeforeEach
  void booted() {
    s.on();
    s.csms.receives("BootNotification");
    becomes("Available", 1, 2);
    s.passes(1);
  }

  /** Every connector of these EVSEs is reported so. */
  private void becomes(String status, int... which) {
    s.csms.receivesInAnyOrder(told(status, which).toArray(Expected[]::new));
    s.passes(1);
  }

  private List<Expected> told(String status, int... which) {
    List<Expected> told = new ArrayList<>();
    for (int evse : which) {
      for (int connector = 1; connector <= CONNECTORS; connector++) {
        told.add(expect("StatusNotification", status(evse, connector, status)));
      }
    }
    return told;
  }

  private String reserves(int id, String further) {
    return s.reserves(id, Duration.ofMinutes(10), "CARD-" + id, further);
  }

  private String cancels(int id) {
    return s.statusOf("CancelReservation", "{'reservationId':" + id + "}");
  }

  @Test
  @Tag("H01.FR.03")
  @Tag("H01.FR.23")
  @Tag("H02.FR.03")
  @Tag("H02.FR.04")
  void allConnectorsOfAReservedEvseAreKeptUntilItIsCancelled() {
    assertEquals("Accepted", reserves(1, ",'evseId':1"));
    becomes("Reserved", 1);
    assertEquals("Accepted", cancels(1));
    becomes("Available", 1);
    s.site.carAt(1, 2).plugsIn();
    s.csms.receives("StatusNotification", status(1, 2, "Occupied"));
    asked(s, "STRANGER", VALID);
    s.csms.receives("TransactionEvent", started("Authorized"), token("STRANGER"));
  }

  @Test
  @Tag("H01.FR.15")
  @Tag("E02.FR.03")
  void aCarThatCameBeforeItsDriverChargesByTheReservation() {
    var station = new Scenario201().startingAt(TxPoint.EV_CONNECTED).booted();
    station.reserves(9, Duration.ofMinutes(10), Scenario201.CARD, ",'evseId':1");
    station.csms.receives("StatusNotification", status(1, 1, "Reserved"));
    station.car.plugsIn();
    station.csms.receives("TransactionEvent", started("CablePluggedIn"));
    asked(station, Scenario201.CARD, VALID);
    station.csms.receivesInAnyOrder(
        expect("StatusNotification", status(1, 1, "Occupied")),
        expect("TransactionEvent", updated("Authorized"), field("reservationId", 9)),
        expect("TransactionEvent", updated("ChargingStateChanged")));
  }

  @Test
  @Tag("H01.FR.18")
  @Tag("H02.FR.05")
  @Tag("H02.FR.06")
  void asManyReservationsOfAnyEvseAsThereAreKeepThemAllUntilOneIsCancelled() {
    assertEquals("true", s.gets("ReservationCtrlr", "NonEvseSpecific"));
    assertEquals("Accepted", reserves(1, ""));
    s.passes(1);
    assertEquals("Accepted", reserves(2, ""));
    becomes("Reserved", 1, 2);
    assertEquals("Accepted", cancels(1));
    becomes("Available", 1, 2);
    s.site.carAt(2).plugsIn();
    List<Expected> told = told("Reserved", 1);
    told.add(expect("StatusNotification", status(2, 1, "Occupied")));
    s.csms.receivesInAnyOrder(told.toArray(Expected[]::new));
    asked(s, "STRANGER", VALID);
    s.csms.receives("TransactionEvent", started("Authorized"), token("STRANGER"));
  }

  @Test
  @Tag("H01.FR.24")
  void asManyReservationsOfATypeAsThereAreKeepAllConnectors() {
    assertEquals("Accepted", reserves(1, TYPE));
    s.passes(1);
    assertEquals("Accepted", reserves(2, TYPE));
    becomes("Reserved", 1, 2);
    assertEquals("Occupied", reserves(3, TYPE));
  }

  @Test
  @Tag("H01.FR.12")
  void whereAllIsFaultedNothingIsReserved() {
    s.site.grid.raisesFault(1, FaultCode.OVER_CURRENT_FAILURE);
    becomes("Faulted", 1);
    assertEquals("Faulted", reserves(1, ",'evseId':1"));
    assertEquals("Accepted", reserves(1, ""));
  }

  @Test
  @Tag("H01.FR.16")
  void aFaultEndsTheReservation() {
    assertEquals("Accepted", reserves(1, ",'evseId':1"));
    becomes("Reserved", 1);
    s.site.grid.raisesFault(1, FaultCode.OVER_CURRENT_FAILURE);
    List<Expected> told = told("Faulted", 1);
    told.add(
        expect(
            "ReservationStatusUpdate",
            field("reservationId", 1),
            field("reservationUpdateStatus", "Removed")));
    s.csms.receivesInAnyOrder(told.toArray(Expected[]::new));
    s.passes(1);
    s.site.grid.clearsFault(1);
    becomes("Available", 1);
  }

  @Test
  @Tag("H03.FR.05")
  void aReservationOfATypeIsForTheWholeGroup() {
    assertEquals("Accepted", reserves(1, TYPE + GROUPED));
    assertEquals("Accepted", reserves(2, TYPE));
    becomes("Reserved", 1, 2);
    asked(s, "RELATIVE", info("Accepted", "FAMILY"));
    s.csms.answersByItself(true);
    s.passes(1);
    s.site.carAt(1).plugsIn();
    s.passes(30);
    assertTrue(s.site.hardware(1).contactorClosed());
    assertTrue(
        s.csms.heard("TransactionEvent").stream()
            .anyMatch(call -> call.payload().path("reservationId").asInt() == 1));
  }
}
