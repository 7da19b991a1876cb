package hitchpost.simulator.live;

import hitchpost.simulator.csms.WriteWatch;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.java_websocket.WebSocket;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.protocols.Protocol;
import org.java_websocket.server.WebSocketServer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A CSMS of the fewest words, on a real socket, that lets everybody charge and forgets nothing. */
public final class TinyCsms implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** A call of the station. */
  public record Call(String action, JsonNode payload) {}

  private final BlockingQueue<Call> calls = new LinkedBlockingQueue<>();
  private final Queue<Call> history = new ConcurrentLinkedQueue<>();
  private final BlockingQueue<JsonNode> answers = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> closes = new LinkedBlockingQueue<>();
  private final AtomicInteger transactions = new AtomicInteger(100);
  private final AtomicInteger ids = new AtomicInteger();
  private final CountDownLatch started = new CountDownLatch(1);
  private final Server server;
  private volatile @Nullable WebSocket station;

  /** Starts on a free port. */
  public TinyCsms() throws InterruptedException {
    server = new Server(new InetSocketAddress("127.0.0.1", 0));
    server.setReuseAddr(true);
    server.setDaemon(true);
    server.start();
    if (!started.await(60, TimeUnit.SECONDS)) {
      throw new AssertionError("the CSMS did not start");
    }
  }

  public URI url() {
    return URI.create("ws://127.0.0.1:" + server.getPort() + "/ocpp");
  }

  public int port() {
    return server.getPort();
  }

  /** The next call of this action; others before it are passed over. */
  public JsonNode next(String action) throws InterruptedException {
    return next(action, payload -> true);
  }

  /** The next call of this action that is as wanted; others before it are passed over. */
  public JsonNode next(String action, Predicate<JsonNode> wanted) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (true) {
      Call call = calls.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (call == null) {
        throw new AssertionError("no such " + action + " came");
      }
      if (call.action().equals(action) && wanted.test(call.payload())) {
        return call.payload();
      }
    }
  }

  /** Every call that has come so far. */
  public List<Call> all() {
    return List.copyOf(history);
  }

  /** Every call that has come and was not looked at. */
  public List<Call> rest() {
    return List.copyOf(calls);
  }

  /** Calls the station and gives its answer: the payload, or the whole CALLERROR. */
  public JsonNode call(String action, String payload) throws InterruptedException {
    WebSocket open = station;
    if (open == null) {
      throw new AssertionError("no station is connected");
    }
    send(open, "[2,\"c" + ids.incrementAndGet() + "\",\"" + action + "\"," + payload + "]");
    JsonNode answer = answers.poll(60, TimeUnit.SECONDS);
    if (answer == null) {
      throw new AssertionError("no answer to " + action);
    }
    return answer.get(0).intValue() == 3 ? answer.get(2) : answer;
  }

  private void send(WebSocket to, String text) {
    to.send(text);
    new WriteWatch(to::hasBufferedData, () -> server.onWriteDemand(to)).sent();
  }

  /** How the connection of a station ended: the close code. */
  public String nextClose() throws InterruptedException {
    String close = closes.poll(60, TimeUnit.SECONDS);
    if (close == null) {
      throw new AssertionError("the connection did not end");
    }
    return close;
  }

  @Override
  public void close() throws InterruptedException {
    server.stop(1000);
  }

  private String answer(String action) {
    String now = Instant.now().toString();
    return switch (action) {
      case "BootNotification" ->
          "{\"status\":\"Accepted\",\"currentTime\":\"" + now + "\",\"interval\":300}";
      case "Heartbeat" -> "{\"currentTime\":\"" + now + "\"}";
      case "Authorize", "StopTransaction" -> "{\"idTagInfo\":{\"status\":\"Accepted\"}}";
      case "StartTransaction" ->
          "{\"transactionId\":"
              + transactions.incrementAndGet()
              + ",\"idTagInfo\":{\"status\":\"Accepted\"}}";
      default -> "{}";
    };
  }

  private final class Server extends WebSocketServer {
    Server(InetSocketAddress address) {
      super(address, 1, List.of(new Draft_6455(List.of(), List.of(new Protocol("ocpp1.6")))));
    }

    @Override
    public void onStart() {
      started.countDown();
    }

    @Override
    public void onOpen(WebSocket connection, ClientHandshake handshake) {
      station = connection;
    }

    @Override
    public void onClose(WebSocket connection, int code, String reason, boolean remote) {
      closes.add(String.valueOf(code));
    }

    @Override
    public void onMessage(WebSocket connection, String text) {
      JsonNode frame = JSON.readTree(text);
      if (frame.get(0).intValue() != 2) {
        answers.add(frame);
        return;
      }
      String action = frame.get(2).stringValue();
      var call = new Call(action, frame.get(3));
      history.add(call);
      try {
        TinyCsms.this.send(connection, "[3," + frame.get(1) + "," + answer(action) + "]");
      } finally {
        // what a test says when it has seen the call comes behind the answer
        calls.add(call);
      }
    }

    @Override
    public void onError(@Nullable WebSocket connection, Exception failure) {
      closes.add(failure.toString());
    }
  }
}
