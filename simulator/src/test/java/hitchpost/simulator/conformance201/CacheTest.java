package hitchpost.simulator.conformance201;

import static hitchpost.core.types.TxPoint.AUTHORIZED;
import static hitchpost.simulator.conformance.TestCsms.expect;
import static hitchpost.simulator.conformance201.Memory.VALID;
import static hitchpost.simulator.conformance201.Memory.answer;
import static hitchpost.simulator.conformance201.Memory.asked;
import static hitchpost.simulator.conformance201.Memory.cached;
import static hitchpost.simulator.conformance201.Memory.info;
import static hitchpost.simulator.conformance201.Memory.trusting;
import static hitchpost.simulator.conformance201.Told.because;
import static hitchpost.simulator.conformance201.Told.charging;
import static hitchpost.simulator.conformance201.Told.ended;
import static hitchpost.simulator.conformance201.Told.offline;
import static hitchpost.simulator.conformance201.Told.online;
import static hitchpost.simulator.conformance201.Told.started;
import static hitchpost.simulator.conformance201.Told.status;
import static hitchpost.simulator.conformance201.Told.token;
import static hitchpost.simulator.conformance201.Told.updated;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.simulator.conformance.Scenario;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** OCPP 2.0.1 part 6, 2.4: the authorization cache. */
class CacheTest {
  private static final String CARD = Scenario201.CARD;
  private static final String GROUP = "FAMILY";

  /** A station with a car, whose cache has this of the card. */
  private static Scenario201 knowing(Scenario201 station, String info) {
    var s = station.booted();
    cached(s, CARD, info);
    return s.evConnected();
  }

  /** The cached card is asked about again, and refused as before. */
  private static void isAskedAbout(String status) {
    var s = knowing(trusting(), info(status));
    asked(s, CARD, info(status));
    s.passes(30);
  }

  @Test
  @Tag("C12.FR.02")
  @Tag("C12.FR.04")
  void TC_C_08_CS() {
    knowing(trusting(), VALID).authorizedByItself().energyTransferStarted();
  }

  @Test
  @Tag("C12.FR.05")
  void TC_C_09_CS() {
    isAskedAbout("Invalid");
  }

  @Test
  void TC_C_10_CS() {
    isAskedAbout("Blocked");
  }

  @Test
  void TC_C_11_CS() {
    isAskedAbout("Expired");
  }

  @Test
  void TC_C_12_CS() {
    knowing(trusting(), info("Invalid")).authorizedLocally().energyTransferStarted();
  }

  @Test
  void TC_C_13_CS() {
    var s = trusting().startingAt(AUTHORIZED).booted();
    asked(s, CARD, VALID);
    s.csms.receives("TransactionEvent", started("Authorized"));
    s.csms.receivesWithin(
        Duration.ofSeconds(61), expect("TransactionEvent", ended("EVConnectTimeout")));
    s.authorizedByItself().evConnected().energyTransferStarted();
  }

  @Test
  void TC_C_15_CS() {
    var s = refusedAfterwards("false", "10000");
    s.site.passes(Duration.ofMinutes(10));
  }

  @Test
  void TC_C_16_CS() {
    var s = refusedAfterwards("true", "0");
    s.csms.receives("TransactionEvent", ended("Deauthorized"), because("DeAuthorized"));
  }

  @Test
  void TC_C_17_CS() {
    var s = refusedAfterwards("false", "0");
    s.csms.receives("TransactionEvent", updated("ChargingStateChanged"), charging("SuspendedEVSE"));
    s.passes(30);
  }

  @Test
  void TC_C_18_CS() {
    var s = refusedAfterwards("true", "500");
    s.csms.receivesWithin(
        Duration.ofMinutes(10),
        expect("TransactionEvent", ended("Deauthorized"), because("DeAuthorized"), online()));
  }

  /** A station that let the cached card charge while offline hears that it was wrong. */
  private static Scenario201 refusedAfterwards(String stops, String wattHours) {
    var s =
        knowing(
            trusting()
                .with("AuthCtrlr.OfflineTxForUnknownIdEnabled", "true")
                .with("TxCtrlr.StopTxOnInvalidId", stops)
                .with("TxCtrlr.MaxEnergyOnInvalidId", wattHours),
            VALID);
    s.connection.down();
    s.driver.presents(CARD);
    s.site.time.pass(Duration.ofSeconds(30));
    s.connection.up();
    s.csms.receives(
        expect("TransactionEvent", started("Authorized"), token(CARD), offline())
            .answering(answer(info("Invalid"))));
    s.csms.receives(
        "TransactionEvent", updated("ChargingStateChanged"), charging("Charging"), offline());
    return s;
  }

  @Test
  void TC_C_57_CS() {
    var s =
        knowing(trusting().with("AuthCacheCtrlr.DisablePostAuthorize", "true"), info("Invalid"));
    s.driver.presents(CARD);
    s.passes(30);
  }

  @Test
  void TC_C_32_CS() {
    var s = trusting().booted();
    cached(s, CARD, VALID);
    s.site.grid.fails();
    s.site.grid.returns();
    s.csms.receives("BootNotification");
    s.reportsConnectors();
    s.authorizedByItself().evConnected().energyTransferStarted();
  }

  @Test
  @Tag("C10.FR.04")
  void TC_C_33_CS() {
    var s = trusting().booted().evConnected().authorizedLocally().energyTransferStarted();
    s.stopAuthorizedLocally().evDisconnected().evConnected();
    refusedWhenItStarts(s);
  }

  /** The card is known, and refused when the transaction has begun. */
  private static void refusedWhenItStarts(Scenario201 s) {
    s.driver.presents(CARD);
    s.csms.receives(
        expect("TransactionEvent", started("Authorized"), token(CARD))
            .answering(answer(info("Invalid"))));
  }

  @Test
  @Tag("C10.FR.05")
  void TC_C_34_CS() {
    var site = new Scenario().withFixedCable();
    var s = knowing(new Scenario201(site).with("AuthCtrlr.LocalPreAuthorize", "true"), VALID);
    refusedWhenItStarts(s);
    s.csms.receives("TransactionEvent", ended("Deauthorized"), because("DeAuthorized"));
    s.evDisconnected().evConnected();
    asked(s, CARD, info("Invalid"));
    s.passes(30);
  }

  @Test
  void TC_C_36_CS() {
    var s = new Scenario201().with("AuthCtrlr.LocalPreAuthorize", "false").booted();
    cached(s, CARD, VALID);
    asked(s, CARD, info("Invalid"));
    s.passes(30);
  }

  @Test
  @Tag("C11.FR.01")
  void TC_C_37_CS() {
    var s = trusting().booted();
    cached(s, CARD, VALID);
    assertEquals("Accepted", s.statusOf("ClearCache", "{}"));
    s.evConnected().authorizedLocally().energyTransferStarted();
  }

  @Test
  void TC_C_38_CS() {
    var s = trusting().booted();
    cached(s, CARD, VALID);
    assertEquals("Accepted", s.sets("AuthCacheCtrlr", "Enabled", "false"));
    assertEquals("Rejected", s.statusOf("ClearCache", "{}"));
  }

  @Test
  @Tag("C09.FR.07")
  void TC_C_41_CS() {
    var s = trusting().booted();
    cached(s, "OTHER", info("Accepted", GROUP));
    cached(s, CARD, info("Accepted", GROUP));
    s.evConnected().authorizedByItself().energyTransferStarted();
    s.driver.presents("OTHER");
    s.csms.receives("TransactionEvent", ended("StopAuthorized"), token("OTHER"));
    s.evDisconnected();
  }

  @Test
  void TC_C_44_CS() {
    var s = trusting().booted();
    cached(s, "OTHER", info("Invalid", GROUP));
    cached(s, CARD, info("Accepted", GROUP));
    s.evConnected().authorizedByItself().energyTransferStarted();
    asked(s, "OTHER", info("Invalid", GROUP));
    s.passes(30);
    assertTrue(s.running());
  }

  @Test
  @Tag("C10.FR.10")
  void TC_C_46_CS() {
    var s = trusting().with("AuthCacheCtrlr.LifeTime", "90").booted();
    cached(s, CARD, VALID);
    s.evConnected();
    s.passes(30);
    s.authorizedLocally();
  }
}
