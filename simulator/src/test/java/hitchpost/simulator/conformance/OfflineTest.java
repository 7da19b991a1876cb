package hitchpost.simulator.conformance;

import static hitchpost.simulator.conformance.Match.absentOr;
import static hitchpost.simulator.conformance.Match.connector;
import static hitchpost.simulator.conformance.Match.idTag;
import static hitchpost.simulator.conformance.Match.reason;
import static hitchpost.simulator.conformance.Match.status;
import static hitchpost.simulator.conformance.TestCsms.expect;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** OCTT 2.14, Offline behavior. */
class OfflineTest {
  private static final String INVALID =
      "{\"idTagInfo\":{\"status\":\"Invalid\"},\"transactionId\":77}";

  private static Scenario offlineWithUnknownTokensAllowed() {
    return new Scenario()
        .with("LocalAuthorizeOffline", "true")
        .with("AuthorizationCacheEnabled", "true")
        .with("AllowOfflineTxForUnknownId", "true")
        .with("MaxEnergyOnInvalidId", "0");
  }

  /** A driver comes while the network is down, and the car charges. */
  private static void startsOffline(Scenario s) {
    s.connection.down();
    s.car.plugsIn();
    s.driver.presents("CARD");
    s.passes(Duration.ofMinutes(1));
    s.connection.up();
  }

  @Test
  void TC_036_CS() {
    var s = new Scenario().with("MeterValueSampleInterval", "20").charging();
    s.connection.down();
    s.passes(Duration.ofSeconds(84));
    s.connection.up();
    Instant before = null;
    for (int sample = 0; sample < 4; sample++) {
      var payload = s.csms.receives("MeterValues", connector(1));
      Instant at = Instant.parse(payload.get("meterValue").get(0).get("timestamp").asString());
      if (before != null) {
        assertEquals(20, Duration.between(before, at).toSeconds());
      }
      before = at;
    }
  }

  @Test
  void TC_037_1_CS() {
    var s = offlineWithUnknownTokensAllowed().booted();
    startsOffline(s);
    s.csms.receivesInAnyOrder(
        expect("StartTransaction", connector(1), idTag("CARD")),
        expect("StatusNotification", connector(1), status("Charging")));
  }

  @Test
  void TC_037_2_CS() {
    var s = offlineWithUnknownTokensAllowed().with("StopTransactionOnInvalidId", "false").booted();
    startsOffline(s);
    s.csms.receivesInAnyOrder(
        expect("StartTransaction", connector(1), idTag("CARD")).answering(INVALID),
        expect("StatusNotification", connector(1), status("Charging")));
    s.csms.receives("StatusNotification", connector(1), status("SuspendedEVSE"));
    s.passes(Duration.ofMinutes(1));
  }

  @Test
  void TC_037_3_CS() {
    var s = offlineWithUnknownTokensAllowed().with("StopTransactionOnInvalidId", "true").booted();
    startsOffline(s);
    s.csms.receivesInAnyOrder(
        expect("StartTransaction", connector(1), idTag("CARD")).answering(INVALID),
        expect("StatusNotification", connector(1), status("Charging")));
    s.csms.receivesInAnyOrder(
        expect("StopTransaction", reason("DeAuthorized")),
        expect("StatusNotification", connector(1), status("Finishing")));
  }

  @Test
  void TC_038_CS() {
    var s = new Scenario().charging();
    s.connection.down();
    s.driver.presents("CARD");
    s.passes(Duration.ofSeconds(30));
    s.connection.up();
    s.csms.receivesInAnyOrder(
        expect("StopTransaction", absentOr("reason", "Local")),
        expect("StatusNotification", connector(1), status("Finishing")));
  }

  @Test
  void TC_039_CS() {
    var s = offlineWithUnknownTokensAllowed().booted();
    s.connection.down();
    s.car.plugsIn();
    s.driver.presents("CARD");
    s.passes(Duration.ofMinutes(1));
    s.driver.presents("CARD");
    s.passes(Duration.ofSeconds(5));
    s.car.plugsOut();
    s.passes(Duration.ofSeconds(30));
    s.connection.up();
    s.csms.receives("StartTransaction", connector(1), idTag("CARD"));
    s.csms.receives("StopTransaction", absentOr("reason", "Local"));
    s.passes(Duration.ofMinutes(1));
  }
}
