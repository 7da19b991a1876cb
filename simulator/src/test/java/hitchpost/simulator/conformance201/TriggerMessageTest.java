package hitchpost.simulator.conformance201;

import static hitchpost.simulator.conformance.Match.field;
import static hitchpost.simulator.conformance.TestCsms.expect;
import static hitchpost.simulator.conformance201.Told.at;
import static hitchpost.simulator.conformance201.Told.charging;
import static hitchpost.simulator.conformance201.Told.status;
import static hitchpost.simulator.conformance201.Told.updated;
import static org.junit.jupiter.api.Assertions.assertEquals;

import hitchpost.simulator.conformance.Match;
import hitchpost.simulator.conformance.Scenario;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** OCPP 2.0.1 part 6, 2.7: messages that the CSMS wants out of turn. */
class TriggerMessageTest {
  private static final Match TRIGGERED = field("meterValue.0.sampledValue.0.context", "Trigger");

  private static final Match CHARGING =
      Match.all(updated("Trigger"), charging("Charging"), TRIGGERED);

  private static void accepts(Scenario201 s, String message) {
    assertEquals("Accepted", triggers(s, message, ""));
  }

  private static void accepts(Scenario201 s, String message, String evse) {
    assertEquals("Accepted", triggers(s, message, ",'evse':" + evse));
  }

  private static String triggers(Scenario201 s, String message, String more) {
    return s.statusOf("TriggerMessage", "{'requestedMessage':'" + message + "'" + more + "}");
  }

  /** A station with two EVSEs that boots. */
  private static Scenario201 twoEvses() {
    var s = new Scenario201(new Scenario().withEvses(2)).on();
    s.csms.receives("BootNotification");
    s.csms.receivesInAnyOrder(
        expect("StatusNotification", status(1, 1, "Available")),
        expect("StatusNotification", status(2, 1, "Available")));
    s.passes(1);
    return s;
  }

  @Test
  void TC_F_11_CS() {
    var s = new Scenario201().booted();
    accepts(s, "MeterValues", "{'id':1}");
    s.csms.receives("MeterValues", field("evseId", 1), TRIGGERED);
    s.passes(5);
  }

  @Test
  void TC_F_12_CS() {
    var s = twoEvses();
    accepts(s, "MeterValues");
    s.csms.receivesInAnyOrder(
        expect("MeterValues", field("evseId", 1), TRIGGERED),
        expect("MeterValues", field("evseId", 2), TRIGGERED));
    s.passes(5);
  }

  @Test
  void TC_F_13_CS() {
    var s = new Scenario201().booted().energyTransferStarted();
    accepts(s, "TransactionEvent", "{'id':1}");
    s.csms.receives("TransactionEvent", CHARGING, at(1, 1));
    s.passes(5);
  }

  @Test
  void TC_F_14_CS() {
    var s = twoEvses();
    s.energyTransferStarted();
    s.site.carAt(2).plugsIn();
    s.csms.receives("StatusNotification", status(2, 1, "Occupied"));
    s.driver.presents("OTHER");
    s.csms.receives("Authorize");
    s.csms.answersByItself(true);
    s.passes(5);
    s.csms.answersByItself(false);
    accepts(s, "TransactionEvent");
    s.csms.receivesInAnyOrder(
        expect("TransactionEvent", CHARGING, at(1, 1)),
        expect("TransactionEvent", CHARGING, at(2, 1)));
    s.passes(5);
  }

  @Test
  void TC_F_15_CS() {
    var s = new Scenario201().booted();
    accepts(s, "LogStatusNotification");
    s.csms.receives("LogStatusNotification", Match.status("Idle"));
  }

  @Test
  void TC_F_16_CS() {
    var s = new Scenario201().booted();
    assertEquals(
        "Accepted",
        s.statusOf(
            "GetLog",
            "{'logType':'DiagnosticsLog','requestId':3,'log':{'remoteLocation':'ftp://depot'}}"));
    s.csms.receives("LogStatusNotification", Match.status("Uploading"));
    accepts(s, "LogStatusNotification");
    s.csms.receives("LogStatusNotification", Match.status("Uploading"), field("requestId", 3));
  }

  @Test
  void TC_F_17_CS() {
    var s = new Scenario201().booted();
    accepts(s, "FirmwareStatusNotification", "{'id':1}");
    s.csms.receives("FirmwareStatusNotification", Match.status("Idle"));
  }

  @Test
  void TC_F_18_CS() {
    var s = new Scenario201().booted();
    accepts(s, "FirmwareStatusNotification");
    s.csms.receives("FirmwareStatusNotification", Match.status("Idle"));
  }

  @Test
  void TC_F_19_CS() {
    var s = new Scenario201().booted();
    assertEquals(
        "Accepted",
        s.statusOf(
            "UpdateFirmware",
            "{'requestId':4,'firmware':{'location':'ftp://depot/f','signature':'c2ln',"
                + "'retrieveDateTime':'2027-01-04T08:00:00Z','signingCertificate':'PEM'}}"));
    s.csms.receives("FirmwareStatusNotification", Match.status("Downloading"));
    accepts(s, "FirmwareStatusNotification");
    s.csms.receives(
        "FirmwareStatusNotification", Match.status("Downloading"), field("requestId", 4));
  }

  @Test
  void TC_F_20_CS() {
    var s = new Scenario201().booted();
    accepts(s, "Heartbeat");
    s.csms.receives("Heartbeat");
  }

  @Test
  void TC_F_23_CS() {
    var s = new Scenario201().booted();
    accepts(s, "StatusNotification", "{'id':1,'connectorId':1}");
    s.csms.receives("StatusNotification", status(1, 1, "Available"));
  }

  @Test
  void TC_F_24_CS() {
    var s = new Scenario201().booted().evConnected();
    accepts(s, "StatusNotification", "{'id':1,'connectorId':1}");
    s.csms.receives("StatusNotification", status(1, 1, "Occupied"));
  }

  @Test
  void TC_F_26_CS() {
    var s = new Scenario201().booted();
    assertEquals("Rejected", triggers(s, "BootNotification", ""));
    s.passes(5);
  }

  @Test
  void TC_F_27_CS() {
    var s = new Scenario201().booted();
    assertEquals("NotImplemented", triggers(s, "SignCombinedCertificate", ""));
    s.passes(5);
  }

  /** What is told is how things are when it is told, not when it was asked for. */
  @Tag("F06.FR.09")
  @Test
  void aTriggeredMessageTellsHowThingsAreNow() {
    var s = new Scenario201().booted().energyTransferStarted();
    s.car.stopsDrawing();
    s.csms.receives("TransactionEvent", updated("ChargingStateChanged"), charging("SuspendedEV"));
    accepts(s, "TransactionEvent", "{'id':1}");
    s.csms.receives("TransactionEvent", updated("Trigger"), charging("SuspendedEV"), TRIGGERED);
    accepts(s, "MeterValues", "{'id':1}");
    s.csms.receives("MeterValues", field("evseId", 1), TRIGGERED);
    s.passes(5);
  }

  @Test
  void aTransactionEventWithoutTransactionIsRefused() {
    var s = new Scenario201().booted();
    assertEquals("Rejected", triggers(s, "TransactionEvent", ""));
    assertEquals("Rejected", triggers(s, "TransactionEvent", ",'evse':{'id':9}"));
    s.passes(5);
  }
}
