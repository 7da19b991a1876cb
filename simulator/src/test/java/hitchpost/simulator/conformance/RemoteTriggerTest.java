package hitchpost.simulator.conformance;

import static hitchpost.simulator.conformance.Match.connector;
import static hitchpost.simulator.conformance.Match.status;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** OCTT 2.21, remote trigger. */
class RemoteTriggerTest {
  private static String triggers(Scenario s, String payload) {
    return s.csms.sends("TriggerMessage", payload.replace('\'', '"')).get("status").asString();
  }

  @Test
  void TC_054_CS() {
    var s = new Scenario().booted();
    assertEquals("Accepted", triggers(s, "{'requestedMessage':'MeterValues','connectorId':1}"));
    s.csms.receives("MeterValues", connector(1));
    assertEquals("Accepted", triggers(s, "{'requestedMessage':'Heartbeat'}"));
    s.csms.receives("Heartbeat");
    assertEquals(
        "Accepted", triggers(s, "{'requestedMessage':'StatusNotification','connectorId':1}"));
    s.csms.receives("StatusNotification", connector(1), status("Available"));
    assertEquals("Accepted", triggers(s, "{'requestedMessage':'DiagnosticsStatusNotification'}"));
    s.csms.receives("DiagnosticsStatusNotification", status("Idle"));
    String firmware = triggers(s, "{'requestedMessage':'FirmwareStatusNotification'}");
    if (firmware.equals("Accepted")) {
      s.csms.receives("FirmwareStatusNotification", status("Idle"));
    } else {
      assertEquals("NotImplemented", firmware);
    }
    s.passes(Duration.ofMinutes(1));
  }

  @Test
  void TC_055_CS() {
    var s = new Scenario().withEvses(2).booted();
    var key = s.csms.sends("GetConfiguration", "{\"key\":[\"NumberOfConnectors\"]}");
    int connectors = Integer.parseInt(key.get("configurationKey").get(0).get("value").asString());
    assertTrue(connectors > 0);
    String beyond = "{'requestedMessage':'MeterValues','connectorId':" + (connectors + 1) + "}";
    assertEquals("Rejected", triggers(s, beyond));
    s.passes(Duration.ofMinutes(1));
  }
}
