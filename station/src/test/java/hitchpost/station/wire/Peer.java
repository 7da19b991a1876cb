package hitchpost.station.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLSocket;

/** The server's end of one connection, byte by byte as a test wants it. */
final class Peer {
  record Frame(int firstByte, boolean masked, ByteBuffer bytes) {
    byte[] payload() {
      byte[] copy = new byte[bytes.remaining()];
      bytes.duplicate().get(copy);
      return copy;
    }

    String text() {
      return new String(payload(), UTF_8);
    }

    int closeCode() {
      return bytes.capacity() < 2 ? 1005 : bytes.getShort(0) & 0xFFFF;
    }
  }

  private static final Pattern KEY = Pattern.compile("(?i)\r\nSec-WebSocket-Key: (\\S+)\r\n");

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;

  Peer(Socket socket) throws IOException {
    this.socket = socket;
    this.in = socket.getInputStream();
    this.out = socket.getOutputStream();
  }

  /** The request up to and with the empty line. */
  String request() throws IOException {
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    while (!request.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
      int octet = in.read();
      if (octet < 0) {
        throw new EOFException("no complete request");
      }
      request.write(octet);
    }
    return request.toString(ISO_8859_1);
  }

  /** Reads the request and accepts it with sub-protocol ocpp1.6. */
  Peer upgrade() throws IOException {
    write(accepted(request()));
    return this;
  }

  static String accepted(String request) {
    return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: WebSocket\r\nConnection: Upgrade\r\n"
        + "Sec-WebSocket-Accept: "
        + Upgrade.accept(key(request))
        + "\r\nSec-WebSocket-Protocol: ocpp1.6\r\n\r\n";
  }

  static String key(String request) {
    Matcher matcher = KEY.matcher(request);
    if (!matcher.find()) {
      throw new AssertionError("no key in the request");
    }
    return matcher.group(1);
  }

  void write(String text) throws IOException {
    write(text.getBytes(ISO_8859_1));
  }

  void write(byte[] bytes) throws IOException {
    out.write(bytes);
    out.flush();
  }

  void text(String text) throws IOException {
    write(frame(0x81, text.getBytes(UTF_8)));
  }

  Frame frame() throws IOException {
    return readFrame(in);
  }

  /** Reads frames up to the close frame, whose code it returns. */
  int closeCode() throws IOException {
    while (true) {
      Frame frame = frame();
      if (frame.firstByte() == 0x88) {
        return frame.closeCode();
      }
    }
  }

  /** Reads until the station has ended TCP. */
  void awaitEnd() throws IOException {
    while (in.read() >= 0) {
      // only the end is of interest
    }
  }

  /** Ends TCP with a reset. */
  void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  void close() throws IOException {
    socket.close();
  }

  String tlsVersion() {
    return ((SSLSocket) socket).getSession().getProtocol();
  }

  String tlsSessionId() {
    return HexFormat.of().formatHex(((SSLSocket) socket).getSession().getId());
  }

  /** Asks for a new TLS handshake, as TLS 1.2 allows a server. */
  void renegotiate() throws IOException {
    ((SSLSocket) socket).startHandshake();
  }

  static byte[] frame(int firstByte, byte[] payload) {
    ByteBuffer frame = ByteBuffer.allocate(payload.length + 10).put((byte) firstByte);
    if (payload.length <= 125) {
      frame.put((byte) payload.length);
    } else if (payload.length <= 65_535) {
      frame.put((byte) 126).putShort((short) payload.length);
    } else {
      frame.put((byte) 127).putLong(payload.length);
    }
    frame.put(payload).flip();
    byte[] bytes = new byte[frame.remaining()];
    frame.get(bytes);
    return bytes;
  }

  static Frame readFrame(InputStream from) throws IOException {
    DataInputStream data = new DataInputStream(from);
    int first = data.readUnsignedByte();
    int second = data.readUnsignedByte();
    long length = second & 0x7F;
    if (length == 126) {
      length = data.readUnsignedShort();
    } else if (length == 127) {
      length = data.readLong();
    }
    boolean masked = (second & 0x80) != 0;
    byte[] key = masked ? data.readNBytes(4) : new byte[4];
    byte[] payload = data.readNBytes((int) length);
    for (int i = 0; i < payload.length; i++) {
      payload[i] ^= key[i % 4];
    }
    return new Frame(first, masked, ByteBuffer.wrap(payload));
  }
}
