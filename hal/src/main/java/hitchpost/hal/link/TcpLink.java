package hitchpost.hal.link;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/** A TCP connection to a device on the network of the station. */
public final class TcpLink implements ByteLink {
  private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(3);

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private final String address;

  private TcpLink(Socket socket, String address) throws IOException {
    this.socket = socket;
    this.in = socket.getInputStream();
    this.out = socket.getOutputStream();
    this.address = address;
  }

  /** A source that looks the name up anew each time. */
  public static LinkSource at(String host, int port) {
    String address = host + ":" + port;
    return LinkSource.of(address, () -> open(host, port, address));
  }

  private static TcpLink open(String host, int port, String address) {
    Socket socket = new Socket();
    try {
      socket.setTcpNoDelay(true);
      socket.setKeepAlive(true);
      socket.connect(new InetSocketAddress(host, port), (int) CONNECT_PATIENCE.toMillis());
      return new TcpLink(socket, address);
    } catch (IOException failed) {
      closeQuietly(socket);
      throw new LinkLostException(address + " cannot be reached: " + text(failed), failed);
    }
  }

  @Override
  public void write(byte[] bytes) {
    try {
      out.write(bytes);
    } catch (IOException failed) {
      throw lost(failed);
    }
  }

  @Override
  public int read(byte[] into, int offset, int length, Duration patience) {
    try {
      // 0 would wait without end
      socket.setSoTimeout((int) Math.max(1, patience.toMillis()));
      int count = in.read(into, offset, length);
      if (count < 0) {
        throw new LinkLostException(address + " closed the connection");
      }
      return count;
    } catch (SocketTimeoutException nothingCame) {
      return 0;
    } catch (IOException failed) {
      throw lost(failed);
    }
  }

  @Override
  public void discardInput() {
    try {
      in.skipNBytes(in.available());
    } catch (IOException failed) {
      throw lost(failed);
    }
  }

  @Override
  public void close() {
    closeQuietly(socket);
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException alreadyBroken) {
      // nothing is lost that was not before
    }
  }

  private LinkLostException lost(IOException why) {
    return new LinkLostException(address + " is lost: " + text(why), why);
  }

  private static String text(IOException why) {
    String message = why.getMessage();
    return message == null ? why.getClass().getSimpleName() : message;
  }
}
