package hitchpost.simulator.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.simulator.http.Listen;
import hitchpost.simulator.live.LiveStation;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Every call of the control API, with a CSMS that is not there: no call depends on it. */
class ControlApiTest implements ControlApi.Host {
  @TempDir private Path directory;
  private final CountDownLatch shutDown = new CountDownLatch(1);
  private final CountDownLatch powerCut = new CountDownLatch(1);
  private LiveStation live;
  private ControlApi api;
  private Caller caller;

  @BeforeEach
  void start() {
    live =
        new LiveStation(
            directory,
            URI.create("ws://127.0.0.1:1/"),
            2,
            20,
            false,
            Map.of("AllowOfflineTxForUnknownId", "true", "ConnectionTimeOut", "36000"));
    live.station.start();
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    api = ControlApi.start(new Listen(address, Optional.empty()), List.of(live.station), this);
    caller = new Caller(api.uri());
  }

  @AfterEach
  void stop() {
    caller.close();
    api.close();
    live.close();
  }

  @Override
  public void shutDown() {
    shutDown.countDown();
  }

  @Override
  public void cutPower() {
    powerCut.countDown();
  }

  @Test
  void healthIsUpWithoutCsms() throws Exception {
    var answer = caller.get("/health");
    assertEquals(200, answer.status());
    assertEquals("{\"status\":\"up\"}", answer.body().toString());
  }

  @Test
  void theSnapshotHasEveryFieldAlsoWhereNothingIs() throws Exception {
    JsonNode station = caller.get("/station").body();
    assertEquals("cp001", station.get("stationId").stringValue());
    assertEquals("1.6", station.get("ocppVersion").stringValue());
    assertEquals("disconnected", station.get("connection").stringValue());
    assertEquals("Pending", station.get("registration").stringValue());
    assertEquals(
        "{\"id\":1,\"availability\":\"Operative\",\"power\":0,\"energyWh\":0,\"connectors\":[{"
            + "\"id\":1,\"status\":\"Available\",\"ocpp16Status\":\"Available\",\"plugged\":false,"
            + "\"locked\":false}],\"session\":null,\"waitingToken\":null,\"ev\":null,"
            + "\"bayOccupied\":null,"
            + "\"contract\":null,\"evCertificate\":null,\"display\":{\"kind\":\"price\","
            + "\"text\":\"\",\"cost\":null,\"currency\":null,\"qrCode\":null},"
            + "\"reservation\":null,\"faults\":[]}",
        station.get("evses").get(0).toString());
    assertEquals(station.get("evses").get(1), caller.get("/evses/2").body());
    assertEquals(station, caller.get("/stations/cp001/station").body());
    assertEquals("{\"stations\":[\"cp001\"]}", caller.get("/stations").body().toString());
  }

  @Test
  void aDriverComesChargesStopsAtTheCarAndGoes() throws Exception {
    accepted(
        caller.post(
            "/evses/1/plug-in",
            "{\"connector\":1,\"ev\":{\"maxCurrent\":16,\"phases\":1,\"startDelaySeconds\":0.5,"
                + "\"soc\":40,\"capacityKwh\":77.5,\"evccId\":\"AA:BB\"}}"));
    accepted(caller.post("/evses/1/plug-in", "{}"));
    accepted(caller.post("/tokens", "{\"idToken\":\"04A2B3C4\",\"evses\":[1]}"));
    JsonNode charging = caller.until("/evses/1", e -> status(e, "Charging"));
    assertEquals("Occupied", charging.get("connectors").get(0).get("status").stringValue());
    assertTrue(charging.get("connectors").get(0).get("plugged").booleanValue());
    JsonNode session = charging.get("session");
    assertEquals("04A2B3C4", session.get("idToken").stringValue());
    assertEquals(32, session.get("offeredCurrent").intValue());
    assertEquals(16, session.get("ev").get("maxCurrent").intValue());
    assertEquals(1, session.get("ev").get("phases").intValue());
    caller.until("/evses/1", e -> e.get("power").intValue() == 3680);

    accepted(caller.patch("/evses/1/ev", "{\"maxCurrent\":6}"));
    caller.until("/evses/1", e -> e.get("power").intValue() == 1380);
    accepted(caller.patch("/evses/1/ev", "{\"charging\":false}"));
    JsonNode suspended = caller.until("/evses/1", e -> status(e, "SuspendedEV"));
    assertEquals("SuspendedEV", suspended.get("session").get("chargingState").stringValue());
    assertEquals(0, suspended.get("power").intValue());
    assertTrue(suspended.get("energyWh").decimalValue().signum() > 0);

    accepted(caller.post("/evses/1/plug-out", "{}"));
    JsonNode free = caller.until("/evses/1", e -> status(e, "Available"));
    assertTrue(free.get("session").isNull());
    accepted(caller.post("/evses/1/plug-out", ""));
  }

  @Test
  void aTokenWaitsForItsCar() throws Exception {
    accepted(
        caller.post(
            "/tokens",
            "{\"idToken\":\"04A2B3C4\",\"type\":\"ISO15693\",\"evses\":[2],\"additionalInfo\":"
                + "[{\"additionalIdToken\":\"7\",\"type\":\"plate\"}]}"));
    JsonNode evse = caller.until("/evses/2", e -> !e.get("waitingToken").isNull());
    assertEquals("04A2B3C4", evse.get("waitingToken").stringValue());
    accepted(caller.post("/evses/2/plug-in", ""));
    JsonNode locked = caller.until("/evses/2", e -> status(e, "Charging"));
    assertTrue(locked.get("connectors").get(0).get("locked").booleanValue());
    accepted(caller.post("/evses/2/stop-button", "{}"));
    caller.until("/evses/2", e -> status(e, "Finishing"));
  }

  @Test
  void aCarShowsAContractAndWantsACertificate() throws Exception {
    String contract = "{\"contractId\":\"DEABCC1234567X\",\"certificates\":\"none\"}";
    problem(409, caller.post("/evses/1/contract", contract));
    problem(409, caller.post("/evses/1/ev-certificate", "{\"exiRequest\":\"QQ==\"}"));
    accepted(caller.post("/evses/1/plug-in", ""));
    accepted(caller.post("/evses/1/contract", contract));
    JsonNode told =
        caller.until("/evses/1", e -> e.at("/contract/status").asString("").equals("refused"));
    assertEquals("DEABCC1234567X", told.at("/contract/contractId").stringValue());
    accepted(caller.post("/evses/1/ev-certificate", "{\"exiRequest\":\"QQ==\"}"));
    caller.until("/evses/1", e -> e.at("/evCertificate/status").asString("").equals("refused"));
  }

  @Test
  void faultsComeAndGoOfAnEvseAndOfTheStation() throws Exception {
    accepted(
        caller.post(
            "/evses/1/faults",
            "{\"id\":\"uv1\",\"errorCode\":\"UnderVoltage\",\"connector\":1,\"vendorErrorCode\":"
                + "\"E42\",\"vendorId\":\"v\",\"info\":\"i\",\"inoperative\":true}"));
    caller.until("/evses/1", e -> status(e, "Faulted"));
    assertEquals(
        "[{\"id\":\"uv1\",\"connector\":1,\"errorCode\":\"UnderVoltage\",\"inoperative\":true,"
            + "\"info\":\"i\",\"vendorId\":\"v\",\"vendorErrorCode\":\"E42\"}]",
        caller.get("/evses/1/faults").body().toString());
    accepted(caller.delete("/evses/1/faults/uv1"));
    caller.until("/evses/1", e -> status(e, "Available"));
    problem(404, caller.delete("/evses/1/faults/uv1"));

    var made = caller.post("/evses/0/faults", "{\"errorCode\":\"OtherError\"}");
    assertEquals(202, made.status());
    caller.until("/evses/2", e -> status(e, "Faulted"));
    accepted(caller.delete("/evses/0/faults/" + made.text("id")));
    caller.until("/evses/2", e -> status(e, "Available"));
    assertEquals("[]", caller.get("/evses/0/faults").body().toString());

    accepted(caller.post("/evses/1/faults", "{\"id\":\"a\",\"errorCode\":\"OtherError\"}"));
    problem(409, caller.post("/evses/1/faults", "{\"id\":\"a\",\"errorCode\":\"WeakSignal\"}"));
  }

  @Test
  void theMeterShowsWhatItIsToldUntilItShowsTheTruthAgain() throws Exception {
    accepted(
        caller.patch("/evses/1/meter", "{\"energyWh\":1000.5,\"power\":3680,\"frozen\":true}"));
    JsonNode evse = caller.get("/evses/1").body();
    assertEquals("1000.5", evse.get("energyWh").toString());
    assertEquals(3680, evse.get("power").intValue());
    accepted(
        caller.patch(
            "/evses/1/meter",
            "{\"voltage\":[230,231,229],\"current\":[16,0,0],\"frequency\":49.9}"));
    assertEquals(3680, caller.get("/evses/1").body().get("power").intValue());
    assertEquals(
        List.of(230_000L, 231_000L, 229_000L),
        live.station.hardware().evses().getFirst().meter().overrides().milliVolts());
    accepted(caller.patch("/evses/1/meter", "{\"power\":null,\"voltage\":null}"));
    assertEquals(0, caller.get("/evses/1").body().get("power").intValue());
    var overrides = live.station.hardware().evses().getFirst().meter().overrides();
    assertEquals(null, overrides.milliVolts());
    assertEquals(49_900L, overrides.milliHertz());
  }

  @Test
  void aJammedLockFailsAndACableHasNone() throws Exception {
    accepted(caller.patch("/evses/2/connectors/1/lock", "{\"jammed\":true}"));
    accepted(caller.post("/evses/2/plug-in", "{}"));
    accepted(caller.post("/tokens", "{\"idToken\":\"04A2B3C4\",\"evses\":[2]}"));
    caller.until("/evses/2", e -> status(e, "Faulted"));
    problem(501, caller.patch("/evses/1/connectors/1/lock", "{\"jammed\":true}"));
    problem(404, caller.patch("/evses/2/connectors/9/lock", "{\"jammed\":true}"));
  }

  @Test
  void theEmergencyStopHoldsUntilItIsReleased() throws Exception {
    accepted(caller.post("/emergency-stop", "{}"));
    caller.until("/evses/1", e -> status(e, "Faulted"));
    accepted(caller.post("/emergency-stop", "{\"pressed\":false}"));
    caller.until("/evses/1", e -> status(e, "Available"));
  }

  @Test
  void theHousingIsOpened() throws Exception {
    accepted(caller.post("/tamper", "{\"on\":true}"));
    assertTrue(live.station.hardware().tampered());
    accepted(caller.post("/tamper", "{\"on\":false}"));
    assertFalse(live.station.hardware().tampered());
  }

  @Test
  void withoutBatteryAMainsFailureIsTheEndAndMainsThatAreThereComeBackToNoEffect()
      throws Exception {
    accepted(caller.patch("/power", "{\"supply\":\"back\"}"));
    accepted(caller.patch("/power", "{\"supply\":\"lost\"}"));
    assertTrue(powerCut.await(60, TimeUnit.SECONDS));
  }

  @Test
  void theConnectionGoesAndComes() throws Exception {
    accepted(caller.post("/connection/down", "{}"));
    accepted(caller.post("/connection/down", "{}"));
    accepted(caller.post("/connection/up", "{}"));
  }

  @Test
  void shutdownIsThePowerSwitch() throws Exception {
    accepted(caller.post("/shutdown", "{}"));
    assertTrue(shutDown.await(60, TimeUnit.SECONDS));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          POST  | /evses/1/plug-in | {"ev":{"maxCurrent":"16"}}          | ev.maxCurrent
          POST  | /evses/1/plug-in | {"ev":{"phases":4}}                 | ev.phases
          POST  | /evses/1/plug-in | {"ev":{"capacityKwh":0}}            | ev.capacityKwh
          POST  | /evses/1/plug-in | {"ev":{"colour":"red"}}             | ev.colour
          POST  | /evses/1/plug-in | {"conector":1}                      | conector
          POST  | /evses/1/plug-out| {"connector":1}                     | connector
          PATCH | /evses/1/ev      | {"soc":101}                         | soc
          PATCH | /evses/1/ev      | {"charging":1}                      | charging
          POST  | /tokens          | {}                                  | idToken
          POST  | /tokens          | {"idToken":""}                      | idToken
          POST  | /tokens          | {"idToken":"a","type":"RFID"}       | type
          POST  | /tokens          | {"idToken":"a","evses":[]}          | evses
          POST  | /tokens          | {"idToken":"a","additionalInfo":[{"type":"x"}]} | additionalInfo[0].additionalIdToken
          POST  | /evses/1/faults  | {"errorCode":"NoError"}             | errorCode
          POST  | /evses/1/faults  | {}                                  | errorCode
          PATCH | /evses/1/meter   | {"voltage":[230]}                   | voltage
          PATCH | /evses/1/meter   | {"current":[16,"0",0]}              | current[1]
          PATCH | /evses/1/meter   | {"power":-1}                        | power
          PATCH | /evses/1/meter   | {"energyWh":-1}                     | energyWh
          PATCH | /evses/2/connectors/1/lock | {}                        | jammed
          PATCH | /power           | {"supply":"gone"}                   | supply
          POST  | /tamper          | {"on":"yes"}                        | on
          """)
  void aWrongFieldIsNamed(String method, String path, String body, String field) throws Exception {
    var answer = method.equals("POST") ? caller.post(path, body) : caller.patch(path, body);
    problem(400, answer);
    assertEquals(field, answer.text("field"), answer.body().toString());
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /evses/3",
    "GET, /evses/x",
    "GET, /evses/9/faults",
    "POST, /evses/3/plug-in",
    "POST, /evses/3/plug-out",
    "POST, /evses/0/start-button",
    "POST, /evses/0/ev/end-session",
    "POST, /evses/0/stop-button",
    "PATCH, /evses/3/meter",
    "DELETE, /evses/1/faults/none",
    "GET, /stations/cp002/station",
    "POST, /nonsense",
  })
  void whatIsNotThereIsNotFound(String method, String path) throws Exception {
    problem(
        404,
        switch (method) {
          case "GET" -> caller.get(path);
          case "POST" -> caller.post(path, "{}");
          case "PATCH" -> caller.patch(path, "{}");
          default -> caller.delete(path);
        });
  }

  @Test
  void whatCannotBeIsAConflict() throws Exception {
    problem(409, caller.patch("/evses/1/ev", "{\"charging\":true}"));
    accepted(caller.post("/evses/1/plug-in", "{}"));
    problem(409, caller.post("/evses/1/plug-in", "{\"ev\":{\"phases\":1}}"));
    problem(404, caller.post("/evses/1/plug-in", "{\"connector\":2}"));
  }

  @Test
  void malformedBodiesAndMethodsAreRefused() throws Exception {
    problem(400, caller.post("/tokens", "{\"idToken\":"));
    problem(400, caller.post("/tokens", "[]"));
    problem(405, caller.get("/tokens"));
    problem(400, caller.patch("/firmware", "{\"nextDownload\":\"maybe\"}"));
  }

  @Test
  void theDescriptionNamesEveryCall() throws Exception {
    JsonNode paths = caller.get("/openapi.json").body().get("paths");
    for (String path :
        List.of(
            "/v1/health",
            "/v1/station",
            "/v1/evses/{evse}/plug-in",
            "/v1/evses/{evse}/connectors/{connector}/lock",
            "/v1/events",
            "/v1/stations/{stationId}/tokens")) {
      assertTrue(paths.has(path), path);
    }
  }

  private static boolean status(JsonNode evse, String status) {
    return evse.get("connectors").get(0).get("ocpp16Status").stringValue().equals(status);
  }

  private static void accepted(Caller.Answer answer) {
    assertEquals(202, answer.status(), answer.body().toString());
    assertEquals("{}", answer.body().toString());
  }

  private static void problem(int status, Caller.Answer answer) {
    assertEquals(status, answer.status(), answer.body().toString());
    assertEquals("application/problem+json", answer.type());
    assertEquals(status, answer.body().get("status").intValue());
    assertFalse(answer.text("detail").isEmpty());
  }
}
