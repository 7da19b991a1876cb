package hitchpost.simulator.conformance201;

import static hitchpost.simulator.conformance201.Told.ended;
import static hitchpost.simulator.conformance201.Told.offline;
import static hitchpost.simulator.conformance201.Told.updated;
import static org.junit.jupiter.api.Assertions.assertEquals;

import hitchpost.simulator.conformance.Match;
import hitchpost.simulator.conformance.TestCsms;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** OCPP 2.0.1 part 6, 2.6: how things stand with a transaction. */
class TransactionStatusTest {
  private static void saysOf(
      Scenario201 s, String transaction, String ongoing, boolean messagesInQueue) {
    String payload = transaction.isEmpty() ? "{}" : "{\"transactionId\":\"" + transaction + "\"}";
    JsonNode answer = s.csms.sends("GetTransactionStatus", payload);
    assertEquals(ongoing, answer.path("ongoingIndicator").asString(""));
    assertEquals(messagesInQueue, answer.get("messagesInQueue").asBoolean());
  }

  /** Charging, cut off from the CSMS for half a minute, and just back. */
  private static Scenario201 backAfterAnOfflineTime(Scenario201 s, Runnable meanwhile) {
    s.connection.down();
    meanwhile.run();
    s.passes(30);
    s.connection.up();
    s.site.time.pass(Duration.ofMillis(6));
    return s;
  }

  private static Scenario201 sampling() {
    return new Scenario201()
        .with("SampledDataCtrlr.TxUpdatedInterval", "10")
        .with("OCPPCommCtrlr.OfflineThreshold", "90")
        .booted()
        .energyTransferStarted();
  }

  private static void emptiesItsQueue(Scenario201 s) {
    for (int sample = 0; sample < 3; sample++) {
      s.csms.receives(
          "TransactionEvent",
          updated("MeterValuePeriodic"),
          offline(),
          Match.that("meterValue", p -> !p.path("meterValue").isEmpty()));
    }
  }

  @Test
  void TC_E_28_CS() {
    saysOf(new Scenario201().booted(), "nobody-knows-it", "false", false);
  }

  @Test
  void TC_E_29_CS() {
    var s = sampling();
    String transaction = s.transactionId();
    backAfterAnOfflineTime(s, () -> {});
    saysOf(s, transaction, "true", true);
    emptiesItsQueue(s);
  }

  @Test
  void TC_E_30_CS() {
    var s = new Scenario201().booted().energyTransferStarted();
    saysOf(s, s.transactionId(), "true", false);
  }

  @Test
  void TC_E_31_CS() {
    var s = new Scenario201().booted().energyTransferStarted();
    String transaction = s.transactionId();
    backAfterAnOfflineTime(
        s,
        () -> {
          s.driver.presents(Scenario201.CARD);
          s.site.time.pass(Duration.ofSeconds(10));
          s.car.plugsOut();
        });
    saysOf(s, transaction, "false", true);
    s.csms.receivesInAnyOrder(
        TestCsms.expect("StatusNotification", Told.status(1, 1, "Available")),
        TestCsms.expect("TransactionEvent", ended("StopAuthorized"), offline()));
  }

  @Test
  void TC_E_32_CS() {
    var s = new Scenario201().booted().energyTransferStarted();
    String transaction = s.transactionId();
    s.stopAuthorizedLocally().evDisconnected();
    saysOf(s, transaction, "false", false);
  }

  @Test
  void TC_E_33_CS() {
    var s = sampling();
    backAfterAnOfflineTime(s, () -> {});
    saysOf(s, "", "", true);
    emptiesItsQueue(s);
  }

  @Test
  void TC_E_34_CS() {
    saysOf(new Scenario201().booted(), "", "", false);
  }
}
