package hitchpost.simulator.conformance201;

import static hitchpost.core.types.TxPoint.AUTHORIZED;
import static hitchpost.core.types.TxPoint.PARKING_BAY_OCCUPANCY;
import static hitchpost.simulator.conformance.TestCsms.expect;
import static hitchpost.simulator.conformance201.Told.because;
import static hitchpost.simulator.conformance201.Told.charging;
import static hitchpost.simulator.conformance201.Told.ended;
import static hitchpost.simulator.conformance201.Told.updated;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.simulator.conformance.Scenario;
import hitchpost.simulator.conformance.TestCsms.Call;
import hitchpost.simulator.hardware.Stimulus;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** OCPP 2.0.1 part 6, 2.6: transactions of a station that sees its parking bays. */
class ParkingBayTest {
  private static Scenario201 station() {
    return new Scenario201(new Scenario().withBaySensors());
  }

  @Test
  void TC_E_12_CS() {
    var s = station().startingAt(PARKING_BAY_OCCUPANCY).booted().bayOccupied();
    s.authorizedLocally().evConnected().energyTransferStarted();
  }

  @Test
  void TC_E_19_CS() {
    var s = station().stoppingAt(PARKING_BAY_OCCUPANCY).booted().bayOccupied();
    s.energyTransferStarted().evConnectedPostSession().evDisconnected();
    s.bayUnoccupied("Local");
  }

  @Test
  @Tag("F02.FR.08")
  @Tag("E06.FR.01")
  void whatTheCsmsStoppedEndsForThatReasonWhenTheCarLeaves() {
    var s = station().stoppingAt(PARKING_BAY_OCCUPANCY).booted().energyTransferStarted();
    String stop = "{'transactionId':'" + s.transactionId() + "'}";
    assertEquals("Accepted", s.statusOf("RequestStopTransaction", stop));
    s.csms.receives("TransactionEvent", updated("RemoteStop"));
    s.csms.receives("TransactionEvent", updated("ChargingStateChanged"), charging("EVConnected"));
    s.evDisconnected();
    s.bayUnoccupied("Remote");
  }

  @Test
  @Tag("E03.FR.15")
  void aTimeOutDeauthorizesAndTheTransactionWaitsForTheCarToLeave() {
    var s =
        station()
            .with("TxCtrlr.EVConnectionTimeOut", "30")
            .startingAt(PARKING_BAY_OCCUPANCY)
            .stoppingAt(PARKING_BAY_OCCUPANCY)
            .booted()
            .bayOccupied()
            .authorizedLocally();
    s.csms.receivesWithin(
        Duration.ofSeconds(31), expect("TransactionEvent", updated("EVConnectTimeout")));
    s.passes(10);
    s.bayUnoccupied("Local");
  }

  @Test
  void aCarThatLeavesWithoutAWordEndsWhatNobodyAuthorized() {
    var s = station().startingAt(PARKING_BAY_OCCUPANCY).booted().bayOccupied();
    s.bayUnoccupied("Local");
    s.passes(5);
    assertFalse(s.running());
  }

  @Test
  void aCarThatLeavesWhileItCouldChargeEndsItOnlyWithItsBay() {
    var s =
        station()
            .with("TxCtrlr.StopTxOnEVSideDisconnect", "false")
            .stoppingAt(PARKING_BAY_OCCUPANCY)
            .booted()
            .energyTransferStarted();
    s.site.happens(new Stimulus.PlugOut(1, 1));
    s.csms.receives("TransactionEvent", updated("EVCommunicationLost"));
    s.passes(5);
    s.site.happens(new Stimulus.SetBay(1, false));
    s.csms.receivesInAnyOrder(
        expect("TransactionEvent", ended("EVDeparted"), because("Local")),
        expect("StatusNotification", Told.status(1, 1, "Available")));
  }

  @Test
  void aDriverInABayIsLetInThereAndOneWithoutGetsTheNextBayThatIsTaken() {
    var s =
        new Scenario201(new Scenario().withEvses(2).withBaySensors())
            .startingAt(PARKING_BAY_OCCUPANCY, AUTHORIZED)
            .on();
    s.csms.answersByItself(true);
    Heard.passes(s, 5);
    s.site.happens(new Stimulus.SetBay(2, true));
    Heard.passes(s, 5);
    s.driver.presents("FIRST");
    Heard.passes(s, 5);
    s.driver.presents("SECOND");
    Heard.passes(s, 5);
    s.site.happens(new Stimulus.SetBay(1, true));
    Heard.passes(s, 5);
    List<String> told =
        s.csms.heard("TransactionEvent").stream()
            .map(Call::payload)
            .map(ParkingBayTest::brief)
            .toList();
    assertEquals(
        List.of(
            "Started EVDetected 2",
            "Updated Authorized 2 FIRST",
            "Started Authorized SECOND",
            "Updated EVDetected 1"),
        told);
  }

  private static String brief(JsonNode event) {
    String text = event.get("eventType").asString() + " " + event.get("triggerReason").asString();
    String evse = event.has("evse") ? " " + event.at("/evse/id").asInt() : "";
    String token = event.has("idToken") ? " " + event.at("/idToken/idToken").asString() : "";
    return text + evse + token;
  }

  @Test
  void theDeviceModelShowsTheSensorAndOffersThePoint() {
    var s = station().booted();
    String sensor =
        """
        {"getVariableData":[{"component":{"name":"BayOccupancySensor","evse":{"id":1}},
        "variable":{"name":"Active"}}]}\
        """;
    assertEquals("false", value(s, sensor));
    s.bayOccupied();
    assertEquals("true", value(s, sensor));
    assertEquals("Accepted", s.sets("TxCtrlr", "TxStartPoint", "ParkingBayOccupancy"));
    assertEquals(
        "Rejected",
        new Scenario201().booted().sets("TxCtrlr", "TxStartPoint", "ParkingBayOccupancy"));
    assertTrue(s.csms.connected());
  }

  private static String value(Scenario201 s, String question) {
    JsonNode answer = s.csms.sends("GetVariables", question);
    return answer.at("/getVariableResult/0/attributeValue").asString("");
  }
}
