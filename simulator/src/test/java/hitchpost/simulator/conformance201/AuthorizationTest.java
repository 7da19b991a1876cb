package hitchpost.simulator.conformance201;

import static hitchpost.core.types.TxPoint.AUTHORIZED;
import static hitchpost.simulator.conformance201.Memory.VALID;
import static hitchpost.simulator.conformance201.Memory.asked;
import static hitchpost.simulator.conformance201.Memory.info;
import static hitchpost.simulator.conformance201.Told.ended;
import static hitchpost.simulator.conformance201.Told.status;
import static hitchpost.simulator.conformance201.Told.token;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** OCPP 2.0.1 part 6, 2.4: tokens that the CSMS is asked about. */
class AuthorizationTest {
  private static final String CARD = Scenario201.CARD;
  private static final String GROUP = "FAMILY";

  /** The card is asked about, and nothing comes of it. */
  private static void isTurnedAway(Scenario201 s, String status) {
    asked(s, CARD, info(status));
    s.passes(60);
    assertFalse(s.running());
  }

  @Test
  void TC_C_02_CS() {
    isTurnedAway(new Scenario201().booted().evConnected(), "Invalid");
  }

  @Test
  void TC_C_05_CS() {
    isTurnedAway(new Scenario201().startingAt(AUTHORIZED).booted(), "Invalid");
  }

  @Test
  void TC_C_06_CS() {
    isTurnedAway(new Scenario201().booted().evConnected(), "Blocked");
  }

  @Test
  void TC_C_07_CS() {
    isTurnedAway(new Scenario201().booted().evConnected(), "Expired");
  }

  @Test
  void TC_C_56_CS() {
    isTurnedAway(new Scenario201().booted().evConnected(), "Unknown");
  }

  @Test
  void TC_C_04_CS() {
    var s = new Scenario201().booted().energyTransferStarted();
    asked(s, "OTHER", VALID);
    s.passes(30);
    assertTrue(s.running());
  }

  @Test
  @Tag("C09.FR.03")
  @Tag("C09.FR.05")
  void TC_C_39_CS() {
    var s = new Scenario201().booted().evConnected();
    asked(s, CARD, info("Accepted", GROUP));
    s.authorized(CARD).energyTransferStarted();
    asked(s, "OTHER", info("Accepted", GROUP));
    s.csms.receives("TransactionEvent", ended("StopAuthorized"), token("OTHER"));
    s.passes(5);
    s.evDisconnected();
  }

  @Test
  @Tag("C09.FR.11")
  void TC_C_42_CS() {
    var s = new Scenario201().booted().evConnected();
    asked(s, CARD, info("Accepted", GROUP));
    s.authorized(CARD).energyTransferStarted();
    asked(s, "OTHER", info("Invalid", GROUP));
    s.passes(30);
    assertTrue(s.running());
  }
}
