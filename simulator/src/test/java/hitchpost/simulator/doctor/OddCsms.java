package hitchpost.simulator.doctor;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import hitchpost.simulator.pki.Authority;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import org.jspecify.annotations.Nullable;

/** A CSMS that does one thing wrong, to everybody who connects. */
final class OddCsms implements AutoCloseable {
  private static final Pattern KEY = Pattern.compile("(?i)Sec-WebSocket-Key: (\\S+)\r\n");
  private static final Pattern ID = Pattern.compile("^\\[2,\"([^\"]+)\"");

  private final ServerSocket listener;
  private final String answer;
  private final @Nullable String toBoot;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();

  /** The upgrade requests of whoever connected. */
  final List<String> requests = new CopyOnWriteArrayList<>();

  /** The messages of whoever connected. */
  final List<String> messages = new CopyOnWriteArrayList<>();

  private OddCsms(ServerSocket listener, String answer, @Nullable String toBoot) {
    this.listener = listener;
    this.answer = answer;
    this.toBoot = toBoot;
    Thread.ofVirtual().start(this::serve);
  }

  /** Answers the upgrade like this: a status with headers, "close", or whatever else. */
  static OddCsms answering(String head) throws IOException {
    return new OddCsms(new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1")), head, null);
  }

  /** Takes the connection, and answers the boot like this; ID stands for the id of the call. */
  static OddCsms booting(String frame) throws IOException {
    return new OddCsms(
        new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1")), good("ocpp1.6"), frame);
  }

  /** Takes the connection over TLS. */
  static OddCsms showing(Authority.Server who, boolean wantsCertificate, Certificate... more)
      throws Exception {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    keys.load(null, null);
    Certificate[] chain = new Certificate[more.length + 1];
    chain[0] = who.certificate();
    System.arraycopy(more, 0, chain, 1, more.length);
    keys.setKeyEntry("server", who.key(), new char[0], chain);
    KeyManagerFactory own = KeyManagerFactory.getInstance("PKIX");
    own.init(keys, new char[0]);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(own.getKeyManagers(), null, null);
    var listener =
        (SSLServerSocket)
            context
                .getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
    listener.setNeedClientAuth(wantsCertificate);
    return new OddCsms(listener, good("ocpp1.6"), "");
  }

  static String good(String subprotocol) {
    String chosen = subprotocol.isEmpty() ? "" : "Sec-WebSocket-Protocol: " + subprotocol + "\r\n";
    return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        + "Sec-WebSocket-Accept: ACCEPT\r\n"
        + chosen;
  }

  int port() {
    return listener.getLocalPort();
  }

  private void serve() {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        sockets.add(socket);
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      var in = new DataInputStream(socket.getInputStream());
      String request = head(in);
      requests.add(request);
      OutputStream out = socket.getOutputStream();
      if (!answer.equals("close")) {
        out.write((answer.replace("ACCEPT", accept(request)) + "\r\n").getBytes(ISO_8859_1));
        out.flush();
        if (answer.startsWith("HTTP/1.1 101") && !"drop".equals(toBoot)) {
          talk(in, out);
        }
      }
    } catch (IOException gone) {
      // the station may hang up whenever it likes
    }
  }

  private void talk(DataInputStream in, OutputStream out) throws IOException {
    while (true) {
      String message = frame(in);
      messages.add(message);
      Matcher id = ID.matcher(message);
      if (toBoot != null && !toBoot.isEmpty() && id.find()) {
        byte[] text = toBoot.replace("ID", id.group(1)).getBytes(UTF_8);
        out.write(new byte[] {(byte) 0x81, 126, (byte) (text.length >> 8), (byte) text.length});
        out.write(text);
        out.flush();
      }
    }
  }

  private static String frame(DataInputStream in) throws IOException {
    int first = in.readUnsignedByte();
    int length = in.readUnsignedByte() & 0x7F;
    length = length == 126 ? in.readUnsignedShort() : length;
    byte[] mask = in.readNBytes(4);
    byte[] payload = in.readNBytes(length);
    for (int i = 0; i < payload.length; i++) {
      payload[i] ^= mask[i % 4];
    }
    if ((first & 0x0F) == 8) {
      throw new EOFException();
    }
    return new String(payload, UTF_8);
  }

  private static String head(InputStream in) throws IOException {
    var head = new ByteArrayOutputStream();
    while (!head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
      int octet = in.read();
      if (octet < 0) {
        throw new EOFException();
      }
      head.write(octet);
    }
    return head.toString(ISO_8859_1);
  }

  private static String accept(String request) {
    Matcher key = KEY.matcher(request);
    if (!key.find()) {
      return "";
    }
    try {
      byte[] both = (key.group(1) + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(ISO_8859_1);
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-1").digest(both));
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}
