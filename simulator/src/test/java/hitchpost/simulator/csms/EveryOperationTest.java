package hitchpost.simulator.csms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.core.message.MessageCodec;
import hitchpost.core.message.OcppAction;
import hitchpost.ocpp16.messages.Action;
import hitchpost.simulator.csms.model.ModelCsms;
import hitchpost.simulator.http.Listen;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Everything that a CSMS may send can be sent: as words of a line, and over HTTP. */
class EveryOperationTest {
  private static final JsonMapper JSON = new JsonMapper();

  private final LiveCsms live = new LiveCsms(new ModelCsms(), InstantSource.system());
  private final CsmsServer server =
      CsmsServer.start(ServerSettings.plain(Listen.parse("127.0.0.1:0")), live);
  private final CsmsHttp http = CsmsHttp.start(Listen.locally(), live, server, FileDesk.none());
  private TestStation station;

  @BeforeEach
  void connect() throws Exception {
    station = TestStation.connected(server.uri(), "CP1");
    assertEquals(List.of(), failures("wait CP1 connected"));
  }

  @AfterEach
  void stop() throws InterruptedException {
    station.closeBlocking();
    http.close();
    server.close();
    live.close();
  }

  static Stream<Action> sendable() {
    return Arrays.stream(Action.values())
        .filter(action -> action.direction() != Action.Direction.TO_CSMS);
  }

  /** What an operator types after the name of the action. */
  private static String words(Action action) {
    return switch (action) {
      case CHANGE_AVAILABILITY -> "connectorId=0 type=Inoperative";
      case CHANGE_CONFIGURATION -> "key=HeartbeatInterval value=60";
      case CLEAR_CACHE, GET_LOCAL_LIST_VERSION -> "";
      case DATA_TRANSFER -> "vendorId=com.example messageId=M data=text";
      case GET_CONFIGURATION -> "key=HeartbeatInterval,CpoName";
      case REMOTE_START_TRANSACTION -> "connectorId=1 idTag=04A2";
      case REMOTE_STOP_TRANSACTION -> "transactionId=1";
      case RESET -> "type=Soft";
      case UNLOCK_CONNECTOR -> "connectorId=1";
      case GET_DIAGNOSTICS -> "location=ftp://example.org/logs/ retries=1";
      case UPDATE_FIRMWARE ->
          "location=https://example.org/new.bin retrieveDate=2027-01-01T00:00:00Z";
      case SEND_LOCAL_LIST ->
          "{\"listVersion\":1,\"updateType\":\"Full\",\"localAuthorizationList\":"
              + "[{\"idTag\":\"04A2\",\"idTagInfo\":{\"status\":\"Accepted\"}}]}";
      case RESERVE_NOW ->
          "connectorId=1 expiryDate=2027-01-01T00:00:00Z idTag=04A2 reservationId=1";
      case CANCEL_RESERVATION -> "reservationId=1";
      case SET_CHARGING_PROFILE ->
          "{\"connectorId\":1,\"csChargingProfiles\":{\"chargingProfileId\":1,\"stackLevel\":0,"
              + "\"chargingProfilePurpose\":\"TxDefaultProfile\","
              + "\"chargingProfileKind\":\"Absolute\",\"chargingSchedule\":"
              + "{\"chargingRateUnit\":\"A\",\"chargingSchedulePeriod\":"
              + "[{\"startPeriod\":0,\"limit\":10}]}}}";
      case CLEAR_CHARGING_PROFILE -> "id=1";
      case GET_COMPOSITE_SCHEDULE -> "connectorId=1 duration=3600 chargingRateUnit=A";
      case TRIGGER_MESSAGE -> "requestedMessage=MeterValues connectorId=1";
      case CERTIFICATE_SIGNED -> "certificateChain=PEM";
      case DELETE_CERTIFICATE ->
          "certificateHashData.hashAlgorithm=SHA256 certificateHashData.issuerNameHash=aa"
              + " certificateHashData.issuerKeyHash=bb certificateHashData.serialNumber=01";
      case EXTENDED_TRIGGER_MESSAGE -> "requestedMessage=SignChargePointCertificate";
      case GET_INSTALLED_CERTIFICATE_IDS -> "certificateType=CentralSystemRootCertificate";
      case GET_LOG ->
          "logType=SecurityLog requestId=1 log.remoteLocation=https://example.org/logs/";
      case INSTALL_CERTIFICATE -> "certificateType=ManufacturerRootCertificate certificate=PEM";
      case SIGNED_UPDATE_FIRMWARE ->
          "requestId=1 firmware.location=https://example.org/new.bin"
              + " firmware.retrieveDateTime=2027-01-01T00:00:00Z"
              + " firmware.signingCertificate=PEM firmware.signature=U0lH";
      default -> throw new IllegalArgumentException("no CSMS sends " + action.wire());
    };
  }

  /** Lets the station answer its next call, and gives what it was asked. */
  private CompletableFuture<JsonNode> asked() {
    return CompletableFuture.supplyAsync(() -> {
      try {
        JsonNode call = JSON.readTree(station.hear());
        station.say("[4,'" + call.get(1).asString() + "','NotSupported','',{}]");
        return call;
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    });
  }

  /** What a script of this line complains about. */
  private List<String> failures(String line) throws InterruptedException {
    List<String> out = new ArrayList<>();
    Script script = Script.parse("test", List.of(line));
    boolean well = script.run(new OrderRunner(live, server, FileDesk.none()), out::add);
    return well ? List.of() : out;
  }

  @ParameterizedTest
  @MethodSource("sendable")
  void everyActionCanBeSentFromALineAndOverHttp(Action action) throws Exception {
    CompletableFuture<JsonNode> first = asked();
    assertEquals(List.of(), failures("send CP1 " + action.wire() + " " + words(action)));
    JsonNode call = first.get(60, TimeUnit.SECONDS);
    assertEquals(action.wire(), call.get(2).asString());
    MessageCodec.decode(call.get(3), action.request());

    CompletableFuture<JsonNode> second = asked();
    String body = "{\"action\":\"%s\",\"payload\":%s}".formatted(action.wire(), call.get(3));
    assertTrue(posted(body).contains("NotSupported"));
    assertEquals(call.get(3), second.get(60, TimeUnit.SECONDS).get(3));
  }

  static Stream<hitchpost.ocpp201.messages.Action> sendable201() {
    return Arrays.stream(hitchpost.ocpp201.messages.Action.values())
        .filter(action -> action.direction() != OcppAction.Direction.TO_CSMS);
  }

  @ParameterizedTest
  @MethodSource("sendable201")
  void everyActionOf201CanBeSentFromALineAndOverHttp(hitchpost.ocpp201.messages.Action action)
      throws Exception {
    station.closeBlocking();
    station = TestStation.connected(server.uri(), "CP1", "ocpp2.0.1");
    station.say("[2,'0','Heartbeat',{}]");
    station.hear();
    JsonNode payload = Samples.of(action.request());
    CompletableFuture<JsonNode> first = asked();
    assertEquals(List.of(), failures("send CP1 " + action.wire() + " " + payload));
    JsonNode call = first.get(20, TimeUnit.SECONDS);
    assertEquals(action.wire(), call.get(2).asString());
    assertEquals(payload, call.get(3));

    CompletableFuture<JsonNode> second = asked();
    String body = "{\"action\":\"%s\",\"payload\":%s}".formatted(action.wire(), payload);
    assertTrue(posted(body).contains("NotSupported"));
    assertEquals(payload, second.get(20, TimeUnit.SECONDS).get(3));
  }

  private String posted(String body) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(http.uri() + "/v1/stations/CP1/calls"))
              .POST(HttpRequest.BodyPublishers.ofString(body))
              .build();
      return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
  }
}
