package hitchpost.simulator.conformance201;

import static hitchpost.simulator.conformance.TestCsms.expect;
import static hitchpost.simulator.conformance201.Memory.VALID;
import static hitchpost.simulator.conformance201.Memory.answer;
import static hitchpost.simulator.conformance201.Memory.asked;
import static hitchpost.simulator.conformance201.Memory.entry;
import static hitchpost.simulator.conformance201.Memory.info;
import static hitchpost.simulator.conformance201.Memory.listed;
import static hitchpost.simulator.conformance201.Memory.trusting;
import static hitchpost.simulator.conformance201.Told.charging;
import static hitchpost.simulator.conformance201.Told.ended;
import static hitchpost.simulator.conformance201.Told.offline;
import static hitchpost.simulator.conformance201.Told.started;
import static hitchpost.simulator.conformance201.Told.status;
import static hitchpost.simulator.conformance201.Told.token;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** OCPP 2.0.1 part 6, 2.4: tokens on the local authorization list. */
class ListedTokensTest {
  private static final String CARD = Scenario201.CARD;
  private static final String GROUP = "FAMILY";

  /** A station whose list has this of the card. */
  private static Scenario201 knowing(Scenario201 station, String info) {
    var s = station.booted();
    listed(s, 1, entry(CARD, info));
    return s;
  }

  /** The listed card is asked about, and refused as before. */
  private static void isAskedAbout(String status) {
    var s = knowing(trusting(), info(status)).evConnected();
    asked(s, CARD, info(status));
    s.passes(30);
  }

  @Test
  void TC_C_27_CS() {
    knowing(trusting(), VALID).authorizedByItself().evConnected().energyTransferStarted();
  }

  @Test
  @Tag("C14.FR.03")
  void TC_C_28_CS() {
    isAskedAbout("Invalid");
  }

  @Test
  void TC_C_29_CS() {
    isAskedAbout("Blocked");
  }

  @Test
  void TC_C_30_CS() {
    isAskedAbout("Expired");
  }

  @Test
  void TC_C_31_CS() {
    knowing(trusting(), info("Invalid")).authorizedLocally().evConnected().energyTransferStarted();
  }

  @Test
  void TC_C_58_CS() {
    var s =
        knowing(
            trusting().with("LocalAuthListCtrlr.DisablePostAuthorize", "true"), info("Invalid"));
    s.driver.presents(CARD);
    s.passes(30);
  }

  @Test
  void TC_C_40_CS() {
    var s = trusting().booted();
    listed(s, 1, entry(CARD, info("Accepted", GROUP)), entry("OTHER", info("Accepted", GROUP)));
    s.evConnected().authorizedByItself().energyTransferStarted();
    s.driver.presents("OTHER");
    s.csms.receives("TransactionEvent", ended("StopAuthorized"), token("OTHER"));
    s.evDisconnected();
  }

  @Test
  void TC_C_43_CS() {
    var s = trusting().booted();
    listed(s, 1, entry(CARD, info("Accepted", GROUP)), entry("OTHER", info("Invalid", GROUP)));
    s.evConnected().authorizedByItself().energyTransferStarted();
    asked(s, "OTHER", info("Invalid", GROUP));
    s.passes(30);
    assertTrue(s.running());
  }

  @Test
  void TC_C_21_CS() {
    var s = knowing(trusting(), VALID);
    s.connection.down();
    s.driver.presents(CARD);
    s.car.plugsIn();
    s.site.time.pass(Duration.ofSeconds(30));
    s.driver.presents(CARD);
    s.site.time.pass(Duration.ofSeconds(5));
    s.car.plugsOut();
    s.connection.up();
    s.csms.receives("TransactionEvent", started("CablePluggedIn"), token(CARD), offline());
    s.csms.receives("TransactionEvent", charging("Charging"), offline());
    s.csms.receives("TransactionEvent", ended("StopAuthorized"), offline());
    s.passes(30);
  }

  /** The listed card is turned away while the station is offline. */
  private static void isRefusedOffline(Scenario201 s) {
    s.connection.down();
    s.driver.presents(CARD);
    s.site.time.pass(Duration.ofSeconds(30));
    s.connection.up();
    s.passes(30);
    assertFalse(s.running());
  }

  @Test
  void TC_C_22_CS() {
    isRefusedOffline(knowing(trusting(), info("Invalid")));
  }

  @Test
  void TC_C_23_CS() {
    isRefusedOffline(knowing(trusting(), info("Blocked")));
  }

  @Test
  void TC_C_24_CS() {
    isRefusedOffline(knowing(trusting(), info("Expired")));
  }

  @Test
  void TC_C_25_CS() {
    var s =
        trusting()
            .with("AuthCtrlr.OfflineTxForUnknownIdEnabled", "true")
            .with("TxCtrlr.StopTxOnInvalidId", "false")
            .booted();
    Memory.cached(s, CARD, VALID);
    listed(s, 1, entry(CARD, info("Invalid")));
    isRefusedOffline(s.evConnected());
  }

  @Test
  void TC_C_26_CS() {
    var s =
        trusting()
            .with("AuthCtrlr.OfflineTxForUnknownIdEnabled", "true")
            .with("TxCtrlr.StopTxOnInvalidId", "false")
            .booted();
    s.connection.down();
    s.driver.presents(CARD);
    s.car.plugsIn();
    s.site.time.pass(Duration.ofSeconds(30));
    s.connection.up();
    s.csms.receives("StatusNotification", status(1, 1, "Occupied"));
    s.csms.receives(
        expect("TransactionEvent", started("CablePluggedIn"), token(CARD), offline())
            .answering(answer(info("Invalid"))));
    s.csms.receives("TransactionEvent", charging("Charging"), offline());
    s.csms.receives("TransactionEvent", charging("SuspendedEVSE"));
    s.stopAuthorizedLocally();
    s.passes(5);
    s.car.plugsOut();
    s.csms.receives("StatusNotification", status(1, 1, "Available"));
  }
}
