package hitchpost.simulator.conformance201;

import static hitchpost.simulator.conformance201.Told.status;

import org.junit.jupiter.api.Test;

/** OCPP 2.0.1 part 6, 2.8: availability. */
class AvailabilityTest {
  @Test
  void TC_G_01_CS() {
    new Scenario201().booted().evConnected();
  }

  @Test
  void TC_G_02_CS() {
    var s = new Scenario201().booted().evConnected();
    s.car.plugsOut();
    s.csms.receives("StatusNotification", status(1, 1, "Available"));
  }
}
