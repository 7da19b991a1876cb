package hitchpost.simulator.conformance201;

import static hitchpost.simulator.conformance.TestCsms.expect;
import static hitchpost.simulator.conformance201.Told.report;
import static org.junit.jupiter.api.Assertions.assertEquals;

import hitchpost.simulator.conformance.Match;
import org.junit.jupiter.api.Test;

/** OCPP 2.0.1 part 6, 2.3: cold boot. */
class ColdBootTest {
  @Test
  void TC_B_01_CS() {
    new Scenario201().booted();
  }

  @Test
  void TC_B_02_CS() {
    var s = new Scenario201().on();
    s.csms.receives(expect("BootNotification").answering(s.csms.bootAnswer("Pending", 60)));
    assertEquals("Accepted", s.sets("OCPPCommCtrlr", "OfflineThreshold", "300"));
    assertEquals("300", s.gets("OCPPCommCtrlr", "OfflineThreshold"));
    assertEquals(
        "Accepted", s.statusOf("GetBaseReport", "{'requestId':1,'reportBase':'FullInventory'}"));
    boolean more = true;
    for (int part = 0; more; part++) {
      more = s.csms.receives("NotifyReport", report(1, part)).path("tbc").asBoolean(false);
    }
    assertEquals(
        "Rejected",
        s.statusOf(
            "RequestStartTransaction",
            "{'remoteStartId':1,'evseId':1,'idToken':{'idToken':'CARD','type':'ISO14443'}}"));
    assertEquals(
        "Accepted", s.statusOf("TriggerMessage", "{'requestedMessage':'BootNotification'}"));
    s.csms.receives("BootNotification", Match.field("reason", "Triggered"));
    s.reportsConnectors();
  }

  @Test
  void TC_B_03_CS() {
    var s = new Scenario201().on();
    s.csms.receives(expect("BootNotification").answering(s.csms.bootAnswer("Rejected", 30)));
    s.passes(29);
    s.csms.receives("BootNotification", Match.field("reason", "PowerUp"));
    s.reportsConnectors();
  }

  @Test
  void TC_B_30_CS() {
    var s = new Scenario201().on();
    s.csms.receives(expect("BootNotification").answering(s.csms.bootAnswer("Rejected", 30)));
    var answer =
        s.csms.sendsAnything("GetBaseReport", "{\"requestId\":1,\"reportBase\":\"FullInventory\"}");
    assertEquals(4, answer.get(0).asInt(), answer.toString());
    assertEquals("SecurityError", answer.get(2).asString());
  }
}
