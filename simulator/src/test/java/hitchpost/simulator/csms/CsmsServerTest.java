package hitchpost.simulator.csms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.ocpp16.messages.Action;
import hitchpost.simulator.csms.model.Behaviour;
import hitchpost.simulator.csms.model.Bounds;
import hitchpost.simulator.csms.model.ModelCsms;
import hitchpost.simulator.csms.model.StationAnswer;
import hitchpost.simulator.csms.model.StationBook;
import hitchpost.simulator.http.Listen;
import hitchpost.station.file.OcppVersion;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class CsmsServerTest {
  private static final JsonMapper JSON = new JsonMapper();

  private final LiveCsms live =
      new LiveCsms(new ModelCsms(Bounds.PUBLISHED, "t"), InstantSource.system());
  private CsmsServer server =
      CsmsServer.start(ServerSettings.plain(Listen.parse("127.0.0.1:0")), live);

  @AfterEach
  void stop() {
    server.close();
    live.close();
  }

  private void restartWith(Map<String, ServerSettings.Password> passwords) {
    restart(passwords, ServerSettings.EVERY_VERSION);
  }

  private void restartSpeaking(OcppVersion... versions) {
    restart(Map.of(), List.of(versions));
  }

  private void restart(Map<String, ServerSettings.Password> passwords, List<OcppVersion> versions) {
    server.close();
    server =
        CsmsServer.start(
            new ServerSettings(
                Listen.parse("127.0.0.1:0"),
                Optional.empty(),
                false,
                passwords,
                Optional.empty(),
                Duration.ZERO,
                versions),
            live);
  }

  private boolean isConnected(String stationId) {
    return live.ask(m -> m.station(stationId).map(StationBook::isConnected).orElse(false));
  }

  private void awaitConnected(String stationId, boolean wanted) throws InterruptedException {
    long seen = 0;
    while (isConnected(stationId) != wanted) {
      LiveCsms.Batch batch = live.after(seen, Duration.ofSeconds(60));
      assertFalse(batch.entries().isEmpty(), "nothing happens any more");
      seen = batch.lastNumber(seen);
    }
  }

  @Test
  void stationConnectsAndIsAnswered() throws Exception {
    TestStation station = TestStation.connected(server.uri(), "CP1");
    station.say("[2,'1','BootNotification',{'chargePointVendor':'V','chargePointModel':'M'}]");
    String answer = station.hear();
    assertTrue(answer.startsWith("[3,\"1\",{\"status\":\"Accepted\",\"currentTime\":"), answer);
    assertEquals("ocpp1.6", station.getProtocol().getProvidedProtocol());
    station.closeBlocking();
    awaitConnected("CP1", false);
  }

  @Test
  void identityIsTheLastSegmentOfThePathDecoded() throws Exception {
    TestStation station = TestStation.connected(server.uri(), "some/path/RDAM%7C%C3%BC%2F1?a=b");
    awaitConnected("RDAM|ü/1", true);
    station.closeBlocking();
  }

  @Test
  void stationWithoutTheSubprotocolIsClosedAfterTheHandshake() throws Exception {
    TestStation station = new TestStation(URI.create(server.uri() + "/CP1"), "");
    station.connect();
    assertEquals(1002, station.closeCode());
    assertEquals(0, live.ask(model -> model.stations().size()).intValue());
  }

  @Test
  void firstVersionOfTheCsmsThatTheStationOffersIsSpoken() throws Exception {
    TestStation both = TestStation.connected(server.uri(), "CP1", "ocpp1.6", "ocpp2.0.1");
    assertEquals("ocpp2.0.1", both.getProtocol().getProvidedProtocol());
    both.say(
        "[2,'1','BootNotification',{'reason':'PowerUp','chargingStation':{'vendorName':'V',"
            + "'model':'M'}}]");
    assertTrue(both.hear().startsWith("[3,\"1\",{\"status\":\"Accepted\""));
    assertEquals(OcppVersion.V2_0_1, live.version("CP1"));
    restartSpeaking(OcppVersion.V1_6, OcppVersion.V2_0_1);
    TestStation other = TestStation.connected(server.uri(), "CP1", "ocpp2.0.1", "ocpp1.6");
    assertEquals("ocpp1.6", other.getProtocol().getProvidedProtocol());
    other.closeBlocking();
  }

  @Test
  void stationIsClosedThatSpeaksNoVersionOfTheCsms() throws Exception {
    restartSpeaking(OcppVersion.V1_6);
    TestStation station = new TestStation(URI.create(server.uri() + "/CP1"), "ocpp2.0.1", "");
    station.connect();
    assertEquals(1002, station.closeCode());
  }

  @Test
  void handshakeWithoutIdentityIsRefusedWith404() throws Exception {
    assertEquals("HTTP/1.1 404 Not Found", handshake("/", ""));
    assertEquals("HTTP/1.1 404 Not Found", handshake("/%C3", ""));
    assertEquals("HTTP/1.1 101 Web Socket Protocol Handshake", handshake("/CP1", ""));
  }

  @Test
  void stationWithAPasswordMustPresentItAsOctets() throws Exception {
    byte[] octets = {(byte) 0xff, 0, 'x', ':'};
    restartWith(Map.of("CP:1", new ServerSettings.Password(octets)));
    String path = "/CP%3A1";
    assertEquals("HTTP/1.1 401 Unauthorized", handshake(path, ""));
    assertEquals("HTTP/1.1 401 Unauthorized", handshake(path, basic("CP:1:wrong")));
    assertEquals("HTTP/1.1 401 Unauthorized", handshake(path, "Authorization: Basic ??\r\n"));
    byte[] right = {'C', 'P', ':', '1', ':', (byte) 0xff, 0, 'x', ':'};
    String authorization = "Authorization: Basic " + base64(right) + "\r\n";
    assertTrue(handshake(path, authorization).contains(" 101 "));
    assertTrue(handshake("/other", "").contains(" 101 "));
    assertEquals("***", new ServerSettings.Password(octets).toString());
  }

  /** Connects with the first password, and answers to a new one. */
  private void givesPassword(String hex, String status) throws Exception {
    TestStation station = new TestStation(URI.create(server.uri() + "/CP1"), "ocpp1.6");
    station.addHeader("Authorization", "Basic " + base64("CP1:first".getBytes(UTF_8)));
    assertTrue(station.connectBlocking(60, TimeUnit.SECONDS));
    awaitConnected("CP1", true);
    live.call(
        "CP1",
        Action.CHANGE_CONFIGURATION,
        JSON.createObjectNode().put("key", "AuthorizationKey").put("value", hex));
    String call = station.hear();
    station.say("[3,'" + JSON.readTree(call).get(1).asString() + "',{'status':'" + status + "'}]");
    station.say("[2,'1','Heartbeat',{}]");
    station.hear();
    station.closeBlocking();
    awaitConnected("CP1", false);
  }

  @Test
  void f48_aNewPasswordCountsOnceItIsTakenAndAloneOnceItWasShown() throws Exception {
    restartWith(Map.of("CP1", new ServerSettings.Password("first".getBytes(UTF_8))));
    givesPassword("7365636f6e64", "Rejected");
    assertEquals("HTTP/1.1 401 Unauthorized", handshake("/CP1", basic("CP1:second")));
    givesPassword("7365636f6e64", "Accepted");
    assertTrue(handshake("/CP1", basic("CP1:first")).contains(" 101 "), "not shown yet");
    assertEquals("HTTP/1.1 401 Unauthorized", handshake("/CP1", basic("CP1:third")));
    assertTrue(handshake("/CP1", basic("CP1:second")).contains(" 101 "));
    assertEquals("HTTP/1.1 401 Unauthorized", handshake("/CP1", basic("CP1:first")));
  }

  @Test
  void newConnectionOfAStationReplacesTheOld() throws Exception {
    TestStation old = TestStation.connected(server.uri(), "CP1");
    // the server may notice later than the station that it has connected
    awaitConnected("CP1", true);
    TestStation fresh = TestStation.connected(server.uri(), "CP1");
    assertEquals(1000, old.closeCode());
    fresh.say("[2,'1','Heartbeat',{}]");
    assertTrue(fresh.hear().startsWith("[3,\"1\""));
    assertTrue(isConnected("CP1"));
    fresh.closeBlocking();
  }

  @Test
  void binaryMessageClosesTheConnection() throws Exception {
    TestStation binary = TestStation.connected(server.uri(), "CP1");
    binary.send(new byte[] {1, 2, 3});
    assertEquals(1003, binary.closeCode());
  }

  /**
   * Nothing of the frame but its head is sent: the rest could run into the end of the connection.
   */
  @Test
  void tooLongFrameClosesTheConnectionAsSoonAsItsLengthIsKnown() throws Exception {
    try (Socket socket = new Socket(server.address().getAddress(), server.address().getPort())) {
      begin(socket, "/CP2", "");
      var answer = socket.getInputStream();
      passHead(answer);
      var head = ByteBuffer.allocate(14).put((byte) 0x81).put((byte) 0xFF);
      head.putLong(ServerSettings.MAX_FRAME_BYTES + 1L).putInt(0);
      socket.getOutputStream().write(head.array());
      byte[] close = answer.readNBytes(4);
      assertEquals(0x88, close[0] & 0xFF);
      assertEquals(1009, (close[2] & 0xFF) << 8 | close[3] & 0xFF);
    }
  }

  @Test
  void operatorCallsAStationAndGetsItsAnswer() throws Exception {
    TestStation station = TestStation.connected(server.uri(), "CP1");
    awaitConnected("CP1", true);
    var answer = live.call("CP1", Action.CLEAR_CACHE, JSON.createObjectNode());
    assertEquals("[2,\"t1\",\"ClearCache\",{}]", station.hear());
    station.say("[3,'t1',{'status':'Accepted'}]");
    var result = (StationAnswer.Result) answer.get(60, TimeUnit.SECONDS);
    assertEquals("Accepted", result.payload().get("status").stringValue());
    station.closeBlocking();
  }

  @Test
  void lateAnswerComesByItself() throws Exception {
    Behaviour late = new Behaviour.Late(Duration.ofMillis(20));
    live.behaviours(table -> {
      table.set(Optional.empty(), Action.HEARTBEAT, late, 1);
      return table;
    });
    TestStation station = TestStation.connected(server.uri(), "CP1");
    station.say("[2,'1','Heartbeat',{}]");
    assertTrue(station.hear().startsWith("[3,\"1\""));
    station.closeBlocking();
  }

  @Test
  void orderedCloseHasItsCode() throws Exception {
    live.behaviours(table -> {
      table.set(Optional.empty(), Action.HEARTBEAT, new Behaviour.Close(1011), 1);
      return table;
    });
    TestStation station = TestStation.connected(server.uri(), "CP1");
    station.say("[2,'1','Heartbeat',{}]");
    assertEquals(1011, station.closeCode());
    awaitConnected("CP1", false);
  }

  @Test
  void offlineNobodyConnectsAndOnlineItIsTheSamePortAndTheSameBooks() throws Exception {
    TestStation station = TestStation.connected(server.uri(), "CP1");
    awaitConnected("CP1", true);
    server.goOffline();
    assertEquals(1001, station.closeCode());
    assertFalse(server.isOnline());
    awaitConnected("CP1", false);
    assertThrows(IOException.class, () -> handshake("/CP1", ""));
    server.goOnline();
    TestStation again = TestStation.connected(server.uri(), "CP1");
    awaitConnected("CP1", true);
    assertEquals(2, live.ask(m -> m.station("CP1").orElseThrow().connections()).intValue());
    again.closeBlocking();
  }

  @Test
  void takenPortIsAnError() {
    ServerSettings same = ServerSettings.plain(server.address());
    assertThrows(UncheckedIOException.class, () -> CsmsServer.start(same, live));
  }

  private static String basic(String text) {
    byte[] octets = text.getBytes(StandardCharsets.UTF_8);
    return "Authorization: Basic " + base64(octets) + "\r\n";
  }

  private static String base64(byte[] octets) {
    return Base64.getEncoder().encodeToString(octets);
  }

  /** The first line of the answer to a handshake written by hand. */
  private String handshake(String path, String headers) throws IOException {
    try (Socket socket = new Socket(server.address().getAddress(), server.address().getPort())) {
      begin(socket, path, headers);
      var reader =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      return reader.readLine();
    }
  }

  private static void begin(Socket socket, String path, String headers) throws IOException {
    String head =
        "GET "
            + path
            + " HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n"
            + "Sec-WebSocket-Protocol: ocpp1.6\r\n"
            + headers
            + "\r\n";
    socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
  }

  /** Reads on to what follows the head of an answer. */
  private static void passHead(InputStream answer) throws IOException {
    var head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int octet = answer.read();
      assertTrue(octet >= 0, "ends early: " + head);
      head.append((char) octet);
    }
  }
}
