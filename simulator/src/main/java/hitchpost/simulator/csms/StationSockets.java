package hitchpost.simulator.csms;

import hitchpost.simulator.csms.Gate.Verdict;
import hitchpost.station.file.OcppVersion;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.java_websocket.WebSocket;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.drafts.Draft;
import org.java_websocket.exceptions.InvalidDataException;
import org.java_websocket.exceptions.WebsocketNotConnectedException;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.handshake.ServerHandshakeBuilder;
import org.java_websocket.server.WebSocketServer;
import org.slf4j.LoggerFactory;

/** One listening port and its connections; lives until it is shut down, and no second time. */
final class StationSockets extends WebSocketServer {
  private static final int WORKERS = 2;
  private static final int SHUT_DOWN_MILLIS = 1000;

  /** Texts that wait for a station that does not read; one more closes its connection. */
  private static final int MAX_UNSENT = 1000;

  private final LiveCsms live;
  private final Gate gate;
  private final CompletableFuture<Void> started = new CompletableFuture<>();

  private StationSockets(
      ServerSettings settings, InetSocketAddress address, LiveCsms live, Gate gate) {
    super(address, WORKERS, List.of(new RefusingDraft(settings.versions())));
    this.live = live;
    this.gate = gate;
    setReuseAddr(true);
    setTcpNoDelay(true);
    setDaemon(true);
    setConnectionLostTimeout((int) settings.pingInterval().toSeconds());
    settings.tls().ifPresent(context -> secure(context, settings.clientCertificates()));
  }

  private void secure(SSLContext context, boolean clientCertificates) {
    SSLParameters parameters = context.getDefaultSSLParameters();
    parameters.setNeedClientAuth(clientCertificates);
    setWebSocketFactory(new TlsChannels(context, parameters));
  }

  /** Returns when the port is open. */
  static StationSockets open(
      ServerSettings settings, InetSocketAddress address, LiveCsms live, Gate gate)
      throws IOException {
    StationSockets sockets = new StationSockets(settings, address, live, gate);
    sockets.start();
    try {
      sockets.started.get();
      return sockets;
    } catch (ExecutionException refused) {
      Throwable cause = refused.getCause() == null ? refused : refused.getCause();
      throw new IOException(cause.getMessage(), cause);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", interrupted);
    }
  }

  void shutDown() {
    try {
      stop(SHUT_DOWN_MILLIS, "the CSMS goes offline");
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void onStart() {
    started.complete(null);
  }

  @Override
  public ServerHandshakeBuilder onWebsocketHandshakeReceivedAsServer(
      WebSocket socket, Draft draft, ClientHandshake request) throws InvalidDataException {
    ServerHandshakeBuilder answer =
        super.onWebsocketHandshakeReceivedAsServer(socket, draft, request);
    Verdict verdict = gate.look(request);
    if (verdict instanceof Verdict.Refused refused) {
      answer.setHttpStatus((short) refused.status());
    }
    socket.setAttachment(new Arrival(verdict, spoken((RefusingDraft) draft)));
    return answer;
  }

  @Override
  public void onOpen(WebSocket socket, ClientHandshake handshake) {
    Arrival arrival = socket.getAttachment();
    switch (arrival.verdict()) {
      case Verdict.Refused refused ->
          ((WebSocketImpl) socket).flushAndClose(CloseFrame.REFUSE, refused.reason(), false);
      case Verdict.Welcome welcome ->
          arrival
              .version()
              .ifPresentOrElse(
                  version -> opened(socket, welcome.stationId(), version),
                  () -> socket.close(CloseFrame.PROTOCOL_ERROR, "no subprotocol in common"));
    }
  }

  private static Optional<OcppVersion> spoken(RefusingDraft agreed) {
    String chosen = agreed.getProtocol().getProvidedProtocol();
    return Arrays.stream(OcppVersion.values())
        .filter(version -> version.subprotocol().equals(chosen))
        .findFirst();
  }

  private void opened(WebSocket socket, String stationId, OcppVersion version) {
    SocketLink link = new SocketLink(socket);
    socket.setAttachment(new Station(stationId, link));
    live.opened(stationId, link, version);
    // one that left while it was being let in has been told to nobody, and counts as open
    if (!((WebSocketImpl) socket).getChannel().isOpen()) {
      live.closed(stationId, link, "1006 by the station");
      ((WebSocketImpl) socket).closeConnection(CloseFrame.ABNORMAL_CLOSE, "", true);
    }
  }

  @Override
  public void onMessage(WebSocket socket, String text) {
    if (socket.getAttachment() instanceof Station station) {
      live.received(station.id, station.link, text);
    }
  }

  @Override
  public void onMessage(WebSocket socket, ByteBuffer bytes) {
    socket.close(CloseFrame.REFUSE, "OCPP-J is text");
  }

  @Override
  public void onClose(WebSocket socket, int code, String reason, boolean remote) {
    if (socket.getAttachment() instanceof Station station) {
      String who = remote ? "by the station" : "by the CSMS";
      live.closed(station.id, station.link, (code + " " + who + " " + reason).strip());
    }
  }

  @Override
  public void onError(WebSocket socket, Exception failure) {
    if (socket == null) {
      // Not a connection but the port has failed; once it is open there is nothing left to report.
      started.completeExceptionally(failure);
    }
    LoggerFactory.getLogger(StationSockets.class).debug("connection failed", failure);
  }

  /**
   * What was decided when a station asked for the WebSocket. The library forgets the protocol when
   * a station leaves, which it may do before anybody is told that it came.
   *
   * @param version empty when there is none in common
   */
  private record Arrival(Verdict verdict, Optional<OcppVersion> version) {}

  private record Station(String id, SocketLink link) {}

  /** A station's connection, as the CSMS uses it. */
  private final class SocketLink implements Link {
    private final WebSocket socket;
    private final WriteWatch watch;

    SocketLink(WebSocket socket) {
      this.socket = socket;
      watch = new WriteWatch(socket::hasBufferedData, () -> onWriteDemand(socket));
    }

    @Override
    public void send(String text) {
      try {
        if (((WebSocketImpl) socket).outQueue.size() >= MAX_UNSENT) {
          close(CloseFrame.TRY_AGAIN_LATER, "the station does not read");
        } else {
          socket.send(text);
          watch.sent();
        }
      } catch (WebsocketNotConnectedException gone) {
        // That it is gone is reported to onClose.
      }
    }

    /**
     * On a thread of its own, because the library reports closing from within its own lock, and the
     * caller may hold the one that the report waits for.
     */
    @Override
    public void close(int code, String reason) {
      Thread.startVirtualThread(() -> socket.close(code, reason));
    }
  }
}
