package hitchpost.simulator.csms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import hitchpost.simulator.csms.model.LedgerEntry;
import hitchpost.simulator.csms.model.ModelCsms;
import hitchpost.simulator.http.Listen;
import hitchpost.simulator.pki.Authority;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TlsChannelsTest {
  private static final int CONNECTIONS = 20;
  private static final int PATIENCE_MILLIS = 60_000;
  private static final char[] SECRET = "secret".toCharArray();
  private static final String UPGRADE =
      """
      GET /CP1 HTTP/1.1\r
      Host: csms\r
      Upgrade: websocket\r
      Connection: Upgrade\r
      Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
      Sec-WebSocket-Version: 13\r
      Sec-WebSocket-Protocol: ocpp1.6\r
      \r
      """;

  private static SSLContext station(Authority authority) throws Exception {
    KeyPair key = Authority.newKey();
    Instant now = Instant.now();
    Certificate own =
        authority.client("SN-1", "Operator", key.getPublic(), now, Duration.ofDays(1));
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry("own", key.getPrivate(), SECRET, new Certificate[] {own});
    store.setCertificateEntry("root", authority.root());
    var keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(store, SECRET);
    var trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }

  /** Sends what it has to say at once, however many records that makes. */
  private record Client(SSLEngine engine, Socket socket, ByteBuffer in, ByteBuffer clear) {
    static Client of(SSLContext context, Socket socket, String protocol) {
      SSLEngine engine = context.createSSLEngine();
      engine.setUseClientMode(true);
      engine.setEnabledProtocols(new String[] {protocol});
      return new Client(
          engine, socket, ByteBuffer.allocate(65_536).limit(0), ByteBuffer.allocate(65_536));
    }

    /** The first line of the answer. */
    String asks(String request) throws Exception {
      ByteBuffer text = ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII));
      engine.beginHandshake();
      while (text.hasRemaining()) {
        speaks(text);
        if (text.hasRemaining()) {
          hears();
        }
      }
      while (!line().contains("\r\n")) {
        hears();
      }
      return line().lines().findFirst().orElse("");
    }

    private String line() {
      return new String(clear.array(), 0, clear.position(), StandardCharsets.US_ASCII);
    }

    private void speaks(ByteBuffer text) throws IOException {
      ByteBuffer records = ByteBuffer.allocate(65_536);
      ByteBuffer nothing = ByteBuffer.allocate(0);
      compute();
      while (engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) {
        engine.wrap(nothing, records);
        compute();
      }
      if (engine.getHandshakeStatus() == HandshakeStatus.NOT_HANDSHAKING) {
        engine.wrap(text, records);
      }
      socket.getOutputStream().write(records.array(), 0, records.position());
    }

    /** Takes one record, and reads until there is one. */
    private void hears() throws IOException {
      while (engine.unwrap(in, clear).bytesConsumed() == 0) {
        in.compact();
        int count = socket.getInputStream().read(in.array(), in.position(), in.remaining());
        if (count < 0) {
          throw new EOFException();
        }
        in.position(in.position() + count).flip();
      }
      compute();
    }

    /** Ends TLS; the socket is closed by who opened it. */
    void leaves() throws IOException {
      engine.closeOutbound();
      speaks(ByteBuffer.allocate(0));
    }

    private void compute() {
      for (Runnable task = engine.getDelegatedTask();
          task != null;
          task = engine.getDelegatedTask()) {
        task.run();
      }
    }
  }

  private static CsmsServer serves(Authority authority, LiveCsms live) throws Exception {
    SSLContext context =
        PkiFolder.context(
            authority, authority.server("127.0.0.1", Instant.now(), Duration.ofDays(1)));
    return CsmsServer.start(
        new ServerSettings(
            Listen.parse("127.0.0.1:0"),
            Optional.of(context),
            true,
            Map.of(),
            Optional.empty(),
            Duration.ZERO,
            ServerSettings.EVERY_VERSION),
        live);
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void aStationThatSaysEverythingAtOnceIsLetInAndMayLeave(String protocol) throws Exception {
    Authority authority = Authority.create("root", Instant.now(), Duration.ofDays(1));
    SSLContext station = station(authority);
    try (var live = new LiveCsms(new ModelCsms(), InstantSource.system());
        CsmsServer server = serves(authority, live)) {
      for (int i = 0; i < CONNECTIONS; i++) {
        connectsAndLeaves(station, server.address(), protocol);
        awaitClosed(live, i + 1);
      }
    }
  }

  private static void connectsAndLeaves(
      SSLContext station, InetSocketAddress where, String protocol) throws Exception {
    try (Socket socket = new Socket(where.getAddress(), where.getPort())) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      Client client = Client.of(station, socket, protocol);
      assertEquals("HTTP/1.1 101 Web Socket Protocol Handshake", client.asks(UPGRADE));
      client.leaves();
    }
  }

  private static void awaitClosed(LiveCsms live, int times) throws InterruptedException {
    long seen = 0;
    for (int closed = 0; closed < times; ) {
      LiveCsms.Batch batch = live.after(seen, Duration.ofMillis(PATIENCE_MILLIS));
      assertFalse(batch.entries().isEmpty(), "the CSMS has not noticed");
      seen = batch.lastNumber(seen);
      closed += (int) batch.entries().stream().filter(LedgerEntry.Closed.class::isInstance).count();
    }
  }
}
