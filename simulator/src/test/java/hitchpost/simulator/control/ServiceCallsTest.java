package hitchpost.simulator.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.simulator.http.Listen;
import hitchpost.simulator.live.LiveStation;
import hitchpost.simulator.live.TinyCsms;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What local users can do over HTTP; what comes of it, {@code StationServiceTest} shows. */
@Timeout(180)
class ServiceCallsTest implements ControlApi.Host {
  private static final String TIMEOUT =
      "{\"component\":\"TxCtrlr\",\"variable\":\"EVConnectionTimeOut\"}";

  @TempDir private Path directory;
  private TinyCsms csms;
  private LiveStation live;
  private ControlApi api;
  private Caller caller;

  @BeforeEach
  void opens() throws Exception {
    csms = new TinyCsms();
    live = new LiveStation(directory, csms.url(), 1, 1, false, Map.of());
    var loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    api = ControlApi.start(new Listen(loopback, Optional.empty()), List.of(live.station), this);
    caller = new Caller(api.uri());
    live.station.start();
    csms.next("StatusNotification", s -> s.get("connectorId").intValue() == 1);
  }

  @AfterEach
  void closes() throws Exception {
    caller.close();
    api.close();
    live.close();
    csms.close();
  }

  @Test
  void variablesAreReadAndWrittenByPlaceAndByKey() throws Exception {
    var written =
        caller.post(
            "/service/variables/write",
            "{\"variables\":[{\"place\":" + TIMEOUT + ",\"value\":\"45\"}]}");
    assertEquals(200, written.status());
    assertEquals("Accepted", written.body().get(0).get("attributeStatus").asString());
    var read =
        caller.post(
            "/stations/cp001/service/variables/read",
            "{\"variables\":[" + TIMEOUT + ",{\"variable\":\"ConnectionTimeOut\"}]}");
    assertEquals("45", read.body().get(0).get("attributeValue").asString());
    assertEquals("TxCtrlr", read.body().get(0).get("component").get("name").asString());
    assertEquals("45", read.body().get(1).get("attributeValue").asString());
  }

  @Test
  void aSessionIsHeardAndStopped() throws Exception {
    try (var events = EventStream.open(caller, "/service/events", "")) {
      // they are told when something happens for the first time since somebody listens
      live.plugIn();
      JsonNode schedules = events.next("schedules").data().get("schedules");
      assertEquals(0, schedules.get(0).get("evseId").asInt());
      assertEquals("PT24H", schedules.get(0).get("duration").asString());
      live.present("04A2");
      JsonNode began = events.next("transaction").data();
      assertEquals("Started", began.get("event").asString());
      assertEquals("ISO14443", began.get("idToken").get("type").asString());
      assertFalse(began.has("stopReason"));
      String id = began.get("transactionId").asString();
      assertEquals(
          "Rejected", caller.post("/service/stop", "{\"transactionId\":\"x\"}").text("status"));
      assertEquals(
          "Accepted",
          caller.post("/service/stop", "{\"transactionId\":\"" + id + "\"}").text("status"));
      JsonNode told = events.next("transaction").data();
      while (!told.get("event").asString().equals("Ended")) {
        told = events.next("transaction").data();
      }
      assertEquals("Remote", told.get("stopReason").asString());
    }
  }

  @Test
  void aVariableIsWatchedUntilItIsIgnored() throws Exception {
    try (var events = EventStream.open(caller, "/service/events?types=data", "")) {
      String places = "{\"variables\":[" + TIMEOUT + "]}";
      assertEquals(200, caller.post("/service/variables/monitor", places).status());
      caller.post(
          "/service/variables/write",
          "{\"variables\":[{\"place\":" + TIMEOUT + ",\"value\":\"46\"}]}");
      JsonNode data = events.next("data").data();
      assertEquals("46", data.get("actualValue").asString());
      assertEquals("Delta", data.get("trigger").asString());
      assertEquals(200, caller.post("/service/variables/ignore", places).status());
    }
  }

  @Test
  void theStationIsTakenOutOfUse() throws Exception {
    var changed = caller.post("/service/availability", "{\"status\":\"Inoperative\"}");
    assertEquals("Accepted", changed.text("status"));
    caller.until("/evses/1", evse -> evse.get("availability").asString().equals("Inoperative"));
  }

  @Test
  void securityEventsAndDataOfVendorsAreTaken() throws Exception {
    assertEquals(
        "Accepted",
        caller
            .post("/service/security-events", "{\"type\":\"MaintenanceLoginFailed\"}")
            .text("status"));
    var sent = caller.post("/service/data-transfer", "{\"vendorId\":\"acme\",\"data\":\"x\"}");
    assertEquals(200, sent.status());
    csms.next("DataTransfer");
  }

  @Test
  void whatIsWrongIsNamed() throws Exception {
    var unknown = caller.post("/service/stop", "{\"transaction\":\"x\"}");
    assertEquals(400, unknown.status());
    assertTrue(unknown.type().startsWith("application/problem+json"), unknown.type());
    assertEquals(400, caller.post("/service/security-events", "{\"type\":\"Nothing\"}").status());
    String tooLong = "{\"type\":\"InvalidMessages\",\"techInfo\":\"" + "x".repeat(256) + "\"}";
    assertEquals(400, caller.post("/service/security-events", tooLong).status());
    assertEquals(404, caller.post("/stations/none/service/restart", "").status());
  }

  @Override
  public void shutDown() {
    throw new AssertionError("nobody asked for it");
  }

  @Override
  public void cutPower() {
    throw new AssertionError("nobody asked for it");
  }
}
