package hitchpost.simulator.conformance201;

import static hitchpost.core.types.TxPoint.AUTHORIZED;
import static hitchpost.core.types.TxPoint.POWER_PATH_CLOSED;
import static hitchpost.simulator.conformance.TestCsms.expect;
import static hitchpost.simulator.conformance201.Told.ended;
import static org.junit.jupiter.api.Assertions.assertEquals;

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
    var s = new Scenario201().booted().evConnected();
    assertEquals("Unlocked", s.statusOf("UnlockConnector", CONNECTOR));
  }

  /** Nothing is at the connector, and its lock opens all the same. */
  @Test
  void TC_F_07_CS() {
    var s = new Scenario201().booted();
    assertEquals("Unlocked", s.statusOf("UnlockConnector", CONNECTOR));
    s.passes(5);
  }

  @Test
  void TC_F_08_CS() {
    new Scenario201().booted().energyTransferStarted().stopAuthorizedRemotely();
  }

  @Test
  void TC_F_09_CS() {
    var s = new Scenario201().booted().energyTransferStarted();
    String other = "{'transactionId':'" + s.transactionId().substring(1) + "'}";
    assertEquals("Rejected", s.statusOf("RequestStopTransaction", other));
    s.passes(10);
  }

  @Test
  void TC_F_10_CS() {
    var s = new Scenario201().booted();
    assertEquals(
        "UnknownConnector", s.statusOf("UnlockConnector", "{'evseId':1,'connectorId':999}"));
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
