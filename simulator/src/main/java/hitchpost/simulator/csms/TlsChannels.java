package hitchpost.simulator.csms;

import java.nio.channels.ByteChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import org.java_websocket.server.SSLParametersWebSocketServerFactory;

/**
 * TLS for the connections of a port.
 *
 * <p>The library's own channel has its computing done elsewhere and goes on when the socket is next
 * readable. With a client certificate the last records of a station come together: what was left of
 * them while the first was computed then waited for bytes that a station has no reason to send. Nor
 * does it tell anybody that a station said good-bye.
 */
final class TlsChannels extends SSLParametersWebSocketServerFactory {
  private final SSLContext context;
  private final SSLParameters parameters;

  TlsChannels(SSLContext context, SSLParameters parameters) {
    super(context, parameters);
    this.context = context;
    this.parameters = parameters;
  }

  @Override
  public ByteChannel wrapChannel(SocketChannel channel, SelectionKey key) {
    SSLEngine engine = context.createSSLEngine();
    engine.setUseClientMode(false);
    engine.setSSLParameters(parameters);
    return new TlsChannel(channel, engine, key);
  }
}
