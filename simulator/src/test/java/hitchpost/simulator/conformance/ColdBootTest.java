package hitchpost.simulator.conformance;

import static hitchpost.simulator.conformance.Match.connector;
import static hitchpost.simulator.conformance.Match.status;
import static hitchpost.simulator.conformance.TestCsms.expect;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** OCTT 2.1, Cold Boot Charge Point. */
class ColdBootTest {
  @Test
  void TC_001_CS() {
    var s = new Scenario().on();
    s.csms.receives(expect("BootNotification").answering(s.csms.bootAnswer("Rejected", 30)));
    s.passes(Duration.ofSeconds(29));
    s.csms.receives(expect("BootNotification").answering(s.csms.bootAnswer("Accepted", 40)));
    statusesAvailable(s);
    heartbeatsEvery(s, 40);
  }

  @Test
  void TC_002_CS() {
    var s = new Scenario().on();
    s.csms.receives(expect("BootNotification").answering(s.csms.bootAnswer("Pending", 60)));
    var configuration = s.csms.sends("GetConfiguration", "{}");
    assertFalse(configuration.get("configurationKey").isEmpty());
    var changed =
        s.csms.sends(
            "ChangeConfiguration", "{\"key\":\"MeterValueSampleInterval\",\"value\":\"25\"}");
    assertEquals("Accepted", changed.get("status").asString());
    s.passes(Duration.ofSeconds(59));
    s.csms.receives(expect("BootNotification").answering(s.csms.bootAnswer("Accepted", 45)));
    statusesAvailable(s);
    heartbeatsEvery(s, 45);
  }

  private static void statusesAvailable(Scenario s) {
    s.csms.receives("StatusNotification", connector(0), status("Available"));
    s.csms.receives("StatusNotification", connector(1), status("Available"));
  }

  private static void heartbeatsEvery(Scenario s, int seconds) {
    for (int beat = 0; beat < 3; beat++) {
      s.passes(Duration.ofSeconds(seconds - 1));
      s.csms.receivesWithin(Duration.ofSeconds(2), expect("Heartbeat"));
    }
  }
}
