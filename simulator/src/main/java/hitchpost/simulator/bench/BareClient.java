package hitchpost.simulator.bench;

import java.net.URI;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.handshake.ServerHandshake;
import org.java_websocket.protocols.Protocol;

/**
 * What a station is held against: a client that only sends a text and gets one back. It uses
 * Java-WebSocket as that library's examples do.
 */
final class BareClient extends WebSocketClient implements AutoCloseable {
  private static final int SECONDS = 30;

  private volatile Runnable onAnswer = () -> {};

  BareClient(URI csms) {
    super(
        URI.create(csms + "/bare"),
        new Draft_6455(List.of(), List.of(new Protocol("ocpp1.6")), 256 * 1024));
    setTcpNoDelay(true);
    setConnectionLostTimeout(0);
    setDaemon(true);
    try {
      if (!connectBlocking(SECONDS, TimeUnit.SECONDS)) {
        throw new BenchException("the bare client cannot connect");
      }
    } catch (InterruptedException e) {
      throw Waiting.interrupted(e);
    }
  }

  void onAnswer(Runnable action) {
    onAnswer = action;
  }

  @Override
  public void onMessage(String text) {
    onAnswer.run();
  }

  @Override
  public void onOpen(ServerHandshake handshake) {}

  @Override
  public void onClose(int code, String reason, boolean remote) {}

  @Override
  public void onError(Exception failure) {
    throw new BenchException("the bare client failed: " + failure);
  }
}
