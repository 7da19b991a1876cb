package hitchpost.simulator.conformance201;

import static hitchpost.simulator.conformance.Match.field;
import static hitchpost.simulator.conformance.TestCsms.expect;
import static hitchpost.simulator.conformance201.Memory.VALID;
import static hitchpost.simulator.conformance201.Memory.asked;
import static hitchpost.simulator.conformance201.Memory.info;
import static hitchpost.simulator.conformance201.Told.status;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import hitchpost.simulator.conformance.Match;
import hitchpost.simulator.conformance.Scenario;
import hitchpost.simulator.conformance.TestCsms.Expected;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** OCPP 2.0.1 part 6, 2.9: reservations. */
class ReservationTest {
  private static final String CARD = Scenario201.CARD;
  private static final String OTHER = "OTHER";
  private static final String GROUP = "FAMILY";
  private static final String ANYWHERE = "";
  private static final String HERE = ",'evseId':1";

  /** A station with this many EVSEs, all reported. */
  private static Scenario201 station(int evses) {
    var s = new Scenario201(new Scenario().withEvses(evses)).on();
    s.csms.receives("BootNotification");
    allBecome(s, evses, "Available");
    s.passes(1);
    return s;
  }

  private static void allBecome(Scenario201 s, int evses, String status) {
    List<Expected> told = new ArrayList<>();
    for (int evse = 1; evse <= evses; evse++) {
      told.add(expect("StatusNotification", status(evse, 1, status)));
    }
    s.csms.receivesInAnyOrder(told.toArray(Expected[]::new));
    s.passes(1);
  }

  private static String reserves(Scenario201 s, int id, String card, String further) {
    return s.reserves(id, Duration.ofSeconds(60), card, further);
  }

  /** Reserved: EVSE 1 is kept for the card. */
  private static void reserved(Scenario201 s, String card, String further) {
    assertEquals("Accepted", reserves(s, 1, card, HERE + further));
    allBecome(s, 1, "Reserved");
  }

  private static String inGroup() {
    return ",'groupIdToken':{'idToken':'" + GROUP + "','type':'Central'}";
  }

  /** The card is accepted, its reservation used up, and it charges. */
  private static void charges(Scenario201 s, String card, String info, boolean uses) {
    asked(s, card, info);
    if (uses) {
      s.csms.receives("StatusNotification", status(1, 1, "Available"));
    }
    s.passes(1);
    s.car.plugsIn();
    Match token =
        Match.all(
            field("idToken.idToken", card),
            uses ? field("reservationId", 1) : Match.absent("reservationId"));
    s.csms.receivesInAnyOrder(
        expect("StatusNotification", status(1, 1, "Occupied")),
        expect("TransactionEvent", field("eventType", "Started"), token),
        expect("TransactionEvent", field("transactionInfo.chargingState", "Charging")));
  }

  @Test
  @Tag("E03.FR.03")
  void TC_H_01_CS() {
    var s = station(1);
    reserved(s, CARD, "");
    charges(s, CARD, VALID, true);
  }

  @Test
  void TC_H_02_CS() {
    var s = station(1);
    reserved(s, CARD, "");
    s.car.plugsIn();
    s.passes(5);
    asked(s, OTHER, VALID);
    s.passes(30);
    assertFalse(s.running());
    assertEquals(
        "Rejected",
        s.statusOf(
            "RequestStartTransaction",
            "{'remoteStartId':1,'evseId':1,'idToken':{'idToken':'OTHER','type':'ISO14443'}}"));
    s.passes(10);
  }

  @Test
  void TC_H_03_CS() {
    var s = station(1);
    reserved(s, CARD, "");
    assertEquals("Occupied", reserves(s, 2, OTHER, HERE));
  }

  @Test
  void TC_H_04_CS() {
    var s = new Scenario201().booted().energyTransferStarted();
    assertEquals("Occupied", reserves(s, 1, OTHER, HERE));
  }

  private static void becomes(Scenario201 s, String operationalStatus, String evse) {
    assertEquals(
        "Accepted",
        s.statusOf(
            "ChangeAvailability", "{'operationalStatus':'" + operationalStatus + "'" + evse + "}"));
  }

  @Test
  void TC_H_06_CS() {
    var s = station(1);
    becomes(s, "Inoperative", ",'evse':{'id':1}");
    allBecome(s, 1, "Unavailable");
    assertEquals("Unavailable", reserves(s, 1, OTHER, HERE));
  }

  @Test
  void TC_H_07_CS() {
    var s = station(1);
    reserved(s, CARD, "");
    s.csms.receivesWithinInAnyOrder(
        Duration.ofSeconds(61),
        expect("StatusNotification", status(1, 1, "Available")),
        ends(1, "Expired"));
    s.passes(1);
    charges(s, OTHER, VALID, false);
  }

  private static Expected ends(int id, String how) {
    return expect(
        "ReservationStatusUpdate",
        field("reservationId", id),
        field("reservationUpdateStatus", how));
  }

  @Test
  void TC_H_08_CS() {
    var s = station(1);
    assertEquals("Accepted", reserves(s, 1, CARD, ANYWHERE));
    allBecome(s, 1, "Reserved");
    charges(s, CARD, VALID, true);
  }

  @Test
  void TC_H_09_CS() {
    var s = station(1);
    reserved(s, CARD, "");
    assertEquals("Occupied", reserves(s, 2, OTHER, ANYWHERE));
  }

  @Test
  void TC_H_10_CS() {
    var s = new Scenario201().booted().energyTransferStarted();
    assertEquals("Occupied", reserves(s, 1, OTHER, ANYWHERE));
  }

  @Test
  void TC_H_12_CS() {
    var s = station(2);
    becomes(s, "Inoperative", "");
    allBecome(s, 2, "Unavailable");
    assertEquals("Unavailable", reserves(s, 1, CARD, ANYWHERE));
  }

  @Test
  void TC_H_13_CS() {
    var s = new Scenario201().with("ReservationCtrlr.NonEvseSpecific", "false").booted();
    assertEquals("Rejected", reserves(s, 1, CARD, ANYWHERE));
  }

  @Test
  void TC_H_14_CS() {
    var s = station(2);
    assertEquals("Accepted", reserves(s, 1, CARD, ANYWHERE));
    s.passes(1);
    assertEquals("Accepted", reserves(s, 2, OTHER, ANYWHERE));
    allBecome(s, 2, "Reserved");
  }

  private static final String TYPE = ",'connectorType':'sType2'";

  @Test
  void TC_H_15_CS() {
    var s = station(1);
    assertEquals("Accepted", reserves(s, 1, CARD, TYPE));
    allBecome(s, 1, "Reserved");
    charges(s, CARD, VALID, true);
  }

  @Test
  void TC_H_16_CS() {
    var s = station(1);
    reserved(s, CARD, "");
    assertEquals("Occupied", reserves(s, 2, OTHER, TYPE));
  }

  @Test
  void TC_H_17_CS() {
    var s = station(1);
    reserved(s, CARD, "");
    assertEquals("Accepted", s.statusOf("CancelReservation", "{'reservationId':1}"));
    allBecome(s, 1, "Available");
  }

  @Test
  void TC_H_18_CS() {
    assertEquals("Rejected", station(1).statusOf("CancelReservation", "{'reservationId':1}"));
  }

  @Test
  void TC_H_19_CS() {
    var s = station(1);
    reserved(s, CARD, inGroup());
    charges(s, OTHER, info("Accepted", GROUP), true);
  }

  @Test
  void TC_H_21_CS() {
    var s = station(1);
    reserved(s, CARD, "");
    becomes(s, "Inoperative", ",'evse':{'id':1}");
    s.csms.receivesInAnyOrder(
        expect("StatusNotification", status(1, 1, "Unavailable")), ends(1, "Removed"));
    s.passes(1);
    becomes(s, "Operative", ",'evse':{'id':1}");
    allBecome(s, 1, "Available");
    charges(s, OTHER, VALID, false);
  }

  @Test
  void TC_H_22_CS() {
    var s = new Scenario201().with("ReservationCtrlr.Enabled", "false").booted();
    assertEquals("Rejected", reserves(s, 1, CARD, HERE));
  }

  @Test
  void TC_H_23_CS() {
    var s = station(1);
    reserved(s, CARD, "");
    assertEquals("Accepted", reserves(s, 1, OTHER, HERE));
    s.passes(1);
    charges(s, OTHER, VALID, true);
  }

  @Test
  void TC_H_24_CS() {
    var s = station(1);
    assertEquals("Accepted", reserves(s, 1, CARD, inGroup()));
    allBecome(s, 1, "Reserved");
    charges(s, OTHER, info("Accepted", GROUP), true);
  }
}
