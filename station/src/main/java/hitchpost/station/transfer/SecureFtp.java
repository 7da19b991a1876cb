package hitchpost.station.transfer;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.apache.commons.net.ftp.FTPSClient;
import org.jspecify.annotations.Nullable;

/**
 * FTP over TLS, for commands and for data.
 *
 * <p>The library opens a plain connection for data, and TLS is spoken over it here: with the name
 * of the server checked, which the library leaves out, and as a continuation of the session of the
 * commands, which many servers insist on so that nobody else can pick up the data.
 */
final class SecureFtp extends FTPSClient {
  private final SSLContext tls;
  private @Nullable SSLSocket data;

  SecureFtp(boolean implicit, SSLContext tls) {
    super(implicit, tls);
    this.tls = tls;
    setEndpointCheckingEnabled(true);
  }

  /**
   * Protects what is transferred from now on.
   *
   * @throws IOException also when the server does not want that
   */
  void protectData() throws IOException {
    execPBSZ(0);
    execPROT("P");
    setSocketFactory(new DataSockets(_socket_.getPort()));
  }

  @Override
  protected @Nullable Socket _openDataConnection_(String command, @Nullable String arg)
      throws IOException {
    Socket plain = super._openDataConnection_(command, arg);
    if (plain == null) {
      return null;
    }
    SSLSocket secure =
        (SSLSocket) tls.getSocketFactory().createSocket(plain, _hostname_, plain.getPort(), true);
    try {
      SSLParameters parameters = secure.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      secure.setSSLParameters(parameters);
      secure.startHandshake();
    } catch (IOException e) {
      secure.close();
      throw e;
    }
    data = secure;
    return secure;
  }

  /**
   * Makes sockets for data that say they lead to the port of the commands: JSSE finds the session
   * to go on with by host and port.
   */
  private static final class DataSockets extends SocketFactory {
    private final int commandPort;

    DataSockets(int commandPort) {
      this.commandPort = commandPort;
    }

    @Override
    public Socket createSocket() {
      return new Socket() {
        @Override
        public int getPort() {
          return commandPort;
        }
      };
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
      throw new UnsupportedOperationException("the library connects sockets itself");
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort)
        throws IOException {
      return createSocket(host, port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
      return createSocket(String.valueOf(host), port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort)
        throws IOException {
      return createSocket(host, port);
    }
  }

  /**
   * Waits until the server has taken everything: with something of it still unread, closing would
   * tear down the connection, and what is under way to the server with it.
   */
  void sent() throws IOException {
    SSLSocket open = data;
    if (open != null) {
      open.shutdownOutput();
      open.getInputStream().transferTo(OutputStream.nullOutputStream());
    }
  }
}
