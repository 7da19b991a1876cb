package hitchpost.simulator.csms;

import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.handshake.ServerHandshake;
import org.java_websocket.protocols.IProtocol;
import org.java_websocket.protocols.Protocol;

/** A station made of nothing but a WebSocket, which says what the test wants. */
final class TestStation extends WebSocketClient {
  private static final int PATIENCE_SECONDS = 60;

  private final BlockingQueue<String> texts = new LinkedBlockingQueue<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private String error = "";

  TestStation(URI uri) {
    this(uri, "ocpp1.6");
  }

  TestStation(URI uri, String... subprotocols) {
    super(uri, new Draft_6455(List.of(), protocols(subprotocols)));
    setConnectionLostTimeout(0);
  }

  private static List<IProtocol> protocols(String... names) {
    return Arrays.stream(names).<IProtocol>map(Protocol::new).toList();
  }

  static TestStation connected(URI csms, String path) throws Exception {
    return connected(csms, path, "ocpp1.6");
  }

  /** A station that offers these, in its order. */
  static TestStation connected(URI csms, String path, String... subprotocols) throws Exception {
    TestStation station = new TestStation(URI.create(csms + "/" + path), subprotocols);
    if (!station.connectBlocking(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("not connected: " + station.error);
    }
    return station;
  }

  @Override
  public void onOpen(ServerHandshake handshake) {}

  @Override
  public void onMessage(String text) {
    texts.add(text);
  }

  @Override
  public void onMessage(ByteBuffer bytes) {
    texts.add("binary");
  }

  @Override
  public void onClose(int code, String reason, boolean remote) {
    closed.complete(code);
  }

  @Override
  public void onError(Exception failure) {
    error = String.valueOf(failure.getMessage());
  }

  void say(String text) {
    send(text.replace('\'', '"'));
  }

  /** The next text from the CSMS. */
  String hear() throws InterruptedException {
    String text = texts.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (text == null) {
      throw new AssertionError("the CSMS says nothing");
    }
    return text;
  }

  /** The code with which the connection was closed. */
  int closeCode() throws InterruptedException, ExecutionException, TimeoutException {
    return closed.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }
}
