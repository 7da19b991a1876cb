package hitchpost.simulator.conformance;

import static hitchpost.simulator.conformance.Match.connector;
import static hitchpost.simulator.conformance.Match.field;
import static hitchpost.simulator.conformance.Match.oneOf;
import static hitchpost.simulator.conformance.Match.reason;
import static hitchpost.simulator.conformance.Match.status;
import static hitchpost.simulator.conformance.TestCsms.expect;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** OCTT 2.13, Power Failure. */
class PowerFailureTest {
  @Test
  void TC_032_1_CS() {
    var s = new Scenario().withEvses(2).charging();
    s.grid.failsWithBattery();
    s.csms.receivesInAnyOrder(
        expect("StopTransaction", reason("PowerLoss")),
        expect("StatusNotification", connector(1), status("Finishing")));
    s.grid.fails();
    s.passes(Duration.ofMinutes(1));
    s.grid.returns();
    s.csms.receives("BootNotification");
    s.csms.receivesInAnyOrder(
        expect("StatusNotification", connector(0), status("Available")),
        expect("StatusNotification", connector(1), oneOf("status", "Finishing", "Preparing")),
        expect("StatusNotification", connector(2), status("Available")));
  }

  @Test
  void TC_032_2_CS() {
    var s = new Scenario().withEvses(2).charging();
    int transaction = s.csms.lastTransaction();
    s.grid.fails();
    s.passes(Duration.ofMinutes(1));
    s.grid.returns();
    s.csms.receives("BootNotification");
    s.csms.receivesInAnyOrder(
        expect("StatusNotification", connector(0), status("Available")),
        expect("StatusNotification", connector(1), oneOf("status", "Preparing", "Finishing")),
        expect("StatusNotification", connector(2), status("Available")),
        expect("StopTransaction", reason("PowerLoss"), field("transactionId", transaction)));
    s.passes(Duration.ofMinutes(1));
  }

  @Test
  void TC_034_CS() {
    var s = new Scenario().booted();
    var answer = s.csms.sends("ChangeAvailability", "{\"connectorId\":0,\"type\":\"Inoperative\"}");
    assertEquals("Accepted", answer.get("status").asString());
    everyConnectorUnavailable(s);
    s.grid.fails();
    s.grid.returns();
    s.csms.receives("BootNotification");
    everyConnectorUnavailable(s);
  }

  private static void everyConnectorUnavailable(Scenario s) {
    s.csms.receivesInAnyOrder(
        expect("StatusNotification", connector(0), status("Unavailable")),
        expect("StatusNotification", connector(1), status("Unavailable")));
  }
}
