package hitchpost.simulator.conformance201;

import static hitchpost.simulator.conformance201.Connectors.at;
import static hitchpost.simulator.conformance201.Connectors.become;
import static hitchpost.simulator.conformance201.Connectors.bootAgain;
import static hitchpost.simulator.conformance201.Told.because;
import static hitchpost.simulator.conformance201.Told.charging;
import static hitchpost.simulator.conformance201.Told.ended;
import static hitchpost.simulator.conformance201.Told.noToken;
import static hitchpost.simulator.conformance201.Told.started;
import static hitchpost.simulator.conformance201.Told.status;
import static hitchpost.simulator.conformance201.Told.token;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.core.types.Evse;
import hitchpost.core.types.TxPoint;
import hitchpost.simulator.conformance.Scenario;
import hitchpost.simulator.conformance.TestCsms;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** OCPP 2.0.1 part 6, 2.3: resets of the station and of an EVSE. */
class ResetTest {
  private static final List<Evse> ONE = List.of(at(1, 1));

  private static String resets(Scenario201 s, String type) {
    return s.statusOf("Reset", "{'type':'" + type + "'}");
  }

  private static String resetsEvse(Scenario201 s, String type) {
    return s.statusOf("Reset", "{'type':'" + type + "','evseId':1}");
  }

  private static Scenario201 charges() {
    return new Scenario201().booted().energyTransferStarted();
  }

  /** A station whose EVSE cannot be reset by itself. */
  private static Scenario201 inOnePiece() {
    return new Scenario201().with("EVSE#1.AllowReset", "false").booted();
  }

  @Test
  @Tag("B01.FR.03")
  void TC_B_20_CS() {
    var s = new Scenario201().booted();
    assertEquals("Accepted", resets(s, "OnIdle"));
    s.bootsAgain("RemoteReset");
  }

  @Test
  @Tag("B11.FR.07")
  void TC_B_21_CS() {
    var s = charges();
    assertEquals("Scheduled", resets(s, "OnIdle"));
    s.passes(30);
    s.stopAuthorizedLocally();
    bootAgain(s, "ScheduledReset", "Occupied", ONE, List.of());
  }

  @Test
  void TC_B_22_CS() {
    var s = charges();
    assertEquals("Accepted", resets(s, "Immediate"));
    s.csms.receives(
        "TransactionEvent",
        ended("ResetCommand"),
        charging("EVConnected"),
        because("ImmediateReset"),
        noToken());
    bootAgain(s, "RemoteReset", "Occupied", ONE, List.of());
  }

  @Test
  @Tag("B01.FR.07")
  @Tag("B12.FR.06")
  void TC_B_23_CS() {
    var s = Connectors.bootedWithTwo();
    assertEquals(
        "Accepted",
        s.statusOf(
            "ChangeAvailability",
            "{'operationalStatus':'Inoperative','evse':{'id':1,'connectorId':1}}"));
    become(s, "Unavailable", ONE);
    assertEquals("Accepted", resets(s, "OnIdle"));
    bootAgain(s, "RemoteReset", "Unavailable", ONE, List.of(at(2, 1)));
  }

  /** With type Immediate, as errata 6.2.16 has it. */
  @Test
  @Tag("B01.FR.13")
  void TC_B_24_CS() {
    var s = Connectors.bootedWithTwo();
    assertEquals("Accepted", s.reserves(1, Duration.ofHours(1), "CARD", ",'evseId':1"));
    become(s, "Reserved", ONE);
    assertEquals("Accepted", resets(s, "Immediate"));
    bootAgain(s, "RemoteReset", "Reserved", ONE, List.of(at(2, 1)));
  }

  @Test
  void TC_B_41_CS() {
    var s = Connectors.bootedWithTwo();
    for (int evse = 1; evse <= 2; evse++) {
      s.site.carAt(evse).plugsIn();
      s.csms.receives("StatusNotification", status(evse, 1, "Occupied"));
      s.driver.presents("CARD" + evse);
      s.csms.receives("Authorize", token("CARD" + evse));
      s.csms.receives("TransactionEvent", started("Authorized"), token("CARD" + evse));
      s.csms.receives("TransactionEvent", charging("Charging"));
      s.passes(1);
    }
    assertEquals("Scheduled", resets(s, "OnIdle"));
    stops(s, "CARD1");
    s.site.carAt(1).plugsOut();
    s.csms.receives("StatusNotification", status(1, 1, "Available"));
    s.passes(30);
    stops(s, "CARD2");
    bootAgain(s, "ScheduledReset", "Occupied", List.of(at(2, 1)), ONE);
  }

  private static void stops(Scenario201 s, String card) {
    s.driver.presents(card);
    s.csms.receives("TransactionEvent", ended("StopAuthorized"), token(card));
  }

  @Test
  void TC_B_25_CS() {
    var s = new Scenario201().booted();
    assertEquals("Accepted", resetsEvse(s, "OnIdle"));
    s.passes(60);
  }

  @Test
  void TC_B_26_CS() {
    var s = charges();
    assertEquals("Scheduled", resetsEvse(s, "OnIdle"));
    s.stopAuthorizedLocally();
    s.evConnectedPostSession();
    s.evDisconnected();
    s.passes(60);
  }

  @Test
  void TC_B_27_CS() {
    var s = charges();
    assertEquals("Accepted", resetsEvse(s, "Immediate"));
    s.csms.receives(
        "TransactionEvent", ended("ResetCommand"), because("ImmediateReset"), noToken());
    s.passes(60);
  }

  @Test
  void TC_B_28_CS() {
    assertEquals("Rejected", resetsEvse(inOnePiece(), "OnIdle"));
  }

  @Test
  void TC_B_29_CS() {
    assertEquals("Rejected", resetsEvse(inOnePiece().energyTransferStarted(), "OnIdle"));
  }

  @Test
  @Tag("B11.FR.10")
  void whetherAnEvseCanBeResetByItselfIsAVariable() {
    var s = new Scenario201().booted();
    var answer =
        s.csms.sends(
            "GetVariables",
            "{\"getVariableData\":[{\"component\":{\"name\":\"EVSE\",\"evse\":{\"id\":1}},"
                + "\"variable\":{\"name\":\"AllowReset\"}}]}");
    assertEquals("true", answer.at("/getVariableResult/0/attributeValue").asString());
  }

  @Test
  @Tag("B11.FR.08")
  void anEvseThatIsResetHasItsContactorOpenAndChargesAgain() {
    var s = charges();
    assertTrue(s.site.hardware(1).contactorClosed());
    resetsEvse(s, "Immediate");
    s.csms.receives("TransactionEvent", ended("ResetCommand"));
    s.passes(5);
    assertFalse(s.site.hardware(1).contactorClosed());
    s.driver.presents("ANOTHER");
    s.csms.receives("Authorize", token("ANOTHER"));
    s.csms.receives("TransactionEvent", started("Authorized"), token("ANOTHER"));
    s.csms.receives("TransactionEvent", charging("Charging"));
  }

  @Test
  @Tag("B11.FR.09")
  @Tag("B12.FR.09")
  void anEvseThatIsNotThereCannotBeReset() {
    var s = new Scenario201().booted();
    assertEquals("Rejected", s.statusOf("Reset", "{'type':'Immediate','evseId':7}"));
  }

  @Test
  @Tag("B12.FR.05")
  void whatTheCsmsDoesNotAnswerInTimeIsSentAgainAfterTheReset() {
    var s = charges();
    resets(s, "Immediate");
    s.csms.receivesAndIgnores(TestCsms.expect("TransactionEvent", ended("ResetCommand")));
    s.csms.receivesWithin(Duration.ofMinutes(2), TestCsms.expect("BootNotification"));
    s.csms.receivesInAnyOrder(
        TestCsms.expect("StatusNotification", status(1, 1, "Occupied")),
        TestCsms.expect("TransactionEvent", ended("ResetCommand"), because("ImmediateReset")));
  }

  @Test
  @Tag("B12.FR.03")
  void aScheduledResetLeavesEveryOneTheirTime() {
    var s =
        new Scenario201(new Scenario())
            .stoppingAt(TxPoint.EV_CONNECTED)
            .booted()
            .energyTransferStarted();
    assertEquals("Scheduled", resets(s, "OnIdle"));
    s.passes(7_200);
    assertTrue(s.running());
  }

  /** With a transaction in progress or without: the installation is the reason. */
  @Test
  @Tag("B11.FR.06")
  @Tag("B12.FR.10")
  void whileFirmwareIsInstalledThereIsNoReset() {
    var s = new Scenario201().booted();
    s.csms.answersByItself(true);
    assertEquals(
        "Accepted",
        s.statusOf(
            "UpdateFirmware",
            "{'requestId':1,'firmware':{'location':'http://files.example/firmware',"
                + "'retrieveDateTime':'"
                + s.site.time.now()
                + "'}}"));
    List<String> answers = new ArrayList<>();
    for (int i = 0; i < 20 && !answers.contains("Rejected"); i++) {
      s.passes(1);
      boolean installing =
          s.csms.heard("FirmwareStatusNotification").stream()
              .anyMatch(call -> call.payload().get("status").asString().equals("Installing"));
      if (installing) {
        answers.add(resets(s, "Immediate"));
      }
    }
    assertEquals(List.of("Rejected"), answers);
  }
}
