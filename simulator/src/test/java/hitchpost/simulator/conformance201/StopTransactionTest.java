package hitchpost.simulator.conformance201;

import static hitchpost.core.types.TxPoint.AUTHORIZED;
import static hitchpost.core.types.TxPoint.POWER_PATH_CLOSED;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
}
