package hitchpost.simulator.conformance201;

import static hitchpost.core.types.TxPoint.AUTHORIZED;
import static hitchpost.core.types.TxPoint.POWER_PATH_CLOSED;
import static hitchpost.simulator.conformance.TestCsms.expect;
import static hitchpost.simulator.conformance201.Told.ended;
import static org.junit.jupiter.api.Assertions.assertEquals;

import hitchpost.simulator.conformance.Match;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** OCPP 2.0.1 part 6, 2.7: remote control, and what it does to transactions (2.6). */
class RemoteControlTest {
  private static final String ASKS = "AuthCtrlr.AuthorizeRemoteStart";
  private static final String CONNECTOR = "{'evseId':1,'connectorId':1}";

  @Test
  void TC_F_01_CS() {
    var s = new Scenario201().with(ASKS, "false").booted().evConnected();
    s.authorizedRemotely(false).energyTransferStarted();
  }

  @Test
  void TC_F_02_CS() {
    var s = new Scenario201().with(ASKS, "true").booted();
    s.authorizedRemotely(true).energyTransferStarted();
  }

  @Test
  void TC_F_03_CS() {
    var s = new Scenario201().with(ASKS, "false").booted();
    s.authorizedRemotely(false).energyTransferStarted();
  }

  @Test
  void TC_F_04_CS() {
    var s =
        new Scenario201()
            .with(ASKS, "false")
            .with("TxCtrlr.EVConnectionTimeOut", "30")
            .startingAt(AUTHORIZED)
            .booted();
    s.authorizedRemotely(false);
    s.passes(28);
    s.csms.receivesWithin(
        Duration.ofSeconds(4), expect("TransactionEvent", ended("EVConnectTimeout")));
    s.passes(5);
    s.authorizedRemotely(false);
  }

  @Test
  void TC_F_05_CS() {
    var s = new Scenario201().booted().energyTransferStarted();
    assertEquals("OngoingAuthorizedTransaction", s.statusOf("UnlockConnector", CONNECTOR));
    s.passes(10);
  }

  @Test
  void TC_F_06_CS() {
    var s = new Scenario201().booted();
    assertEquals("Unlocked", s.statusOf("UnlockConnector", CONNECTOR));
  }

  @Test
  void TC_F_11_CS() {
    var s = new Scenario201().booted();
    assertEquals(
        "Accepted",
        s.statusOf("TriggerMessage", "{'requestedMessage':'MeterValues','evse':{'id':1}}"));
    var values = s.csms.receives("MeterValues", Match.field("evseId", 1));
    assertEquals("Trigger", values.at("/meterValue/0/sampledValue/0/context").asString());
  }

  @Test
  void TC_E_13_CS() {
    var s = new Scenario201().with(ASKS, "false").startingAt(AUTHORIZED).booted();
    s.authorizedRemotely(false);
  }

  @Test
  void TC_E_21_CS() {
    var s = new Scenario201().stoppingAt(AUTHORIZED).booted().energyTransferStarted();
    s.stopAuthorizedRemotely();
  }

  @Test
  void TC_E_35_CS() {
    var s = new Scenario201().stoppingAt(POWER_PATH_CLOSED).booted().energyTransferStarted();
    s.stopAuthorizedRemotely();
  }
}
