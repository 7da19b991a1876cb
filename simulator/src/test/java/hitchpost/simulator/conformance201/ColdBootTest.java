package hitchpost.simulator.conformance201;

import static hitchpost.simulator.conformance.TestCsms.expect;
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
