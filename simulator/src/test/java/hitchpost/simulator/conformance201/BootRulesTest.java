package hitchpost.simulator.conformance201;

import static hitchpost.simulator.conformance.TestCsms.expect;
import static hitchpost.simulator.conformance201.Told.status;
import static org.junit.jupiter.api.Assertions.assertEquals;

import hitchpost.simulator.conformance.Scenario;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What of B01 to B03, and of reserved connectors in G01 and G03, no certification case shows. */
class BootRulesTest {
  @ParameterizedTest
  @ValueSource(strings = {"Pending", "Rejected"})
  @Tag("B02.FR.07")
  @Tag("B03.FR.05")
  void withoutAnIntervalTheStationWaitsAMinute(String status) {
    var s = new Scenario201().on();
    s.csms.receives(expect("BootNotification").answering(s.csms.bootAnswer(status, 0)));
    s.passes(59);
    s.csms.receives("BootNotification");
  }

  @Test
  @Tag("B01.FR.06")
  void theClockFollowsTheCsms() {
    var s = new Scenario201(new Scenario().withoutClock()).on();
    s.csms.receives(
        expect("BootNotification")
            .answering(
                "{\"status\":\"Accepted\",\"interval\":86400,"
                    + "\"currentTime\":\"2029-03-01T12:00:00Z\"}"));
    s.csms.receives("StatusNotification");
    s.passes(5);
    assertEquals("2029-03-01T12:00:05", s.gets("ClockCtrlr", "DateTime").substring(0, 19));
  }

  @Test
  @Tag("B01.FR.08")
  void whatIsLeftOfTheLastLifeWaitsUntilTheStationIsAccepted() {
    var s = new Scenario201().booted().energyTransferStarted();
    s.connection.down();
    s.site.grid.fails();
    s.site.time.pass(Duration.ofSeconds(10));
    s.csms.reachable(true);
    s.site.grid.returns();
    s.csms.receives(expect("BootNotification").answering(s.csms.bootAnswer("Pending", 30)));
    s.passes(29);
    s.csms.receives("BootNotification");
    s.csms.answersByItself(true);
    s.passes(5);
    List<String> after = s.csms.heard().stream().map(call -> call.action()).toList();
    assertEquals("TransactionEvent", after.getLast());
  }

  /** A station whose connector is kept for the card. */
  private static Scenario201 reserved() {
    var s = new Scenario201().booted();
    assertEquals("Accepted", s.reserves(1, Duration.ofHours(1), "CARD", ",'evseId':1"));
    s.csms.receives("StatusNotification", status(1, 1, "Reserved"));
    s.passes(1);
    return s;
  }

  @Test
  @Tag("G01.FR.09")
  @Tag("G03.FR.09")
  void aReservedConnectorStaysSoWhoeverPlugsIn() {
    var s = reserved();
    s.car.plugsIn();
    s.passes(5);
    s.driver.presents("ANOTHER");
    s.csms.answersByItself(true);
    s.passes(10);
    assertEquals("Reserved", lastStatus(s));
  }

  @Test
  @Tag("G01.FR.06")
  void itIsOccupiedAsSoonAsItsDriverIsThere() {
    var s = reserved();
    s.car.plugsIn();
    s.passes(5);
    s.csms.answersByItself(true);
    s.driver.presents(Scenario201.CARD);
    s.passes(10);
    assertEquals("Occupied", lastStatus(s));
  }

  private static String lastStatus(Scenario201 s) {
    return s.csms.heard("StatusNotification").getLast().payload().get("connectorStatus").asString();
  }
}
