package hitchpost.simulator.conformance;

import static hitchpost.simulator.conformance.Match.connector;
import static hitchpost.simulator.conformance.Match.idTag;
import static hitchpost.simulator.conformance.Match.status;
import static hitchpost.simulator.conformance.TestCsms.expect;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Start Charging Session. */
class StartChargingSessionTest {
  @Test
  void TC_003_CS() {
    var s = new Scenario().booted();
    s.car.plugsIn();
    s.csms.receives("StatusNotification", connector(1), status("Preparing"));
    s.driver.presents("CARD");
    s.csms.receives("Authorize", idTag("CARD"));
    s.csms.receivesInAnyOrder(
        expect("StartTransaction", connector(1), idTag("CARD")),
        expect("StatusNotification", connector(1), status("Charging")));
    s.passes(Duration.ofMinutes(1));
  }

  @Test
  void TC_004_1_CS() {
    var s = new Scenario().with("MeterValueSampleInterval", "0").authorized();
    s.car.plugsIn();
    s.csms.receivesInAnyOrder(
        expect("StartTransaction", connector(1), idTag("CARD")),
        expect("StatusNotification", connector(1), status("Charging")));
  }

  @Test
  void TC_004_2_CS() {
    var s = new Scenario().with("ConnectionTimeOut", "30").authorized();
    s.passes(Duration.ofSeconds(29));
    s.csms.receives("StatusNotification", connector(1), status("Available"));
    s.passes(Duration.ofMinutes(1));
  }
}
