package hitchpost.simulator.conformance;

import static hitchpost.simulator.conformance.Match.connector;
import static hitchpost.simulator.conformance.Match.oneOf;
import static hitchpost.simulator.conformance.Match.reason;
import static hitchpost.simulator.conformance.Match.status;
import static hitchpost.simulator.conformance.TestCsms.expect;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** OCTT 2.6, Resetting. */
class ResetTest {
  @Test
  void TC_013_CS() {
    withoutTransaction("Hard");
  }

  @Test
  void TC_014_CS() {
    withoutTransaction("Soft");
  }

  private static void withoutTransaction(String type) {
    var s = new Scenario().withEvses(2).booted();
    changesAvailability(s, "Inoperative");
    s.csms.receives("StatusNotification", connector(1), status("Unavailable"));
    resets(s, type);
    s.csms.receives("BootNotification");
    s.csms.receivesInAnyOrder(
        expect("StatusNotification", connector(0), status("Available")),
        expect("StatusNotification", connector(1), status("Unavailable")),
        expect("StatusNotification", connector(2), status("Available")));
    changesAvailability(s, "Operative");
    s.csms.receives("StatusNotification", connector(1), status("Available"));
  }

  private static void changesAvailability(Scenario s, String type) {
    var answer =
        s.csms.sends("ChangeAvailability", "{\"connectorId\":1,\"type\":\"" + type + "\"}");
    assertEquals("Accepted", answer.get("status").asString());
  }

  private static void resets(Scenario s, String type) {
    var answer = s.csms.sends("Reset", "{\"type\":\"" + type + "\"}");
    assertEquals("Accepted", answer.get("status").asString());
  }

  @Test
  void TC_015_CS() {
    var s = new Scenario().withEvses(2).charging();
    resets(s, "Hard");
    // The end of the transaction comes before or after the boot: here after it, from the journal.
    s.csms.receives("StatusNotification", connector(1), status("Finishing"));
    s.csms.receives("BootNotification");
    s.csms.receivesInAnyOrder(
        expect("StatusNotification", connector(0), status("Available")),
        expect("StatusNotification", connector(1), oneOf("status", "Finishing", "Preparing")),
        expect("StatusNotification", connector(2), status("Available")),
        expect("StopTransaction", reason("HardReset")));
  }

  @Test
  void TC_016_CS() {
    var s = new Scenario().withEvses(2).charging();
    resets(s, "Soft");
    s.csms.receivesInAnyOrder(
        expect("StopTransaction", reason("SoftReset")),
        expect("StatusNotification", connector(1), status("Finishing")));
    s.csms.receives("BootNotification");
    s.csms.receivesInAnyOrder(
        expect("StatusNotification", connector(0), status("Available")),
        expect("StatusNotification", connector(1), oneOf("status", "Finishing", "Preparing")),
        expect("StatusNotification", connector(2), status("Available")));
  }
}
