package hitchpost.simulator.bench;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.java_websocket.WebSocket;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.exceptions.WebsocketNotConnectedException;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.protocols.IProtocol;
import org.java_websocket.protocols.Protocol;
import org.java_websocket.server.WebSocketServer;
import org.jspecify.annotations.Nullable;

/**
 * The other end of every benchmark: gives each CALL the answer of its action, without looking at
 * more of it than the first characters. Stations and the bare client get the same.
 */
final class AnsweringServer implements AutoCloseable {
  private static final int LARGEST_MESSAGE = 256 * 1024;
  private static final int SECONDS = 60;

  private static final int REMINDER_MILLIS = 100;

  private static final String NEWER = "ocpp2.0.1";
  private static final String ACCEPTED_TAG = "{\"idTagInfo\":{\"status\":\"Accepted\"}}";
  private static final List<IProtocol> PROTOCOLS =
      List.of(new Protocol("ocpp1.6"), new Protocol(NEWER));

  /** Who is told of calls. */
  @FunctionalInterface
  interface Answered {
    /**
     * The answer to a call is out.
     *
     * @param path of the station
     * @param call its whole text
     */
    void answered(String path, String action, String call);
  }

  private final Server server;
  private final Thread awake = Thread.ofPlatform().daemon().unstarted(this::keepAwake);
  private final CountDownLatch started = new CountDownLatch(1);
  private final Map<String, WebSocket> stations = new ConcurrentHashMap<>();
  private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
  private final AtomicLong ids = new AtomicLong();
  private final Answered answered;
  private volatile boolean closed;

  /**
   * Starts on a free port.
   *
   * @param answered told of each CALL as soon as its answer is out
   */
  AnsweringServer(Answered answered) {
    this.answered = answered;
    server = new Server();
    server.setDaemon(true);
    server.setTcpNoDelay(true);
    server.setReuseAddr(true);
    server.setConnectionLostTimeout(0);
    server.start();
    awake.start();
    Waiting.until("the server started", SECONDS, started);
  }

  static AnsweringServer quiet() {
    return new AnsweringServer((path, action, call) -> {});
  }

  URI url() {
    return URI.create("ws://127.0.0.1:" + server.getPort() + "/ocpp");
  }

  /** Calls the station of a path and gives its answer, one at a time. */
  String call(String path, String action, String payload) {
    WebSocket station = stations.get(path);
    if (station == null) {
      throw new BenchException("no station is connected as " + path);
    }
    station.send("[2,\"b" + ids.incrementAndGet() + "\",\"" + action + "\"," + payload + "]");
    try {
      String answer = answers.poll(SECONDS, TimeUnit.SECONDS);
      if (answer == null) {
        throw new BenchException("no answer to " + action);
      }
      return answer;
    } catch (InterruptedException e) {
      throw Waiting.interrupted(e);
    }
  }

  /**
   * Java-WebSocket 1.6.0 forgets an answer now and then: between its selector's look at an empty
   * queue and its going to sleep, another thread may fill the queue. Asked again, it sends.
   */
  private void keepAwake() {
    while (!closed) {
      Waiting.millis(REMINDER_MILLIS);
      server.getConnections().forEach(server::onWriteDemand);
    }
  }

  @Override
  public void close() {
    closed = true;
    try {
      server.stop(1000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String payload(String action, boolean newer, long number) {
    return switch (action) {
      case "BootNotification" ->
          "{\"status\":\"Accepted\",\"currentTime\":\"" + now() + "\",\"interval\":0}";
      case "Heartbeat" -> "{\"currentTime\":\"" + now() + "\"}";
      case "Authorize" -> newer ? "{\"idTokenInfo\":{\"status\":\"Accepted\"}}" : ACCEPTED_TAG;
      case "StopTransaction" -> ACCEPTED_TAG;
      case "StartTransaction" ->
          "{\"transactionId\":" + number + ",\"idTagInfo\":{\"status\":\"Accepted\"}}";
      default -> "{}";
    };
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }

  private final class Server extends WebSocketServer {
    Server() {
      super(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
          1,
          List.of(new Draft_6455(List.of(), PROTOCOLS, LARGEST_MESSAGE)));
    }

    @Override
    public void onStart() {
      started.countDown();
    }

    @Override
    public void onOpen(WebSocket connection, ClientHandshake handshake) {
      connection.setAttachment(handshake.getResourceDescriptor());
      stations.put(handshake.getResourceDescriptor(), connection);
    }

    @Override
    public void onClose(WebSocket connection, int code, String reason, boolean remote) {
      stations.values().remove(connection);
    }

    @Override
    public void onMessage(WebSocket connection, String text) {
      if (!text.startsWith("[2,\"")) {
        answers.add(text);
        return;
      }
      int idEnd = text.indexOf('"', 4);
      String id = text.substring(4, idEnd);
      String action = text.substring(idEnd + 3, text.indexOf('"', idEnd + 3));
      try {
        boolean newer = connection.getProtocol().getProvidedProtocol().equals(NEWER);
        String payload = payload(action, newer, ids.incrementAndGet());
        connection.send("[3,\"" + id + "\"," + payload + "]");
      } catch (WebsocketNotConnectedException e) {
        return;
      }
      answered.answered(connection.getAttachment(), action, text);
    }

    @Override
    public void onError(@Nullable WebSocket connection, Exception failure) {
      if (connection == null) {
        throw new BenchException("the server of the benchmark failed: " + failure);
      }
    }
  }
}
