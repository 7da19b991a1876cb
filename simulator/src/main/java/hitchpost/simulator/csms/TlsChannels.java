package hitchpost.simulator.csms;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.ExecutorService;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLParameters;
import org.java_websocket.SSLSocketChannel2;
import org.java_websocket.server.SSLParametersWebSocketServerFactory;

/**
 * TLS for the connections of a port whose handshakes never wait for bytes that are there already.
 *
 * <p>The channel of the library has its computing done elsewhere and goes on when the socket is
 * next readable. With a client certificate the last records of the station come together: what was
 * left of them while the first was computed then waited for bytes that a station has no reason to
 * send.
 */
final class TlsChannels extends SSLParametersWebSocketServerFactory {
  private final SSLParameters parameters;

  TlsChannels(SSLContext context, SSLParameters parameters) {
    super(context, parameters);
    this.parameters = parameters;
  }

  @Override
  public ByteChannel wrapChannel(SocketChannel channel, SelectionKey key) throws IOException {
    SSLEngine engine = sslcontext.createSSLEngine();
    engine.setUseClientMode(false);
    engine.setSSLParameters(parameters);
    return new Channel(channel, engine, exec, key);
  }

  private static final class Channel extends SSLSocketChannel2 {
    Channel(SocketChannel channel, SSLEngine engine, ExecutorService exec, SelectionKey key)
        throws IOException {
      super(channel, engine, exec, key);
    }

    @Override
    protected void consumeDelegatedTasks() {
      for (Runnable task = sslEngine.getDelegatedTask();
          task != null;
          task = sslEngine.getDelegatedTask()) {
        task.run();
      }
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
      int count = super.read(into);
      while (count == 0 && isLeftInHandshake()) {
        count = super.read(into);
      }
      return count;
    }

    /** Whether whole records are here that the handshake waits for. */
    private boolean isLeftInHandshake() {
      return sslEngine.getHandshakeStatus() == HandshakeStatus.NEED_UNWRAP
          && inCrypt.hasRemaining()
          && readEngineResult.getStatus() == SSLEngineResult.Status.OK;
    }
  }
}
