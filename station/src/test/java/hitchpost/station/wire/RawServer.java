package hitchpost.station.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A server that does to each connection what the test's script says; one after the other. */
final class RawServer implements AutoCloseable {
  interface Script {
    void run(Peer peer) throws Exception;
  }

  static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

  private final ServerSocket listener;
  private final Script script;
  private final Thread thread;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private volatile @Nullable Throwable failure;

  RawServer(Script script) {
    this(listening(), script);
  }

  RawServer(ServerSocket listener, Script script) {
    this.listener = listener;
    this.script = script;
    this.thread = Thread.ofPlatform().name("raw-server").start(this::serve);
  }

  private static ServerSocket listening() {
    try {
      return new ServerSocket(0, 50, LOOPBACK);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return listener.getLocalPort();
  }

  URI url() {
    return URI.create("ws://127.0.0.1:" + port() + "/ocpp");
  }

  private void serve() {
    while (!listener.isClosed()) {
      try (Socket socket = listener.accept()) {
        sockets.add(socket);
        // or else a second frame waits 40 ms for the station to confirm the first
        socket.setTcpNoDelay(true);
        script.run(new Peer(socket));
        sockets.remove(socket);
      } catch (IOException e) {
        // a station that hangs up is part of most scripts, and so is the end of the test
      } catch (Exception | AssertionError e) {
        failure = e;
      }
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket socket : sockets) {
      socket.close();
    }
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    if (failure != null) {
      throw new AssertionError("the script of the server failed", failure);
    }
  }
}
