package hitchpost.simulator.conformance201;

import static hitchpost.simulator.conformance.TestCsms.expect;
import static hitchpost.simulator.conformance201.Told.ended;
import static hitchpost.simulator.conformance201.Told.offline;
import static hitchpost.simulator.conformance201.Told.online;
import static hitchpost.simulator.conformance201.Told.started;
import static hitchpost.simulator.conformance201.Told.status;
import static hitchpost.simulator.conformance201.Told.token;
import static hitchpost.simulator.conformance201.Told.updated;

import hitchpost.simulator.conformance.Match;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** OCPP 2.0.1 part 6, 2.6: transactions while the CSMS is away. */
class OfflineTransactionTest {
  private static final String FRIEND = "FRIEND";

  private static final String OF_THE_FLEET =
      "{'idToken':'FLEET','type':'Central'}".replace('\'', '"');

  @Test
  void TC_E_40_CS() {
    var s =
        new Scenario201()
            .with("SampledDataCtrlr.TxUpdatedInterval", "10")
            .booted()
            .energyTransferStarted();
    s.connection.down();
    s.passes(30);
    s.connection.up();
    for (int sample = 0; sample < 3; sample++) {
      s.csms.receives(
          "TransactionEvent",
          updated("MeterValuePeriodic"),
          offline(),
          Match.that("meterValue", p -> !p.path("meterValue").isEmpty()));
    }
  }

  @Test
  void TC_E_43_CS() {
    var s = new Scenario201().with("AuthCtrlr.OfflineTxForUnknownIdEnabled", "true").booted();
    s.connection.down();
    s.driver.presents(Scenario201.CARD);
    s.car.plugsIn();
    s.site.time.pass(Duration.ofSeconds(30));
    s.driver.presents(Scenario201.CARD);
    s.site.time.pass(Duration.ofSeconds(5));
    s.car.plugsOut();
    s.site.time.pass(Duration.ofSeconds(5));
    s.connection.up();
    s.csms.receives("TransactionEvent", started("Authorized", "CablePluggedIn"), offline());
    s.csms.receives("TransactionEvent", updated("ChargingStateChanged"), offline());
    s.csms.receives("TransactionEvent", ended("StopAuthorized"), offline());
    s.passes(10);
  }

  @Test
  void TC_E_44_CS() {
    var s = new Scenario201().booted().energyTransferStarted();
    s.connection.down();
    stopsOffline(s, Scenario201.CARD);
  }

  @Test
  void TC_E_45_CS() {
    var s = new Scenario201().with("AuthCtrlr.LocalAuthorizeOffline", "true").booted();
    s.csms.answersUsually(
        "Authorize",
        "{\"idTokenInfo\":{\"status\":\"Accepted\",\"groupIdToken\":" + OF_THE_FLEET + "}}");
    String friend =
        "{\"idToken\":{\"idToken\":\"FRIEND\",\"type\":\"ISO14443\"},"
            + "\"idTokenInfo\":{\"status\":\"Accepted\",\"groupIdToken\":"
            + OF_THE_FLEET
            + "}}";
    s.csms.sends(
        "SendLocalList",
        "{\"versionNumber\":1,\"updateType\":\"Full\",\"localAuthorizationList\":["
            + friend
            + "]}");
    s.energyTransferStarted();
    s.connection.down();
    stopsOffline(s, FRIEND);
  }

  @Test
  @Tag("E11.FR.07")
  void whatWaitedWhenTheConnectionWasLostCountsAsOffline() {
    var s = new Scenario201().booted().energyTransferStarted();
    s.driver.presents(Scenario201.CARD);
    s.csms.receivesAndIgnores(expect("TransactionEvent", ended("StopAuthorized"), online()));
    s.connection.down();
    s.passes(10);
    s.connection.up();
    s.csms.receives("TransactionEvent", ended("StopAuthorized"), offline());
  }

  private static void stopsOffline(Scenario201 s, String token) {
    s.driver.presents(token);
    s.site.time.pass(Duration.ofSeconds(10));
    s.car.plugsOut();
    s.site.time.pass(Duration.ofSeconds(10));
    s.connection.up();
    s.csms.receivesInAnyOrder(
        expect("TransactionEvent", ended("StopAuthorized"), offline(), token(token)),
        expect("StatusNotification", status(1, 1, "Available")));
    s.passes(10);
  }
}
