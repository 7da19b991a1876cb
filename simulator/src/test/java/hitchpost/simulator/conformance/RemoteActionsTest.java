package hitchpost.simulator.conformance;

import static hitchpost.simulator.conformance.Match.connector;
import static hitchpost.simulator.conformance.Match.field;
import static hitchpost.simulator.conformance.Match.idTag;
import static hitchpost.simulator.conformance.Match.reason;
import static hitchpost.simulator.conformance.Match.status;
import static hitchpost.simulator.conformance.TestCsms.expect;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** OCTT 2.5 and 2.11, remote start and stop. */
class RemoteActionsTest {
  private static final String START = "{\"connectorId\":1,\"idTag\":\"CARD\"}";

  private static String startAnswer(Scenario s, String payload) {
    return s.csms.sends("RemoteStartTransaction", payload).get("status").asString();
  }

  private static void authorizesRemoteRequests(Scenario s) {
    var answer = s.csms.sends("GetConfiguration", "{\"key\":[\"AuthorizeRemoteTxRequests\"]}");
    var key = answer.get("configurationKey").get(0);
    assertEquals("AuthorizeRemoteTxRequests", key.get("key").asString());
    assertEquals("true", key.get("value").asString());
  }

  @Test
  void TC_010_CS() {
    var s = new Scenario().booted();
    s.car.plugsIn();
    s.csms.receives("StatusNotification", connector(1), status("Preparing"));
    assertEquals("Accepted", startAnswer(s, START));
    s.csms.receives("Authorize", idTag("CARD"));
    s.csms.receivesInAnyOrder(
        expect("StartTransaction", connector(1), idTag("CARD")),
        expect("StatusNotification", connector(1), status("Charging")));
  }

  @Test
  void TC_011_1_CS() {
    var s = new Scenario().booted();
    authorizesRemoteRequests(s);
    assertEquals("Accepted", startAnswer(s, START));
    s.csms.receives("Authorize", idTag("CARD"));
    s.csms.receives("StatusNotification", connector(1), status("Preparing"));
    s.car.plugsIn();
    s.csms.receivesInAnyOrder(
        expect("StartTransaction", connector(1), idTag("CARD")),
        expect("StatusNotification", connector(1), status("Charging")));
  }

  @Test
  void TC_011_2_CS() {
    var s = new Scenario().with("ConnectionTimeOut", "25").booted();
    authorizesRemoteRequests(s);
    assertEquals("Accepted", startAnswer(s, START));
    s.csms.receives("Authorize", idTag("CARD"));
    s.csms.receives("StatusNotification", connector(1), status("Preparing"));
    s.passes(Duration.ofSeconds(24));
    s.csms.receives("StatusNotification", connector(1), status("Available"));
  }

  @Test
  void TC_012_CS() {
    var s = new Scenario().charging();
    int transaction = s.csms.lastTransaction();
    var stopped = s.csms.sends("RemoteStopTransaction", "{\"transactionId\":" + transaction + "}");
    assertEquals("Accepted", stopped.get("status").asString());
    s.csms.receivesInAnyOrder(
        expect("StopTransaction", reason("Remote"), field("transactionId", transaction)),
        expect("StatusNotification", connector(1), status("Finishing")));
  }

  @Test
  void TC_026_CS() {
    var s = new Scenario().with("LocalPreAuthorize", "false").charging();
    assertEquals("Rejected", startAnswer(s, START));
    s.passes(Duration.ofSeconds(30));
  }

  @Test
  void TC_027_CS() {
    var s = new Scenario().booted();
    assertEquals("Rejected", startAnswer(s, "{\"connectorId\":0,\"idTag\":\"CARD\"}"));
    s.passes(Duration.ofSeconds(30));
  }

  @Test
  void TC_028_CS() {
    var s = new Scenario().charging();
    var stopped = s.csms.sends("RemoteStopTransaction", "{\"transactionId\":424242}");
    assertEquals("Rejected", stopped.get("status").asString());
    s.passes(Duration.ofSeconds(30));
  }
}
