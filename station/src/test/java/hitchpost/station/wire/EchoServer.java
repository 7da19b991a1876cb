package hitchpost.station.wire;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.java_websocket.WebSocket;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.protocols.Protocol;
import org.java_websocket.server.WebSocketServer;

/** Somebody else's WebSocket server, which sends back what it gets. */
final class EchoServer extends WebSocketServer implements AutoCloseable {
  private final CountDownLatch started = new CountDownLatch(1);

  EchoServer() {
    super(
        new InetSocketAddress(RawServer.LOOPBACK, 0),
        2,
        List.of(new Draft_6455(List.of(), List.of(new Protocol("ocpp1.6")))));
    setReuseAddr(true);
    setTcpNoDelay(true);
  }

  EchoServer started() throws InterruptedException {
    start();
    started.await();
    return this;
  }

  URI url() {
    return URI.create("ws://127.0.0.1:" + getPort() + "/ocpp");
  }

  @Override
  public void onStart() {
    started.countDown();
  }

  @Override
  public void onOpen(WebSocket socket, ClientHandshake handshake) {}

  @Override
  public void onMessage(WebSocket socket, String message) {
    socket.send(message);
  }

  @Override
  public void onClose(WebSocket socket, int code, String reason, boolean remote) {}

  @Override
  public void onError(WebSocket socket, Exception e) {}

  @Override
  public void close() {
    try {
      stop(1000);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
