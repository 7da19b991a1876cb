package hitchpost.simulator.conformance;

import static hitchpost.simulator.conformance.Match.connector;
import static hitchpost.simulator.conformance.Match.field;
import static hitchpost.simulator.conformance.Match.idTag;
import static hitchpost.simulator.conformance.Match.oneOf;
import static hitchpost.simulator.conformance.Match.reason;
import static hitchpost.simulator.conformance.Match.status;
import static hitchpost.simulator.conformance.TestCsms.expect;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** OCTT 2.3, Stop Charging Session. */
class StopChargingSessionTest {
  private static final String IN_GROUP =
      "{\"idTagInfo\":{\"status\":\"Accepted\",\"parentIdTag\":\"GROUP\"}}";

  @Test
  void TC_068_CS() {
    var s = new Scenario().charging();
    s.driver.presents("OTHER");
    s.passes(Duration.ofSeconds(30));
    s.driver.presents("CARD");
    s.csms.receivesInAnyOrder(
        expect("StopTransaction", idTag("CARD")),
        expect("StatusNotification", connector(1), status("Finishing")));
  }

  @Test
  void TC_069_CS() {
    var s = new Scenario().booted();
    s.csms.answersUsually("Authorize", IN_GROUP);
    s.startsCharging();
    s.driver.presents("FRIEND");
    s.csms.receives("Authorize", idTag("FRIEND"));
    s.csms.receivesInAnyOrder(
        expect("StopTransaction", idTag("FRIEND")),
        expect("StatusNotification", connector(1), status("Finishing")));
  }

  @Test
  void TC_005_1_CS() {
    var s =
        new Scenario()
            .with("StopTransactionOnEVSideDisconnect", "true")
            .with("UnlockConnectorOnEVSideDisconnect", "true")
            .charging();
    s.car.plugsOut();
    s.csms.receivesInAnyOrder(
        expect("StopTransaction", reason("EVDisconnected")),
        expect("StatusNotification", connector(1), status("Finishing")));
    // The lock lets go of the loose cable, and the driver takes it along.
    s.csms.receives("StatusNotification", connector(1), status("Available"));
  }

  @Test
  void TC_005_2_CS() {
    var s =
        new Scenario()
            .with("StopTransactionOnEVSideDisconnect", "true")
            .with("UnlockConnectorOnEVSideDisconnect", "false")
            .charging();
    s.car.plugsOut();
    s.csms.receivesInAnyOrder(
        expect("StopTransaction", reason("EVDisconnected")),
        expect("StatusNotification", connector(1), oneOf("status", "Finishing", "Available")));
    s.passes(Duration.ofMinutes(1));
    var unlocked = s.csms.sends("UnlockConnector", "{\"connectorId\":1}");
    assertEquals("Unlocked", unlocked.get("status").asString());
  }

  @Test
  void TC_005_3_CS() {
    var s =
        new Scenario()
            .with("StopTransactionOnEVSideDisconnect", "false")
            .with("UnlockConnectorOnEVSideDisconnect", "false")
            .charging();
    s.car.plugsOut();
    s.csms.receives(
        "StatusNotification",
        connector(1),
        oneOf("status", "SuspendedEV", "SuspendedEVSE"),
        field("info", "EV side disconnected"));
    s.passes(Duration.ofSeconds(30));
    var stopped =
        s.csms.sends(
            "RemoteStopTransaction", "{\"transactionId\":" + s.csms.lastTransaction() + "}");
    assertEquals("Accepted", stopped.get("status").asString());
    s.csms.receivesInAnyOrder(
        expect("StatusNotification", connector(1), status("Finishing")),
        expect("StopTransaction", reason("Remote")));
  }
}
