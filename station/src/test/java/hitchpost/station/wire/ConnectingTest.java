package hitchpost.station.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.core.rpc.LinkCommand.Close;
import hitchpost.core.rpc.LinkCommand.Connect;
import hitchpost.core.rpc.LinkCommand.Send;
import hitchpost.core.rpc.LinkEvent;
import hitchpost.core.rpc.Trouble;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From the command to connect to Opened or Failed: F34, F36, F37, F44, F50, M13, M14. */
@Timeout(180)
class ConnectingTest {
  private static final List<String> OCPP16 = List.of("ocpp1.6");
  private static final Connect FIRST = new Connect(1, OCPP16);

  /** A deadline that even a busy machine meets with what comes before the silence. */
  private static final Duration ENOUGH_TO_BEGIN = Duration.ofSeconds(5);

  private final Events events = new Events();
  private Wire wire = new Wire(WireLimits.DEFAULTS);

  @AfterEach
  void close() {
    wire.close();
  }

  @Test
  void f34TheStationOffersItsVersionsAndTellsWhichWasChosen() throws Exception {
    BlockingQueue<String> requests = new LinkedBlockingQueue<>();
    try (RawServer server =
        new RawServer(peer -> {
          String request = peer.request();
          requests.add(request);
          peer.write(Peer.accepted(request));
          peer.awaitEnd();
        })) {
      link(server.url()).execute(new Connect(7, List.of("ocpp2.0.1", "ocpp1.6")));
      assertEquals(new LinkEvent.Opened(7, "ocpp1.6"), events.next());
      String request = requests.take();
      assertTrue(request.startsWith("GET /ocpp/CP%7C1 HTTP/1.1\r\n"), request);
      assertTrue(request.contains("\r\nHost: 127.0.0.1:" + server.port() + "\r\n"), request);
      assertTrue(request.contains("\r\nConnection: Upgrade\r\n"), request);
      assertTrue(request.contains("\r\nSec-WebSocket-Protocol: ocpp2.0.1, ocpp1.6\r\n"), request);
      assertFalse(request.contains("Authorization"), request);
      assertFalse(request.contains("Sec-WebSocket-Extensions"), request);
    }
  }

  @Test
  void f37TheRawIdentityAndTheRawBytesOfThePasswordAuthenticate() throws Exception {
    BlockingQueue<String> requests = new LinkedBlockingQueue<>();
    try (RawServer server =
        new RawServer(peer -> {
          String request = peer.request();
          requests.add(request);
          peer.write(Peer.accepted(request));
          peer.awaitEnd();
        })) {
      BasicAuth password = new BasicAuth(new byte[] {(byte) 0xDE, (byte) 0xAD, 0});
      wire.open(new Endpoint(server.url(), "CP|1", password, null), events).execute(FIRST);
      events.opened();
      String sent = requests.take().replaceAll("(?s).*\r\nAuthorization: Basic (\\S+)\r\n.*", "$1");
      assertEquals("CP|1:\u00DE\u00AD\0", new String(Base64.getDecoder().decode(sent), ISO_8859_1));
    }
  }

  @Test
  void framesThatComeWithTheAnswerFollowTheOpening() throws Exception {
    try (RawServer server =
        new RawServer(peer -> {
          String accepted = Peer.accepted(peer.request());
          byte[] frame = Peer.frame(0x81, "early".getBytes(ISO_8859_1));
          peer.write(accepted + new String(frame, ISO_8859_1));
          peer.awaitEnd();
        })) {
      link(server.url()).execute(FIRST);
      events.opened();
      assertEquals("early", events.received());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "HTTP/1.1 302 Found|Location: ws://127.0.0.1:1/|, redirects are not followed",
    "HTTP/1.1 401 Unauthorized|WWW-Authenticate: Basic|, HTTP 401",
    "HTTP/1.1 500 Internal Server Error|, HTTP 500",
    "HTTP/1.1 101 Switching Protocols|Upgrade: websocket|Connection: Upgrade|"
        + "Sec-WebSocket-Accept: AAAA|Sec-WebSocket-Protocol: ocpp1.6|, Sec-WebSocket-Accept",
    "garbage|, not HTTP/1.1",
  })
  void m14AnAnswerThatIsNoWebSocketFailsTheAttemptAndTheSocketIsClosed(String answer, String words)
      throws Exception {
    CountDownLatch ended = new CountDownLatch(1);
    try (RawServer server =
        new RawServer(peer -> {
          peer.request();
          peer.write((answer + "|").replace("|", "\r\n"));
          peer.awaitEnd();
          ended.countDown();
        })) {
      link(server.url()).execute(FIRST);
      LinkEvent.Failed failed = events.failed();
      assertEquals(1, failed.attempt());
      assertTrue(failed.reason().contains(words), failed.reason());
      ended.await();
    }
  }

  @Test
  void m14TenMebibytesOfHeadersAreRefusedAfterTheLimit() throws Exception {
    try (RawServer server =
        new RawServer(peer -> {
          peer.request();
          peer.write("HTTP/1.1 101 Switching Protocols\r\n");
          String header = "X-Filler: " + "y".repeat(1000) + "\r\n";
          for (int i = 0; i < 10_000; i++) {
            peer.write(header);
          }
        })) {
      link(server.url()).execute(FIRST);
      assertTrue(events.failed().reason().contains("more than 16384 bytes of headers"));
    }
  }

  @Test
  void anAnswerCutIntoSingleBytesIsUnderstood() throws Exception {
    try (RawServer server =
        new RawServer(peer -> {
          for (byte octet : Peer.accepted(peer.request()).getBytes(ISO_8859_1)) {
            peer.write(new byte[] {octet});
          }
          peer.awaitEnd();
        })) {
      link(server.url()).execute(FIRST);
      events.opened();
    }
  }

  @Test
  void m13AServerThatDripsItsAnswerMeetsTheDeadline() throws Exception {
    restartWith(ENOUGH_TO_BEGIN);
    try (RawServer server =
        new RawServer(peer -> {
          peer.request();
          peer.write("HTTP/1.1 101 Switching Protocols\r\n");
          peer.awaitEnd();
        })) {
      link(server.url()).execute(FIRST);
      assertEquals(
          "no complete answer of 127.0.0.1 to the WebSocket upgrade within 5000 ms",
          events.failed().reason());
    }
  }

  @Test
  void m13AServerThatNeverSpeaksTlsMeetsTheSameDeadline() throws Exception {
    restartWith(ENOUGH_TO_BEGIN);
    try (RawServer server = new RawServer(Peer::awaitEnd)) {
      URI url = URI.create("wss://127.0.0.1:" + server.port());
      wire.open(new Endpoint(url, "CP1", null, TlsSettings.trusting(List.of())), events)
          .execute(FIRST);
      assertEquals(
          "no end of the TLS handshake with 127.0.0.1 within 5000 ms", events.failed().reason());
    }
  }

  @Test
  void aServerThatHangsUpFailsTheAttempt() throws Exception {
    try (RawServer server = new RawServer(Peer::request)) {
      link(server.url()).execute(FIRST);
      assertTrue(events.failed().reason().startsWith("no answer to the WebSocket upgrade: "));
    }
  }

  @Test
  void f44NobodyListeningFailsTheAttemptAndTheNextOneMaySucceed() throws Exception {
    var place = new AtomicReference<URI>();
    WireLink link = wire.open(way -> Endpoint.plain(place.get(), "CP1"), events);
    // a port that is taken and nobody listens at
    try (Socket silent = new Socket()) {
      silent.bind(new InetSocketAddress(RawServer.LOOPBACK, 0));
      int port = silent.getLocalPort();
      place.set(URI.create("ws://127.0.0.1:" + port));
      link.execute(FIRST);
      assertEquals(
          new LinkEvent.Failed(1, "connection refused by 127.0.0.1:" + port, Trouble.REFUSED),
          events.next());
    }
    try (RawServer server = new RawServer(peer -> peer.upgrade().awaitEnd())) {
      place.set(server.url());
      link.execute(new Connect(2, OCPP16));
      assertEquals(2, events.opened().attempt());
    }
  }

  @Test
  void f50EveryAttemptAsksDnsAgain() throws Exception {
    Queue<List<InetAddress>> answers =
        new ArrayDeque<>(List.of(List.of(), List.of(RawServer.LOOPBACK)));
    restartWith(host -> {
      assertEquals("csms.example", host);
      List<InetAddress> answer = answers.remove();
      if (answer.isEmpty()) {
        throw new UnknownHostException(host);
      }
      return answer;
    });
    try (RawServer server = new RawServer(peer -> peer.upgrade().awaitEnd())) {
      WireLink link = link(URI.create("ws://csms.example:" + server.port()));
      link.execute(FIRST);
      assertEquals("DNS knows no host csms.example", events.failed().reason());
      link.execute(new Connect(2, OCPP16));
      assertEquals(2, events.opened().attempt());
    }
  }

  @Test
  void everyAddressOfTheHostIsTried() throws Exception {
    restartWith(host -> List.of(InetAddress.ofLiteral("127.0.0.2"), RawServer.LOOPBACK));
    try (RawServer server = new RawServer(peer -> peer.upgrade().awaitEnd())) {
      link(URI.create("ws://csms.example:" + server.port())).execute(FIRST);
      events.opened();
    }
  }

  @Test
  void anAddressThatSwallowsPacketsLeavesTimeForTheOthers() throws Exception {
    InetAddress silent = InetAddress.ofLiteral("127.0.0.2");
    restartWith(host -> List.of(silent, RawServer.LOOPBACK), Duration.ofSeconds(12));
    List<Socket> queued = new ArrayList<>();
    try (RawServer server = new RawServer(peer -> peer.upgrade().awaitEnd());
        ServerSocket full = new ServerSocket(server.port(), 1, silent)) {
      // a listener with a full queue answers no further connection
      while (queued.size() < 20 && connects(full, queued)) {
        assertTrue(queued.size() < 20);
      }
      link(URI.create("ws://csms.example:" + server.port())).execute(FIRST);
      events.opened();
    } finally {
      for (Socket socket : queued) {
        socket.close();
      }
    }
  }

  private static boolean connects(ServerSocket listener, List<Socket> queued) throws IOException {
    Socket socket = new Socket();
    queued.add(socket);
    try {
      socket.connect(listener.getLocalSocketAddress(), 200);
      return true;
    } catch (SocketTimeoutException e) {
      return false;
    }
  }

  @Test
  void aNameServerThatDoesNotAnswerMeetsTheDeadline() {
    CountDownLatch never = new CountDownLatch(1);
    restartWith(
        host -> {
          try {
            never.await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
          throw new UnknownHostException(host);
        },
        Duration.ofMillis(200));
    link(URI.create("ws://csms.example")).execute(FIRST);
    assertEquals("no DNS answer for csms.example within 200 ms", events.failed().reason());
    never.countDown();
  }

  @Test
  void closingBeforeTheConnectionIsOpenFailsTheAttempt() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(1);
    try (RawServer server =
        new RawServer(peer -> {
          peer.request();
          asked.countDown();
          peer.awaitEnd();
          ended.countDown();
        })) {
      WireLink link = link(server.url());
      link.execute(FIRST);
      asked.await();
      link.execute(new Send(1, "ignored"));
      link.execute(new Close(1, 1000, ""));
      assertEquals(
          "closed by the station before the connection was open", events.failed().reason());
      ended.await();
    }
  }

  @Test
  void commandsOfOlderAttemptsAreIgnoredAndANewAttemptReplacesTheOldOne() throws Exception {
    try (RawServer server =
        new RawServer(peer -> {
          peer.upgrade();
          peer.text("hello");
          Peer.Frame frame = peer.frame();
          peer.text(frame.text());
          peer.awaitEnd();
        })) {
      WireLink link = link(server.url());
      link.execute(new Connect(5, OCPP16));
      assertEquals(5, events.opened().attempt());
      assertEquals("hello", events.received());
      link.execute(new Connect(5, OCPP16));
      link.execute(new Connect(4, OCPP16));
      link.execute(new Send(4, "old"));
      link.execute(new Close(4, 1000, "old"));
      link.execute(new Send(5, "now"));
      assertEquals("now", events.received());
      link.execute(new Connect(6, OCPP16));
      assertEquals(
          new LinkEvent.Closed(5, Session.ABNORMAL, "replaced by a new attempt"), events.next());
      assertEquals(6, events.opened().attempt());
      assertEquals("hello", events.received());
    }
  }

  @Test
  void anAttemptWithoutAnythingToOfferFails() throws IOException {
    link(URI.create("ws://127.0.0.1:1")).execute(new Connect(1, List.of()));
    assertEquals("there is no sub-protocol to offer", events.failed().reason());
  }

  @Test
  void closingTheWireFailsWhatIsUnderWayAndLaterCommandsDoNothing() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    try (RawServer server =
        new RawServer(peer -> {
          peer.request();
          asked.countDown();
          peer.awaitEnd();
        })) {
      WireLink link = link(server.url());
      link.execute(FIRST);
      asked.await();
      wire.close();
      assertEquals("the station stopped", events.failed().reason());
      link.execute(new Connect(2, OCPP16));
      events.assertNoMore();
    }
  }

  private WireLink link(URI url) {
    return wire.open(Endpoint.plain(url, "CP|1"), events);
  }

  private void restartWith(Duration connectTime) {
    restartWith(Resolver.system(), connectTime);
  }

  private void restartWith(Resolver resolver) {
    restartWith(resolver, WireLimits.DEFAULTS.connectTime());
  }

  private void restartWith(Resolver resolver, Duration connectTime) {
    wire.close();
    wire = new Wire(TestLimits.connectTime(connectTime), 1, resolver);
  }
}
