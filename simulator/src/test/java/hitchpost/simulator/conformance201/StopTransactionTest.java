package hitchpost.simulator.conformance201;

import static hitchpost.core.types.TxPoint.AUTHORIZED;
import static hitchpost.core.types.TxPoint.ENERGY_TRANSFER;
import static hitchpost.core.types.TxPoint.EV_CONNECTED;
import static hitchpost.core.types.TxPoint.POWER_PATH_CLOSED;
import static hitchpost.simulator.conformance.TestCsms.expect;
import static hitchpost.simulator.conformance201.Told.because;
import static hitchpost.simulator.conformance201.Told.becauseLocal;
import static hitchpost.simulator.conformance201.Told.charging;
import static hitchpost.simulator.conformance201.Told.ended;
import static hitchpost.simulator.conformance201.Told.offline;
import static hitchpost.simulator.conformance201.Told.status;
import static hitchpost.simulator.conformance201.Told.token;
import static hitchpost.simulator.conformance201.Told.updated;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.simulator.conformance.Match;
import hitchpost.simulator.conformance.Scenario;
import hitchpost.simulator.hardware.Stimulus;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** OCPP 2.0.1 part 6, 2.6: when transactions stop. */
class StopTransactionTest {
  @Test
  void TC_E_06_CS() {
    var s = new Scenario201().booted().energyTransferStarted();
    s.stopAuthorizedLocally();
    s.passes(10);
    s.evDisconnected();
    s.passes(10);
  }

  @Test
  void TC_E_07_CS() {
    var s = new Scenario201().stoppingAt(POWER_PATH_CLOSED).booted().energyTransferStarted();
    s.stopAuthorizedLocally();
    assertFalse(s.running());
  }

  @Test
  void TC_E_15_CS() {
    var s = new Scenario201().stoppingAt(AUTHORIZED).booted().energyTransferStarted();
    assertTrue(s.running());
    s.stopAuthorizedLocally();
    assertFalse(s.running());
  }

  @Test
  void TC_E_08_CS() {
    var s = new Scenario201().stoppingAt(ENERGY_TRANSFER).booted().energyTransferStarted();
    s.driver.presents(Scenario201.CARD);
    s.csms.receives(
        "TransactionEvent",
        Match.field("triggerReason", "StopAuthorized"),
        Match.absentOr("idToken.idToken", Scenario201.CARD));
    if (s.running()) {
      s.csms.receives(
          "TransactionEvent",
          ended("ChargingStateChanged"),
          charging("EVConnected"),
          becauseLocal());
    }
    assertFalse(s.running());
  }

  @Test
  void TC_E_39_CS() {
    var s = Scenario201.waitingForACar();
    s.csms.receivesWithin(
        Duration.ofSeconds(31),
        expect("TransactionEvent", ended("EVConnectTimeout"), because("Timeout")));
    s.car.plugsIn();
    s.csms.receives("StatusNotification", status(1, 1, "Occupied"));
    s.passes(60);
  }

  @Test
  void TC_E_16_CS() {
    var s =
        new Scenario201(new Scenario().with("AllowOfflineTxForUnknownId", "true"))
            .stoppingAt(POWER_PATH_CLOSED, AUTHORIZED)
            .with("TxCtrlr.StopTxOnInvalidId", "true")
            .booted();
    s.connection.down();
    s.driver.presents(Scenario201.CARD);
    s.car.plugsIn();
    s.site.time.pass(Duration.ofSeconds(30));
    s.connection.up();
    s.csms.receives("StatusNotification", status(1, 1, "Occupied"));
    s.csms.receives(
        expect("TransactionEvent", offline(), token(Scenario201.CARD))
            .answering("{\"idTokenInfo\":{\"status\":\"Invalid\"}}"));
    s.csms.receives("TransactionEvent", offline(), charging("Charging"));
    s.csms.receives("TransactionEvent", ended("Deauthorized"), because("DeAuthorized"));
  }

  @Test
  void TC_E_14_CS() {
    var s =
        new Scenario201()
            .startingAt(EV_CONNECTED)
            .stoppingAt(EV_CONNECTED)
            .booted()
            .evConnected()
            .energyTransferStarted();
    s.evConnectedPostSession();
    s.evDisconnected();
    assertFalse(s.running());
  }

  @Test
  void TC_E_46_CS() {
    var s = new Scenario201().stoppingAt(AUTHORIZED).booted().evConnected();
    s.energyTransferStarted();
    s.site.happens(new Stimulus.EndSession(1));
    s.csms.receives(
        "TransactionEvent",
        ended("StopAuthorized"),
        because("StoppedByEV"),
        charging("EVConnected"));
    s.evDisconnected();
  }

  @Test
  @Tag("E15.FR.05")
  void aSessionThatTheCarEndsIsNotOverBeforeItsStopPoint() {
    var s = new Scenario201().stoppingAt(EV_CONNECTED).booted().energyTransferStarted();
    s.site.happens(new Stimulus.EndSession(1));
    s.csms.receives("TransactionEvent", updated("StopAuthorized"));
    s.csms.receives("TransactionEvent", updated("ChargingStateChanged"), charging("EVConnected"));
    s.evDisconnected();
    assertFalse(s.running());
  }

  @Test
  void TC_E_22_CS() {
    var s = new Scenario201().stoppingAt(ENERGY_TRANSFER).booted().energyTransferStarted();
    s.car.stopsDrawing();
    s.csms.receives(
        "TransactionEvent",
        ended("ChargingStateChanged"),
        charging("EVConnected", "SuspendedEV"),
        because("StoppedByEV"));
  }
}
