package hitchpost.simulator.tls;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** A CSMS that does one thing wrong, to everybody who connects. */
public final class OddCsms implements AutoCloseable {
  private static final Pattern KEY = Pattern.compile("(?i)Sec-WebSocket-Key: (\\S+)\r\n");
  private static final Pattern ID = Pattern.compile("^\\[2,\"([^\"]+)\"");

  private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

  private final ServerSocket listener;
  private final String answer;
  private final @Nullable String toBoot;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();

  /** The upgrade requests of whoever connected. */
  public final List<String> requests = new CopyOnWriteArrayList<>();

  /** The messages of whoever connected. */
  public final List<String> messages = new CopyOnWriteArrayList<>();

  private OddCsms(ServerSocket listener, String answer, @Nullable String toBoot) {
    this.listener = listener;
    this.answer = answer;
    this.toBoot = toBoot;
    Thread.ofVirtual().start(this::serve);
  }

  /** Answers the upgrade like this: a status with headers, "close", or whatever else. */
  public static OddCsms answering(String head) throws IOException {
    return new OddCsms(listening(), head, null);
  }

  /** Takes the connection, and answers the boot like this; ID stands for the id of the call. */
  public static OddCsms booting(String frame) throws IOException {
    return new OddCsms(listening(), good("ocpp1.6"), frame);
  }

  /** Takes the connection over TLS. */
  public static OddCsms showing(
      PrivateKey key, List<X509Certificate> chain, boolean wantsCertificate) throws Exception {
    return over(new Terms(key, chain, List.of(), List.of(), wantsCertificate ? trustAll() : null));
  }

  /**
   * On which terms a server does TLS.
   *
   * @param protocols empty for the usual ones
   * @param suites empty for the usual ones
   * @param clients whom it lets in; null when it does not ask
   */
  public record Terms(
      PrivateKey key,
      List<X509Certificate> chain,
      List<String> protocols,
      List<String> suites,
      @Nullable X509TrustManager clients) {}

  /** Takes the connection over TLS, on these terms. */
  public static OddCsms over(Terms terms) throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(
        new KeyManager[] {new OneKey(terms.key(), terms.chain())},
        terms.clients() == null ? null : new TrustManager[] {terms.clients()},
        null);
    var listener =
        (SSLServerSocket) context.getServerSocketFactory().createServerSocket(0, 50, LOOPBACK);
    listener.setNeedClientAuth(terms.clients() != null);
    if (!terms.protocols().isEmpty()) {
      listener.setEnabledProtocols(terms.protocols().toArray(new String[0]));
    }
    if (!terms.suites().isEmpty()) {
      listener.setEnabledCipherSuites(terms.suites().toArray(new String[0]));
    }
    return new OddCsms(listener, good("ocpp1.6"), "");
  }

  /** Reads the first bytes, writes these, and notes all that comes. */
  public static OddCsms saying(byte[] bytes) throws IOException {
    return new OddCsms(listening(), "raw:" + HexFormat.of().formatHex(bytes), null);
  }

  /** What a server says that chose this version, suite and compression, whatever was offered. */
  public static byte[] serverHello(int minor, int suite, int compression) {
    var hello = new ByteArrayOutputStream();
    hello.writeBytes(new byte[] {22, 3, (byte) minor, 0, 42, 2, 0, 0, 38, 3, (byte) minor});
    hello.writeBytes(new byte[32]);
    hello.writeBytes(new byte[] {0, (byte) (suite >> 8), (byte) suite, (byte) compression});
    return hello.toByteArray();
  }

  private static ServerSocket listening() throws IOException {
    return new ServerSocket(0, 50, LOOPBACK);
  }

  private static X509TrustManager trustAll() {
    return new X509TrustManager() {
      @Override
      public void checkClientTrusted(X509Certificate[] chain, String type) {}

      @Override
      public void checkServerTrusted(X509Certificate[] chain, String type) {}

      @Override
      public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
      }
    };
  }

  public static String good(String subprotocol) {
    String chosen = subprotocol.isEmpty() ? "" : "Sec-WebSocket-Protocol: " + subprotocol + "\r\n";
    return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        + "Sec-WebSocket-Accept: ACCEPT\r\n"
        + chosen;
  }

  public int port() {
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
      if (answer.startsWith("raw:")) {
        messages.add(new String(in.readNBytes(5), ISO_8859_1));
        socket.getOutputStream().write(HexFormat.of().parseHex(answer.substring(4)));
        messages.add(new String(in.readAllBytes(), ISO_8859_1));
        return;
      }
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
    } catch (NoSuchAlgorithmException e) {
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
