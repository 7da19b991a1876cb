package hitchpost.simulator.conformance201;

import static hitchpost.core.types.TxPoint.AUTHORIZED;
import static hitchpost.core.types.TxPoint.DATA_SIGNED;
import static hitchpost.core.types.TxPoint.ENERGY_TRANSFER;
import static hitchpost.core.types.TxPoint.EV_CONNECTED;
import static hitchpost.core.types.TxPoint.POWER_PATH_CLOSED;
import static hitchpost.simulator.conformance.TestCsms.expect;
import static hitchpost.simulator.conformance201.Told.at;
import static hitchpost.simulator.conformance201.Told.because;
import static hitchpost.simulator.conformance201.Told.charging;
import static hitchpost.simulator.conformance201.Told.ended;
import static hitchpost.simulator.conformance201.Told.started;
import static hitchpost.simulator.conformance201.Told.status;
import static hitchpost.simulator.conformance201.Told.token;
import static hitchpost.simulator.conformance201.Told.updated;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.simulator.conformance.Scenario;
import hitchpost.simulator.hardware.CarChange;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** OCPP 2.0.1 part 6, 2.6: when transactions start. */
class StartTransactionTest {
  private static final String CARD = Scenario201.CARD;

  @Test
  void TC_E_01_CS() {
    var s = new Scenario201().startingAt(POWER_PATH_CLOSED).booted().authorizedLocally();
    s.evConnected().energyTransferStarted();
  }

  @Test
  void TC_E_02_CS() {
    var s = new Scenario201().startingAt(ENERGY_TRANSFER).booted().authorizedLocally();
    s.car.plugsIn();
    s.csms.receivesInAnyOrder(
        expect("StatusNotification", status(1, 1, "Occupied")),
        expect(
            "TransactionEvent",
            started("ChargingStateChanged", "Authorized"),
            charging("Charging"),
            at(1, 1),
            token(CARD)));
  }

  @Test
  void TC_E_09_CS() {
    var s = new Scenario201().startingAt(EV_CONNECTED).booted();
    s.evConnected().authorizedLocally().energyTransferStarted();
  }

  @Test
  void TC_E_03_CS() {
    var s = new Scenario201().booted().evConnected();
    s.authorizedLocally().energyTransferStarted();
  }

  @Test
  void TC_E_04_CS() {
    new Scenario201().booted().authorizedLocally().energyTransferStarted();
  }

  @Test
  void TC_E_10_CS() {
    var s = new Scenario201().startingAt(AUTHORIZED).booted();
    s.authorizedLocally().evConnected().energyTransferStarted();
  }

  @Test
  void TC_E_11_CS() {
    var s =
        new Scenario201(new Scenario().withSigningMeter("oca:base16:asn1:AB"))
            .with("SampledDataCtrlr.SignReadings", "true")
            .startingAt(DATA_SIGNED)
            .booted()
            .authorizedLocally();
    s.car.plugsIn();
    s.csms.receives("StatusNotification", status(1, 1, "Occupied"));
    JsonNode begin =
        s.csms.receives("TransactionEvent", started("SignedDataReceived"), token(CARD), at(1, 1));
    JsonNode register = begin.at("/meterValue/0/sampledValue/0");
    assertEquals("Transaction.Begin", register.get("context").asString());
    for (String field :
        List.of("signedMeterData", "signingMethod", "encodingMethod", "publicKey")) {
      assertTrue(register.get("signedMeterValue").has(field), field);
    }
    s.csms.receives("TransactionEvent", updated("ChargingStateChanged"), charging("Charging"));
  }

  @Test
  void TC_E_38_CS() {
    var s = new Scenario201().startingAt(AUTHORIZED).booted().authorizedLocally();
    s.evConnected(new CarChange(null, null, null, null, null, null, false));
    s.csms.receivesWithin(
        Duration.ofSeconds(30),
        expect("TransactionEvent", updated("ChargingStateChanged"), charging("SuspendedEV")));
  }

  @Test
  void TC_E_52_CS() {
    var s = new Scenario201().with("AuthCtrlr.DisableRemoteAuthorization", "true").booted();
    s.driver.presents(CARD);
    s.passes(5);
    s.evConnected();
    s.passes(30);
  }

  @Test
  void TC_E_05_CS() {
    var s = Scenario201.waitingForACar();
    s.passes(28);
    s.csms.receivesWithin(
        Duration.ofSeconds(4),
        expect("TransactionEvent", ended("EVConnectTimeout"), because("Timeout")));
    s.passes(5);
    s.authorizedLocally().energyTransferStarted();
  }
}
