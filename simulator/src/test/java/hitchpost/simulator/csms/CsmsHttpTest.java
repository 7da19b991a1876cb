package hitchpost.simulator.csms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.simulator.csms.model.ModelCsms;
import hitchpost.simulator.http.Listen;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CsmsHttpTest {
  private static final JsonMapper JSON = new JsonMapper();

  private final LiveCsms live = new LiveCsms(new ModelCsms(), InstantSource.system());
  private final CsmsServer server =
      CsmsServer.start(ServerSettings.plain(Listen.parse("127.0.0.1:0")), live);
  private final CsmsHttp http = CsmsHttp.start(Listen.locally(), live, server, FileDesk.none());
  private final HttpClient client = HttpClient.newHttpClient();

  @AfterEach
  void stop() {
    client.close();
    http.close();
    server.close();
    live.close();
  }

  private HttpResponse<String> call(String method, String path, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(http.uri() + "/v1" + path))
            .method(method, HttpRequest.BodyPublishers.ofString(body.replace('\'', '"')))
            .build();
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private JsonNode done(int status, String method, String path, String body) throws Exception {
    HttpResponse<String> answer = call(method, path, body);
    assertEquals(status, answer.statusCode(), answer.body());
    return JSON.readTree(answer.body());
  }

  private JsonNode get(String path) throws Exception {
    return done(200, "GET", path, "");
  }

  private String field(int status, String method, String path, String body) throws Exception {
    return done(status, method, path, body).path("field").asString();
  }

  private TestStation station() throws Exception {
    TestStation station = TestStation.connected(server.uri(), "CP1");
    station.say("[2,'1','BootNotification',{'chargePointVendor':'V','chargePointModel':'M'}]");
    station.hear();
    return station;
  }

  @Test
  void stationAndItsMessagesAreShown() throws Exception {
    TestStation station = station();
    station.say(
        "[2,'2','StatusNotification',{'connectorId':1,'errorCode':'NoError',"
            + "'status':'Available'}]");
    station.hear();
    JsonNode shown = get("/stations/CP1");
    assertEquals("Accepted", shown.get("registration").stringValue());
    assertEquals("V", shown.at("/boot/chargePointVendor").stringValue());
    assertEquals("Available", shown.at("/connectors/0/status").stringValue());
    assertTrue(shown.get("connected").booleanValue());
    assertEquals(shown, get("/stations").at("/stations/0"));
    JsonNode messages = get("/stations/CP1/messages").get("messages");
    assertEquals(4, messages.size());
    assertEquals("fromStation", messages.at("/2/direction").stringValue());
    assertEquals("CallResult", messages.at("/3/kind").stringValue());
    assertEquals("StatusNotification", messages.at("/3/action").stringValue());
    assertEquals(JSON.readTree("[3,\"2\",{}]"), messages.at("/3/frame"));
    long last = messages.at("/3/number").longValue();
    assertEquals(1, get("/stations/CP1/messages?limit=1").get("messages").size());
    assertEquals(0, get("/stations/CP1/messages?after=" + last).get("messages").size());
    station.closeBlocking();
  }

  @Test
  void callIsSentAndTheStationsAnswerReturned() throws Exception {
    TestStation station = station();
    var answers =
        CompletableFuture.runAsync(() -> {
          hearAnd(station, "[3,'1',{'status':'Accepted'}]");
          hearAnd(station, "[4,'2','NotSupported','why',{}]");
          hearAnd(station, "[3,'3',{'status':'Perhaps'}]");
        });
    String calls = "/stations/CP1/calls";
    JsonNode accepted = done(200, "POST", calls, "{'action':'Reset','payload':{'type':'Soft'}}");
    assertEquals(
        JSON.readTree("{\"kind\":\"CallResult\",\"payload\":{\"status\":\"Accepted\"}}"), accepted);
    JsonNode refused = done(200, "POST", calls, "{'action':'ClearCache'}");
    assertEquals("CallError", refused.get("kind").stringValue());
    assertEquals("NotSupported", refused.get("code").stringValue());
    JsonNode wrong = done(200, "POST", calls, "{'action':'ClearCache'}");
    assertTrue(wrong.get("violation").stringValue().startsWith("status"));
    answers.get(60, TimeUnit.SECONDS);
    station.closeBlocking();
  }

  private static void hearAnd(TestStation station, String answer) {
    try {
      station.hear();
      station.say(answer);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void stationThatDoesNotAnswerIsA504() throws Exception {
    TestStation station = station();
    String call = "{'action':'ClearCache','timeoutSeconds':1}";
    done(504, "POST", "/stations/CP1/calls", call);
    live.ask(model -> model.policy().callTimeout(Duration.ofMillis(1)));
    done(504, "POST", "/stations/CP1/calls", "{'action':'Foo','raw':true}");
    station.closeBlocking();
  }

  @Test
  void impossibleCallIsRefused() throws Exception {
    TestStation station = station();
    String calls = "/stations/CP1/calls";
    assertEquals("action", field(400, "POST", calls, "{}"));
    assertEquals("action", field(400, "POST", calls, "{'action':'Foo'}"));
    assertEquals("action", field(400, "POST", calls, "{'action':'Heartbeat'}"));
    assertEquals("payload.type", field(400, "POST", calls, "{'action':'Reset'}"));
    assertEquals(
        "payload.x",
        field(400, "POST", calls, "{'action':'Reset','payload':{'type':'Soft','x':1}}"));
    assertEquals("payload", field(400, "POST", calls, "{'action':'Reset','payload':[]}"));
    assertEquals(
        "timeoutSeconds",
        field(400, "POST", calls, "{'action':'ClearCache','timeoutSeconds':601}"));
    done(404, "POST", "/stations/CP2/calls", "{'action':'ClearCache'}");
    done(404, "GET", "/stations/CP2", "");
    done(404, "GET", "/stations/CP2/messages", "");
    assertEquals("limit", field(400, "GET", "/stations/CP1/messages?limit=0", ""));
    done(202, "DELETE", "/stations/CP1/connection", "");
    assertEquals(1000, station.closeCode());
    Script.parse("x", List.of("wait CP1 disconnected"))
        .run(new OrderRunner(live, server, FileDesk.none()), line -> {});
    done(409, "POST", calls, "{'action':'ClearCache'}");
    done(409, "DELETE", "/stations/CP1/connection", "");
  }

  @Test
  void tokensAreSetShownAndForgotten() throws Exception {
    String body = "{'status':'Blocked','parentIdTag':'G','expiryDate':'2030-01-01T00:00:00Z'}";
    JsonNode token = done(200, "PUT", "/tokens/04A2%2F1", body);
    assertEquals("04A2/1", token.get("idTag").stringValue());
    assertEquals(token, get("/tokens").at("/tokens/0"));
    done(202, "DELETE", "/tokens/04a2%2F1", "");
    done(404, "DELETE", "/tokens/04a2%2F1", "");
    assertEquals("status", field(400, "PUT", "/tokens/A", "{'status':'Lost'}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {'behaviour':'late','seconds':2.5,'times':2} | Heartbeat: late 2500 ms x2
          {'behaviour':'never','station':'CP1'} | Heartbeat of CP1: never
          {'behaviour':'error','text':'InternalError','description':'x'} \
              | Heartbeat: error InternalError
          {'behaviour':'payload','payload':{'a':1}} | Heartbeat: payload
          {'behaviour':'close','code':4000} | Heartbeat: close
          {'behaviour':'wrong-id'} | Heartbeat: wrong-id
          """)
  void answersAreSet(String body, String rule) throws Exception {
    done(200, "PUT", "/answers/Heartbeat", body);
    assertEquals(rule, live.behaviours(table -> Listings.rule(table.rules().getFirst())));
    assertEquals(1, get("/answers").get("answers").size());
  }

  @Test
  void incompleteAnswerIsRefused() throws Exception {
    assertEquals("seconds", field(400, "PUT", "/answers/Heartbeat", "{'behaviour':'late'}"));
    assertEquals("text", field(400, "PUT", "/answers/Heartbeat", "{'behaviour':'error'}"));
    assertEquals("payload", field(400, "PUT", "/answers/Heartbeat", "{'behaviour':'payload'}"));
    assertEquals("behaviour", field(400, "PUT", "/answers/Heartbeat", "{'behaviour':'odd'}"));
    done(404, "PUT", "/answers/Reset", "{'behaviour':'never'}");
    done(404, "PUT", "/answers/Foo", "{'behaviour':'never'}");
  }

  @Test
  void policyIsChangedInPart() throws Exception {
    JsonNode before = get("/policy");
    assertEquals(300, before.get("interval").intValue());
    JsonNode after = done(200, "PATCH", "/policy", "{'interval':10,'transactionIds':'zero'}");
    assertEquals(10, after.get("interval").intValue());
    assertEquals("zero", after.get("transactionIds").stringValue());
    assertEquals(before.get("deduplicate"), after.get("deduplicate"));
    assertEquals(after, get("/policy"));
    done(200, "PUT", "/stations/CP7/registration", "{'status':'Rejected'}");
    assertEquals("Rejected", live.ask(model -> model.policy().registration("CP7").wire()));
  }

  @Test
  void priceIsSetAndTakenBack() throws Exception {
    JsonNode after = done(200, "PATCH", "/policy", "{'pricePerKwh':0.35}");
    assertEquals("0.35", after.get("pricePerKwh").asString());
    after = done(200, "PATCH", "/policy", "{'pricePerKwh':-1}");
    assertTrue(after.path("pricePerKwh").isMissingNode() || after.get("pricePerKwh").isNull());
  }

  @Test
  void stationOfTheOtherVersionIsShownAsItSpeaks() throws Exception {
    TestStation modern = TestStation.connected(server.uri(), "CP2", "ocpp2.0.1");
    modern.say(
        "[2,'1','StatusNotification',{'timestamp':'2030-01-01T12:00:00Z','evseId':1,"
            + "'connectorId':2,'connectorStatus':'Occupied'}]");
    modern.hear();
    modern.say(
        "[2,'2','TransactionEvent',{'eventType':'Started','timestamp':'2030-01-01T12:00:00Z',"
            + "'triggerReason':'CablePluggedIn','seqNo':0,"
            + "'transactionInfo':{'transactionId':'T-1','chargingState':'EVConnected'}}]");
    modern.hear();
    JsonNode shown = get("/stations/CP2");
    assertEquals("ocpp2.0.1", shown.get("subprotocol").asString());
    assertEquals("Occupied", shown.at("/connectors/0/status").asString());
    assertEquals(2, shown.at("/connectors/0/connectorId").asInt());
    JsonNode transaction = get("/transactions?station=CP2").at("/transactions/0");
    assertEquals("T-1", transaction.get("uuid").asString());
    assertEquals("EVConnected", transaction.get("chargingState").asString());
    modern.closeBlocking();
  }

  @Test
  void transactionsAndViolationsAreShown() throws Exception {
    TestStation station = station();
    station.say(
        "[2,'2','StartTransaction',{'connectorId':1,'idTag':'A','meterStart':5,"
            + "'timestamp':'2030-01-01T12:00:00Z'}]");
    station.hear();
    station.say(
        "[2,'3','MeterValues',{'connectorId':1,'transactionId':1,'meterValue':["
            + "{'timestamp':'2030-01-01T12:01:00Z','sampledValue':[{'value':'7'}]}]}]");
    station.hear();
    station.say("[2,'4','Authorize',{}]");
    station.hear();
    JsonNode transaction = get("/transactions?station=CP1&open=true").at("/transactions/0");
    assertEquals(5, transaction.get("meterStart").intValue());
    assertTrue(transaction.get("open").booleanValue());
    assertEquals(0, get("/transactions?open=false").get("transactions").size());
    assertEquals(0, get("/transactions?station=CP2").get("transactions").size());
    assertEquals("open", field(400, "GET", "/transactions?open=maybe", ""));
    JsonNode details = get("/transactions/1");
    assertEquals(transaction, details.get("transaction"));
    assertEquals(
        "7", details.at("/meterValues/0/values/meterValue/0/sampledValue/0/value").stringValue());
    done(404, "GET", "/transactions/2", "");
    JsonNode violations = get("/violations");
    assertEquals(1, violations.get("total").intValue());
    assertEquals("schema", violations.at("/violations/0/rule").stringValue());
    assertEquals("idTag", violations.at("/violations/0/path").stringValue());
    station.closeBlocking();
  }

  @Test
  void secretsAreMasked() throws Exception {
    TestStation station = station();
    var answers =
        CompletableFuture.runAsync(() -> hearAnd(station, "[3,'1',{'status':'Accepted'}]"));
    done(
        200,
        "POST",
        "/stations/CP1/calls",
        "{'action':'ChangeConfiguration',"
            + "'payload':{'key':'AuthorizationKey','value':'topsecret'}}");
    answers.get(60, TimeUnit.SECONDS);
    assertFalse(get("/stations/CP1/messages").toString().contains("topsecret"));
    assertFalse(get("/stations/CP1").toString().contains("topsecret"));
    assertTrue(get("/stations/CP1").toString().contains("AuthorizationKey"));
    station.closeBlocking();
  }

  @Test
  void eventsTellWhatHappens() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(http.uri() + "/v1/events?types=message,connected"))
            .build();
    var answer = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
    TestStation station = station();
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
      StringBuilder events = new StringBuilder();
      while (events.indexOf("CallResult") < 0) {
        events.append(reader.readLine()).append('\n');
      }
      assertTrue(events.indexOf("event: connected\n") >= 0, events.toString());
      assertTrue(events.indexOf("\"action\":\"BootNotification\"") >= 0, events.toString());
    }
    station.closeBlocking();
  }

  @Test
  void offlineAndOnlineWorkFromHere() throws Exception {
    done(202, "POST", "/offline", "");
    assertFalse(server.isOnline());
    done(202, "POST", "/online", "{}");
    assertTrue(server.isOnline());
  }

  @Test
  void healthAndDescriptionAreThere() throws Exception {
    assertEquals("up", get("/health").get("status").stringValue());
    JsonNode description = get("/openapi.json");
    assertTrue(description.at("/paths/~1v1~1stations~1{id}~1calls/post").isObject());
    assertTrue(description.at("/components/schemas/CallReply").isObject());
  }
}
