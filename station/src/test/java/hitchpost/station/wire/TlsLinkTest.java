package hitchpost.station.wire;

import static hitchpost.station.wire.TestCertificates.server;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.core.rpc.LinkCommand.Close;
import hitchpost.core.rpc.LinkCommand.Connect;
import hitchpost.core.rpc.LinkCommand.Ping;
import hitchpost.core.rpc.LinkCommand.Send;
import hitchpost.core.rpc.LinkEvent;
import hitchpost.station.wire.TestCertificates.Identity;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import org.java_websocket.server.DefaultSSLWebSocketServerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** wss: who is trusted, and what is refused in which words: S05-S07, M27. */
@Timeout(180)
class TlsLinkTest {
  private static final String HOST = "csms.example";
  private static final Connect FIRST = new Connect(1, List.of("ocpp1.6"));

  private static final Map<String, Identity> IDENTITIES = new HashMap<>();

  private final Events events = new Events();
  private final Wire wire = new Wire(WireLimits.DEFAULTS, 1, host -> List.of(RawServer.LOOPBACK));

  @BeforeAll
  static void makeCertificates() throws Exception {
    Duration yesterday = Duration.ofDays(-1);
    Duration tomorrow = Duration.ofDays(1);
    Identity root = TestCertificates.root("Test root");
    IDENTITIES.put("root", root);
    IDENTITIES.put("other", TestCertificates.root("Other root"));
    IDENTITIES.put("good", server(root, "csms", HOST, yesterday, tomorrow));
    IDENTITIES.put("by-common-name", server(root, HOST, null, yesterday, tomorrow));
    IDENTITIES.put("wrong-san", server(root, HOST, "elsewhere.example", yesterday, tomorrow));
    IDENTITIES.put("expired", server(root, HOST, HOST, Duration.ofDays(-9), yesterday));
    IDENTITIES.put("early", server(root, HOST, HOST, tomorrow, Duration.ofDays(9)));
  }

  @AfterEach
  void close() {
    wire.close();
  }

  @Test
  void messagesOfEverySizeGoThroughTls() throws Exception {
    EchoServer echo = new EchoServer();
    echo.setWebSocketFactory(
        new DefaultSSLWebSocketServerFactory(identity("good").serverContext()));
    try (EchoServer server = echo.started()) {
      WireLink link = open(server.getPort(), trusting("root"));
      events.opened();
      for (int length : new int[] {1, 126, 16_000, 16_384, 60_000, 65_536}) {
        link.execute(new Send(1, "x".repeat(length)));
      }
      for (int length : new int[] {1, 126, 16_000, 16_384, 60_000, 65_536}) {
        assertEquals(length, events.received().length());
      }
      link.execute(new Ping(1));
      assertEquals(new LinkEvent.Ponged(1), events.next());
      link.execute(new Close(1, 1000, ""));
      assertEquals(new LinkEvent.Closed(1, 1000, ""), events.next());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void s05BothVersionsOfTlsAreSpokenAndNamesInTheCommonNameCount(String version) throws Exception {
    try (RawServer server = tlsServer("by-common-name", version)) {
      open(server.port(), trusting("root"));
      events.opened();
      assertEquals("over " + version, events.received());
    }
  }

  @Test
  void aLiteralAddressIsCheckedAgainstTheAddressesOfTheCertificate() throws Exception {
    try (RawServer server = tlsServer("good", "TLSv1.3")) {
      URI url = URI.create("wss://127.0.0.1:" + server.port());
      wire.open(new Endpoint(url, "CP1", null, trusting("root")), events).execute(FIRST);
      events.opened();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "wrong-san, root, names another host",
    "expired, root, has expired",
    "early, root, is not valid yet",
    "good, other, does not lead to a trusted root",
    "other, root, does not lead to a trusted root",
  })
  void s07ACertificateThatDoesNotFitFailsTheAttempt(String server, String trusted, String words)
      throws Exception {
    try (RawServer csms = tlsServer(server, "TLSv1.3")) {
      open(csms.port(), trusting(trusted));
      assertEquals(
          "TLS with csms.example failed: the certificate of the CSMS " + words,
          events.failed().reason());
    }
  }

  @Test
  void theNameIsNotComparedWhereTheOperatorSaysSo() throws Exception {
    try (RawServer server = tlsServer("wrong-san", "TLSv1.3")) {
      open(server.port(), trusting("root").withoutHostnameCheck());
      events.opened();
    }
  }

  @Test
  void theRootMustBeTrustedEvenWhereTheNameIsNotCompared() throws Exception {
    try (RawServer server = tlsServer("good", "TLSv1.3")) {
      open(server.port(), trusting("other").withoutHostnameCheck());
      assertTrue(events.failed().reason().endsWith("does not lead to a trusted root"));
    }
  }

  @Test
  void theRootsOfTheSystemDoNotTrustOurs() throws Exception {
    try (RawServer server = tlsServer("good", "TLSv1.3")) {
      open(server.port(), TlsSettings.trustingSystemRoots());
      assertTrue(events.failed().reason().endsWith("does not lead to a trusted root"));
    }
  }

  @Test
  void s06AServerWithOnlyOldCipherSuitesIsRefused() throws Exception {
    ServerSocket listener = listener("good", "TLSv1.2");
    ((SSLServerSocket) listener)
        .setEnabledCipherSuites(new String[] {"TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256"});
    try (RawServer server = new RawServer(listener, Peer::upgrade)) {
      open(server.port(), trusting("root"));
      String reason = events.failed().reason();
      assertTrue(reason.startsWith("TLS with csms.example failed: no common cipher"), reason);
    }
  }

  @Test
  void s05AServerThatAnswersWithAnOldVersionIsRefused() throws Exception {
    try (RawServer server =
        new RawServer(peer -> {
          // a fatal alert protocol_version, in the record format of TLS 1.0
          peer.write(new byte[] {21, 3, 1, 0, 2, 2, 70});
          peer.awaitEnd();
        })) {
      open(server.port(), trusting("root"));
      assertEquals(
          "TLS with csms.example failed: the CSMS offers neither TLS 1.2 nor TLS 1.3",
          events.failed().reason());
    }
  }

  @Test
  void aServerWithoutTlsIsNamedAsSuch() throws Exception {
    try (RawServer server =
        new RawServer(peer -> {
          peer.write("HTTP/1.1 400 Bad Request\r\n\r\n");
          peer.awaitEnd();
        })) {
      open(server.port(), trusting("root"));
      assertEquals(
          "TLS with csms.example failed: the CSMS does not speak TLS on this port",
          events.failed().reason());
    }
  }

  @Test
  void m27RenegotiationEndsTheConnection() throws Exception {
    try (RawServer server =
        new RawServer(
            listener("good", "TLSv1.2"),
            peer -> {
              peer.upgrade().renegotiate();
              peer.awaitEnd();
            })) {
      open(server.port(), trusting("root"));
      events.opened();
      assertEquals(
          new LinkEvent.Closed(1, 1006, "the connection failed: TLS renegotiation is refused"),
          events.next());
    }
  }

  @Test
  void m27TheEndOfTcpWithoutCloseNotifyIsAnAbnormalEnd() throws Exception {
    try (RawServer server =
        new RawServer(listener("good", "TLSv1.3"), peer -> peer.upgrade().reset())) {
      open(server.port(), trusting("root"));
      events.opened();
      assertEquals(1006, events.closed().code());
    }
  }

  @Test
  void sessionsResumeAcrossAttemptsAndLinks() throws Exception {
    BlockingQueue<String> sessions = new LinkedBlockingQueue<>();
    try (RawServer server =
        new RawServer(
            listener("good", "TLSv1.2"),
            peer -> {
              peer.upgrade();
              sessions.add(peer.tlsSessionId());
              peer.awaitEnd();
            })) {
      TlsSettings tls = trusting("root");
      WireLink link = open(server.port(), tls);
      events.opened();
      link.execute(new Close(1, 1000, ""));
      events.closed();
      open(server.port(), tls);
      events.opened();
      assertEquals(sessions.take(), sessions.take());
    }
  }

  private WireLink open(int port, TlsSettings tls) {
    URI url = URI.create("wss://csms.example:" + port + "/ocpp");
    WireLink link = wire.open(new Endpoint(url, "CP1", null, tls), events);
    link.execute(FIRST);
    return link;
  }

  private static TlsSettings trusting(String root) {
    return TlsSettings.trusting(List.of(identity(root).certificate()));
  }

  private static Identity identity(String name) {
    return Objects.requireNonNull(IDENTITIES.get(name));
  }

  private static RawServer tlsServer(String certificate, String version) throws Exception {
    return new RawServer(
        listener(certificate, version),
        peer -> {
          peer.upgrade().text("over " + peer.tlsVersion());
          peer.awaitEnd();
        });
  }

  private static ServerSocket listener(String certificate, String version) throws Exception {
    SSLContext context = identity(certificate).serverContext();
    SSLServerSocket listener =
        (SSLServerSocket)
            context.getServerSocketFactory().createServerSocket(0, 50, RawServer.LOOPBACK);
    listener.setEnabledProtocols(new String[] {version});
    return listener;
  }
}
