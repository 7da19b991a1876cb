package hitchpost.simulator.conformance201;

import static hitchpost.core.types.TxPoint.AUTHORIZED;
import static hitchpost.core.types.TxPoint.EV_CONNECTED;
import static hitchpost.core.types.TxPoint.POWER_PATH_CLOSED;
import static hitchpost.simulator.conformance.TestCsms.expect;
import static hitchpost.simulator.conformance201.Told.at;
import static hitchpost.simulator.conformance201.Told.because;
import static hitchpost.simulator.conformance201.Told.charging;
import static hitchpost.simulator.conformance201.Told.ended;
import static hitchpost.simulator.conformance201.Told.status;
import static hitchpost.simulator.conformance201.Told.updated;

import hitchpost.core.types.TxPoint;
import hitchpost.simulator.conformance.Scenario;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** OCPP 2.0.1 part 6, 2.6: the cable is disconnected on the car's side. */
class CableTest {
  private static final String STOPS = "TxCtrlr.StopTxOnEVSideDisconnect";
  private static final String UNLOCKS = "OCPPCommCtrlr.UnlockOnEVSideDisconnect";

  private static Scenario201 suspended(Scenario site, boolean stops, TxPoint... stopPoints) {
    return new Scenario201(site)
        .stoppingAt(stopPoints)
        .with(STOPS, String.valueOf(stops))
        .booted()
        .energyTransferSuspended();
  }

  private static Scenario keepingCables() {
    return new Scenario().withVariable(UNLOCKS, "false");
  }

  @Test
  void TC_E_17_CS() {
    var s = suspended(keepingCables(), true, AUTHORIZED);
    s.endsWithoutCar();
    s.passes(10);
    s.driver.presents(Scenario201.CARD);
    s.becomesAvailable();
  }

  @Test
  void TC_E_37_CS() {
    var s = suspended(new Scenario(), false, POWER_PATH_CLOSED);
    s.endsWithoutCar();
    s.becomesAvailable();
  }

  @Test
  void TC_E_20_CS() {
    var s = suspended(new Scenario(), false, EV_CONNECTED);
    s.endsWithoutCar();
    s.becomesAvailable();
  }

  @Test
  void TC_E_54_CS() {
    var s = suspended(new Scenario().withFixedCable(), false, EV_CONNECTED);
    s.car.plugsOut();
    s.csms.receivesInAnyOrder(
        expect("StatusNotification", status(1, 1, "Available")),
        expect(
            "TransactionEvent",
            ended("EVCommunicationLost"),
            charging("Idle"),
            because("EVDisconnected")));
  }

  @Test
  void TC_E_24_CS() {
    var s = suspended(new Scenario(), true, EV_CONNECTED, AUTHORIZED);
    s.endsWithoutCar();
    s.becomesAvailable();
  }

  @Test
  void TC_E_25_CS() {
    var s = suspended(keepingCables(), true, EV_CONNECTED, AUTHORIZED);
    s.endsWithoutCar();
    s.passes(10);
    s.driver.presents(Scenario201.CARD);
    s.becomesAvailable();
  }

  @Test
  void TC_E_26_CS() {
    var s = suspended(keepingCables(), false, AUTHORIZED);
    s.car.plugsOut();
    s.csms.receives("TransactionEvent", updated("EVCommunicationLost"), charging("Idle"));
    s.passes(60);
    s.car.plugsIn();
    s.csms.receives(
        "TransactionEvent", updated("CablePluggedIn"), charging("EVConnected"), at(1, 1));
    s.csms.receives("TransactionEvent", updated("ChargingStateChanged"), charging("Charging"));
  }

  @Test
  void TC_E_27_CS() {
    var s =
        suspended(
            new Scenario().withFixedCable().withVariable("TxCtrlr.EVConnectionTimeOut", "30"),
            false,
            AUTHORIZED);
    s.car.plugsOut();
    s.csms.receivesInAnyOrder(
        expect("TransactionEvent", updated("EVCommunicationLost"), charging("Idle")),
        expect("StatusNotification", status(1, 1, "Available")));
    s.passes(28);
    s.csms.receivesWithin(
        Duration.ofSeconds(4),
        expect("TransactionEvent", ended("EVConnectTimeout"), because("Timeout")));
  }
}
