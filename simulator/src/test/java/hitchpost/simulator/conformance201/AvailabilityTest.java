package hitchpost.simulator.conformance201;

import static hitchpost.simulator.conformance201.Connectors.TWO;
import static hitchpost.simulator.conformance201.Connectors.at;
import static hitchpost.simulator.conformance201.Connectors.become;
import static hitchpost.simulator.conformance201.Connectors.bootAgain;
import static hitchpost.simulator.conformance201.Connectors.bootedWithTwo;
import static hitchpost.simulator.conformance201.Told.status;
import static hitchpost.simulator.conformance201.Told.token;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import hitchpost.core.types.Evse;
import hitchpost.simulator.conformance.Match;
import hitchpost.simulator.conformance.TestCsms;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** OCPP 2.0.1 part 6, 2.8: availability. */
class AvailabilityTest {
  private static final String STATION = "";
  private static final String EVSE = ",'evse':{'id':1}";
  private static final String CONNECTOR = ",'evse':{'id':1,'connectorId':1}";
  private static final List<Evse> FIRST = List.of(at(1, 1));
  private static final List<Evse> SECOND = List.of(at(2, 1));

  private static String changes(Scenario201 s, String where, String to) {
    return s.statusOf("ChangeAvailability", "{'operationalStatus':'" + to + "'" + where + "}");
  }

  /** Unavailable: what is in it is told. */
  private static Scenario201 unavailable(Scenario201 s, String where, List<Evse> told) {
    assertEquals("Accepted", changes(s, where, "Inoperative"));
    become(s, "Unavailable", told);
    s.passes(5);
    return s;
  }

  private static void available(Scenario201 s, String where, List<Evse> told) {
    assertEquals("Accepted", changes(s, where, "Operative"));
    become(s, "Available", told);
    s.passes(5);
  }

  /** What is so already is accepted, and nothing is told. */
  private static void staysSo(Scenario201 s, String where, String as) {
    assertEquals("Accepted", changes(s, where, as));
    s.passes(5);
  }

  /** A transaction runs at EVSE 1 when the change comes; it takes effect when that ends. */
  private static void waitsForTheTransaction(Scenario201 s, String where, List<Evse> atOnce) {
    s.energyTransferStarted();
    assertEquals("Scheduled", changes(s, where, "Inoperative"));
    become(s, "Unavailable", atOnce);
    s.passes(30);
    s.stopAuthorizedLocally();
    become(s, "Unavailable", FIRST);
    s.car.plugsOut();
    s.passes(5);
  }

  @Test
  @Tag("G01.FR.03")
  void TC_G_01_CS() {
    new Scenario201().booted().evConnected();
  }

  @Test
  @Tag("G01.FR.04")
  void TC_G_02_CS() {
    var s = new Scenario201().booted().evConnected();
    s.car.plugsOut();
    s.csms.receives("StatusNotification", status(1, 1, "Available"));
  }

  @Test
  @Tag("G01.FR.07")
  void TC_G_03_CS() {
    unavailable(bootedWithTwo(), EVSE, FIRST);
  }

  @Test
  void TC_G_04_CS() {
    available(unavailable(bootedWithTwo(), EVSE, FIRST), EVSE, FIRST);
  }

  @Test
  void TC_G_05_CS() {
    unavailable(bootedWithTwo(), STATION, TWO);
  }

  @Test
  void TC_G_06_CS() {
    available(unavailable(bootedWithTwo(), STATION, TWO), STATION, TWO);
  }

  @Test
  void TC_G_07_CS() {
    unavailable(bootedWithTwo(), CONNECTOR, FIRST);
  }

  @Test
  void TC_G_08_CS() {
    available(unavailable(bootedWithTwo(), CONNECTOR, FIRST), CONNECTOR, FIRST);
  }

  @Test
  void TC_G_09_CS() {
    staysSo(bootedWithTwo(), EVSE, "Operative");
  }

  @Test
  void TC_G_10_CS() {
    staysSo(unavailable(bootedWithTwo(), EVSE, FIRST), EVSE, "Inoperative");
  }

  @Test
  @Tag("G01.FR.05")
  void TC_G_11_CS() {
    waitsForTheTransaction(new Scenario201().booted(), EVSE, List.of());
  }

  @Test
  void TC_G_12_CS() {
    staysSo(bootedWithTwo(), STATION, "Operative");
  }

  @Test
  void TC_G_13_CS() {
    staysSo(unavailable(bootedWithTwo(), STATION, TWO), STATION, "Inoperative");
  }

  @Test
  void TC_G_14_CS() {
    waitsForTheTransaction(bootedWithTwo(), STATION, SECOND);
  }

  @Test
  void TC_G_15_CS() {
    staysSo(bootedWithTwo(), CONNECTOR, "Operative");
  }

  @Test
  void TC_G_16_CS() {
    staysSo(unavailable(bootedWithTwo(), CONNECTOR, FIRST), CONNECTOR, "Inoperative");
  }

  @Test
  void TC_G_17_CS() {
    waitsForTheTransaction(new Scenario201().booted(), CONNECTOR, List.of());
  }

  @Test
  @Tag("G01.FR.02")
  void TC_G_18_CS() {
    rebootsUnavailable(EVSE, FIRST, SECOND);
  }

  @Test
  void TC_G_19_CS() {
    rebootsUnavailable(CONNECTOR, FIRST, SECOND);
  }

  @Test
  void TC_G_21_CS() {
    rebootsUnavailable(STATION, TWO, List.of());
  }

  private static void rebootsUnavailable(String where, List<Evse> concerned, List<Evse> others) {
    var s = unavailable(bootedWithTwo(), where, concerned);
    s.site.grid.fails();
    s.passes(10);
    s.site.grid.returns();
    bootAgain(s, "PowerUp", "Unavailable", concerned, others);
  }

  /** The car is there, the plug cannot be locked. */
  @Test
  void TC_G_20_CS() {
    var s = new Scenario201().booted().evConnected();
    s.site.grid.jamsLock(1, true);
    s.driver.presents(Scenario201.CARD);
    s.csms.receives("Authorize", token(Scenario201.CARD));
    s.csms.receivesInAnyOrder(
        TestCsms.expect("StatusNotification", status(1, 1, "Faulted")),
        TestCsms.expect("NotifyEvent", Match.that("a lock failure", AvailabilityTest::lockFails)));
    s.passes(30);
    assertFalse(s.site.hardware(1).contactorClosed());
  }

  private static boolean lockFails(JsonNode request) {
    JsonNode event = request.at("/eventData/0");
    return event.get("trigger").asString().equals("Delta")
        && event.at("/component/name").asString().equals("ConnectorPlugRetentionLock")
        && event.at("/component/evse/id").asInt() == 1
        && event.at("/variable/name").asString().equals("Problem")
        && event.get("actualValue").asString().equals("true");
  }

  @Test
  @Tag("G03.FR.07")
  @Tag("G04.FR.08")
  void eachTierComesBackByItself() {
    var s = unavailable(bootedWithTwo(), CONNECTOR, FIRST);
    unavailable(s, EVSE, List.of());
    unavailable(s, STATION, SECOND);
    assertEquals("Accepted", changes(s, STATION, "Operative"));
    become(s, "Available", SECOND);
    staysSo(s, EVSE, "Operative");
    available(s, CONNECTOR, FIRST);
  }

  @Test
  @Tag("G02.FR.01")
  @Tag("G02.FR.02")
  @Tag("B01.FR.04")
  void theHeartBeatsAsTheBootAnswerSaysUntilTheVariableSaysOtherwise() {
    var s = new Scenario201().on();
    s.csms.receives(
        TestCsms.expect("BootNotification").answering(s.csms.bootAnswer("Accepted", 60)));
    s.reportsConnectors();
    assertEquals("60", s.gets("OCPPCommCtrlr", "HeartbeatInterval"));
    s.passes(58);
    s.csms.receives("Heartbeat");
    assertEquals("Accepted", s.sets("OCPPCommCtrlr", "HeartbeatInterval", "20"));
    s.passes(19);
    s.csms.receives("Heartbeat");
  }
}
