package hitchpost.station.wire;

import static hitchpost.station.wire.FrameViolation.NOT_UTF8;
import static hitchpost.station.wire.FrameViolation.POLICY;
import static hitchpost.station.wire.FrameViolation.PROTOCOL_ERROR;
import static hitchpost.station.wire.FrameViolation.TOO_BIG;
import static hitchpost.station.wire.FrameViolation.UNSUPPORTED_DATA;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads the frames of a server (RFC 6455, 5) from whatever pieces the network delivers.
 *
 * <p>Every rule is checked at the earliest byte that shows it is broken, and memory is taken only
 * for bytes that have arrived, so that a declared length costs nothing.
 */
final class FrameReader {
  static final int NO_CODE = 1005;

  private static final int CONTINUATION = 0;
  private static final int BINARY = 2;
  private static final int FIRST_PIECE_BYTES = 1024;
  private static final byte[] NOTHING = new byte[0];

  private final WireLimits limits;

  private final byte[] header = new byte[10];
  private int headerBytes;
  private boolean inPayload;

  private int opcode;
  private boolean last;
  private int remaining;

  private byte[] message = NOTHING;
  private int messageBytes;
  private int fragments;

  private byte[] control = NOTHING;

  private long finished;

  FrameReader(WireLimits limits) {
    this.limits = limits;
  }

  /** Whether a message has begun and its end has not arrived. */
  boolean midway() {
    return fragments > 0 || headerBytes > 0 || inPayload;
  }

  /** Grows whenever a message ends, so that a deadline can tell one message from the next. */
  long finished() {
    return finished;
  }

  /**
   * The next message or control frame, or null when {@code in} is used up before one is complete.
   *
   * @param in array-backed; consumed as far as it was needed
   * @throws FrameViolation when the CSMS broke a rule; the reader is of no use afterwards
   */
  @Nullable Inbound next(ByteBuffer in) {
    while (true) {
      if (!inPayload && !readHeader(in)) {
        return null;
      }
      Inbound inbound = isControl() ? controlPayload(in) : dataPayload(in);
      if (inbound != null) {
        return inbound;
      }
      if (inPayload) {
        return null;
      }
    }
  }

  private boolean isControl() {
    return opcode >= Frames.CLOSE;
  }

  private boolean readHeader(ByteBuffer in) {
    while (in.hasRemaining()) {
      header[headerBytes++] = in.get();
      if (headerBytes == 2) {
        checkFirstTwoBytes();
      }
      if (headerBytes >= 2 && headerBytes == headerLength()) {
        beginPayload(payloadLength());
        return true;
      }
    }
    return false;
  }

  private int headerLength() {
    int declared = header[1] & 0x7F;
    return declared == 127 ? 10 : declared == 126 ? 4 : 2;
  }

  private long payloadLength() {
    int declared = header[1] & 0x7F;
    if (declared == 127) {
      return ByteBuffer.wrap(header).getLong(2);
    }
    return declared == 126 ? ByteBuffer.wrap(header).getShort(2) & 0xFFFF : declared;
  }

  private void checkFirstTwoBytes() {
    if ((header[0] & 0x70) != 0) {
      throw new FrameViolation(PROTOCOL_ERROR, "a reserved bit is set");
    }
    if ((header[1] & 0x80) != 0) {
      throw new FrameViolation(PROTOCOL_ERROR, "a frame of the server is masked");
    }
    boolean fin = (header[0] & 0x80) != 0;
    switch (header[0] & 0x0F) {
      case CONTINUATION -> {
        if (fragments == 0) {
          throw new FrameViolation(PROTOCOL_ERROR, "a continuation without a beginning");
        }
      }
      case Frames.TEXT -> {
        if (fragments > 0) {
          throw new FrameViolation(PROTOCOL_ERROR, "a new message inside a fragmented one");
        }
      }
      case BINARY -> throw new FrameViolation(UNSUPPORTED_DATA, "OCPP has no binary messages");
      case Frames.CLOSE, Frames.PING, Frames.PONG -> {
        if (!fin || (header[1] & 0x7F) > Frames.MAX_CONTROL_PAYLOAD) {
          throw new FrameViolation(PROTOCOL_ERROR, "a control frame is fragmented or too long");
        }
      }
      default -> throw new FrameViolation(PROTOCOL_ERROR, "an unknown opcode");
    }
  }

  private void beginPayload(long length) {
    opcode = header[0] & 0x0F;
    if (!isControl()) {
      last = (header[0] & 0x80) != 0;
      // unsigned: a length with its top bit set is refused as too long, like any other giant
      if (Long.compareUnsigned(length, limits.frameBytes()) > 0) {
        throw new FrameViolation(
            TOO_BIG, "a frame is longer than " + limits.frameBytes() + " bytes");
      }
      if (messageBytes + length > limits.messageBytes()) {
        throw new FrameViolation(
            TOO_BIG, "a message is longer than " + limits.messageBytes() + " bytes");
      }
      if (++fragments > limits.fragments()) {
        throw new FrameViolation(
            POLICY, "a message has more than " + limits.fragments() + " fragments");
      }
    } else {
      control = length == 0 ? NOTHING : new byte[(int) length];
    }
    remaining = (int) length;
    headerBytes = 0;
    inPayload = true;
  }

  private @Nullable Inbound controlPayload(ByteBuffer in) {
    int piece = Math.min(remaining, in.remaining());
    in.get(control, control.length - remaining, piece);
    remaining -= piece;
    if (remaining > 0) {
      return null;
    }
    inPayload = false;
    if (fragments == 0) {
      finished++;
    }
    return switch (opcode) {
      case Frames.PING -> new Inbound.Ping(ByteBuffer.wrap(control));
      case Frames.PONG -> new Inbound.Pong();
      default -> closeFrame(control);
    };
  }

  private @Nullable Inbound dataPayload(ByteBuffer in) {
    if (last && messageBytes == 0 && in.remaining() >= remaining) {
      // the usual case: the whole message lies in the buffer
      String text = utf8(in.array(), in.arrayOffset() + in.position(), remaining);
      in.position(in.position() + remaining);
      return endMessage(text);
    }
    int piece = Math.min(remaining, in.remaining());
    makeRoom(messageBytes + piece);
    in.get(message, messageBytes, piece);
    messageBytes += piece;
    remaining -= piece;
    if (remaining > 0) {
      return null;
    }
    inPayload = false;
    return last ? endMessage(utf8(message, 0, messageBytes)) : null;
  }

  private Inbound endMessage(String text) {
    inPayload = false;
    message = NOTHING;
    messageBytes = 0;
    fragments = 0;
    finished++;
    return new Inbound.Text(text);
  }

  private void makeRoom(int needed) {
    if (message.length < needed) {
      int grown = Math.max(Math.max(needed, FIRST_PIECE_BYTES), message.length * 2);
      message = Arrays.copyOf(message, Math.max(needed, Math.min(grown, limits.messageBytes())));
    }
  }

  private static Inbound closeFrame(byte[] payload) {
    if (payload.length == 0) {
      return new Inbound.Close(NO_CODE, "");
    }
    if (payload.length == 1) {
      throw new FrameViolation(PROTOCOL_ERROR, "half a close code");
    }
    int code = ByteBuffer.wrap(payload).getShort() & 0xFFFF;
    if (!mayBeSent(code)) {
      throw new FrameViolation(PROTOCOL_ERROR, "close code " + code + " must not be sent");
    }
    return new Inbound.Close(code, utf8(payload, 2, payload.length - 2));
  }

  /** RFC 6455, 7.4 and the IANA registry of close codes. */
  private static boolean mayBeSent(int code) {
    return (code >= 1000 && code <= 1003)
        || (code >= 1007 && code <= 1014)
        || (code >= 3000 && code <= 4999);
  }

  private static String utf8(byte[] bytes, int offset, int length) {
    String text = new String(bytes, offset, length, StandardCharsets.UTF_8);
    // this decoder writes U+FFFD for what is malformed: only then is the slow, strict one needed
    if (text.indexOf('\uFFFD') < 0) {
      return text;
    }
    try {
      ByteBuffer strict = ByteBuffer.wrap(bytes, offset, length);
      return StandardCharsets.UTF_8.newDecoder().decode(strict).toString();
    } catch (CharacterCodingException e) {
      throw new FrameViolation(NOT_UTF8, "text that is not UTF-8");
    }
  }
}
