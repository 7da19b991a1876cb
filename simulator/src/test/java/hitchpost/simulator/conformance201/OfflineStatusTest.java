package hitchpost.simulator.conformance201;

import static hitchpost.simulator.conformance201.Connectors.at;
import static hitchpost.simulator.conformance201.Connectors.become;
import static hitchpost.simulator.conformance201.Told.status;

import hitchpost.simulator.conformance.Scenario;
import hitchpost.simulator.conformance.TestCsms;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** OCPP 2.0.1 part 6, 2.3: what changes while the CSMS cannot be reached. */
class OfflineStatusTest {
  private static final String COMM = "OCPPCommCtrlr.";
  private static final int THRESHOLD_SECONDS = 20;

  /** A car comes at EVSE 1 while the station is offline, for this long. */
  private static Scenario201 carComesWhileOffline(int seconds) {
    var s =
        new Scenario201(new Scenario().withEvses(2))
            .with(COMM + "OfflineThreshold", String.valueOf(THRESHOLD_SECONDS))
            .with(COMM + "RetryBackOffWaitMinimum", String.valueOf(seconds))
            .with(COMM + "RetryBackOffRandomRange", "0")
            .on();
    s.csms.receives("BootNotification");
    become(s, "Available", Connectors.TWO);
    s.passes(1);
    s.csms.drop("the CSMS goes away");
    s.car.plugsIn();
    s.passes(seconds - 1);
    return s;
  }

  @Test
  void TC_B_51_CS() {
    var s = carComesWhileOffline(THRESHOLD_SECONDS + 2);
    s.csms.receivesWithinInAnyOrder(
        Duration.ofSeconds(5),
        TestCsms.expect("StatusNotification", status(1, 1, "Occupied")),
        TestCsms.expect("StatusNotification", status(2, 1, "Available")));
    s.passes(10);
  }

  @Test
  void TC_B_52_CS() {
    var s = carComesWhileOffline(THRESHOLD_SECONDS - 2);
    become(s, "Occupied", List.of(at(1, 1)));
    s.passes(10);
  }
}
