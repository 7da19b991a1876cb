package hitchpost.simulator.conformance;

import static hitchpost.simulator.conformance.Match.connector;
import static hitchpost.simulator.conformance.Match.reason;
import static hitchpost.simulator.conformance.Match.status;
import static hitchpost.simulator.conformance.TestCsms.expect;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** OCTT 2.7 and 2.12, Unlocking. */
class UnlockTest {
  private static String unlocks(Scenario s, int connector) {
    return s.csms
        .sends("UnlockConnector", "{\"connectorId\":" + connector + "}")
        .get("status")
        .asString();
  }

  @Test
  void TC_017_1_CS() {
    assertEquals("Unlocked", unlocks(new Scenario().booted(), 1));
  }

  @Test
  void TC_017_2_CS() {
    assertEquals("NotSupported", unlocks(new Scenario().withFixedCable().booted(), 1));
  }

  @Test
  void TC_018_1_CS() {
    var s = new Scenario().charging();
    assertEquals("Unlocked", unlocks(s, 1));
    s.csms.receivesInAnyOrder(
        expect("StopTransaction", reason("UnlockCommand")),
        expect("StatusNotification", connector(1), status("Finishing")));
    s.passes(Duration.ofSeconds(10));
    s.car.plugsOut();
    s.csms.receives("StatusNotification", connector(1), status("Available"));
  }

  @Test
  void TC_018_2_CS() {
    var s = new Scenario().withFixedCable().charging();
    assertEquals("NotSupported", unlocks(s, 1));
    s.passes(Duration.ofSeconds(30));
  }

  @Test
  void TC_030_CS() {
    // A bolt that holds a plug, and does not move.
    var s = new Scenario().charging();
    s.grid.jamsLock(1, true);
    assertEquals("UnlockFailed", unlocks(s, 1));
  }

  @Test
  void TC_031_CS() {
    assertEquals("NotSupported", unlocks(new Scenario().booted(), 7));
  }
}
