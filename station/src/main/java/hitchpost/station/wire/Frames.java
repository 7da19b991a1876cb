package hitchpost.station.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;

/** Frames a client sends: final, unfragmented and masked (RFC 6455, 5.2-5.3). */
final class Frames {
  static final int TEXT = 1;
  static final int CLOSE = 8;
  static final int PING = 9;
  static final int PONG = 10;
  static final int MAX_CONTROL_PAYLOAD = 125;
  static final int MAX_CLOSE_REASON = MAX_CONTROL_PAYLOAD - 2;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle SHORTS =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);

  // a secure random number for each frame would cost more than the frame: draw them by the page
  private final SecureRandom random = new SecureRandom();
  private final byte[] maskKeys = new byte[4096];
  private int nextMaskKey = maskKeys.length;

  ByteBuffer text(String text) {
    return frame(TEXT, text.getBytes(StandardCharsets.UTF_8));
  }

  ByteBuffer ping() {
    return frame(PING, new byte[0]);
  }

  ByteBuffer pong(ByteBuffer payload) {
    byte[] echo = new byte[payload.remaining()];
    payload.duplicate().get(echo);
    return frame(PONG, echo);
  }

  /** A close frame; the reason is cut at a character border to fit a control frame. */
  ByteBuffer close(int code, String reason) {
    byte[] words = reason.getBytes(StandardCharsets.UTF_8);
    int length = words.length;
    if (length > MAX_CLOSE_REASON) {
      length = MAX_CLOSE_REASON;
      while ((words[length] & 0xC0) == 0x80) {
        length--;
      }
    }
    byte[] payload = new byte[2 + length];
    SHORTS.set(payload, 0, (short) code);
    System.arraycopy(words, 0, payload, 2, length);
    return frame(CLOSE, payload);
  }

  /** A close frame that answers one without a code. */
  ByteBuffer closeWithoutCode() {
    return frame(CLOSE, new byte[0]);
  }

  private ByteBuffer frame(int opcode, byte[] payload) {
    int length = payload.length;
    int lengthBytes = length <= 125 ? 0 : length <= 0xFFFF ? 2 : 8;
    byte[] frame = new byte[2 + lengthBytes + 4 + length];
    frame[0] = (byte) (0x80 | opcode);
    frame[1] = (byte) (0x80 | (lengthBytes == 0 ? length : lengthBytes == 2 ? 126 : 127));
    if (lengthBytes == 2) {
      SHORTS.set(frame, 2, (short) length);
    } else if (lengthBytes == 8) {
      LONGS.set(frame, 2, (long) length);
    }
    int key = maskKey();
    INTS.set(frame, 2 + lengthBytes, key);
    mask(payload, key, frame, 6 + lengthBytes);
    return ByteBuffer.wrap(frame);
  }

  private static void mask(byte[] payload, int key, byte[] frame, int start) {
    long wide = (key & 0xFFFFFFFFL) << 32 | (key & 0xFFFFFFFFL);
    int i = 0;
    for (; i + 8 <= payload.length; i += 8) {
      LONGS.set(frame, start + i, (long) LONGS.get(payload, i) ^ wide);
    }
    for (; i < payload.length; i++) {
      frame[start + i] = (byte) (payload[i] ^ (key >>> (24 - 8 * (i & 3))));
    }
  }

  private int maskKey() {
    if (nextMaskKey == maskKeys.length) {
      random.nextBytes(maskKeys);
      nextMaskKey = 0;
    }
    int key = (int) INTS.get(maskKeys, nextMaskKey);
    Arrays.fill(maskKeys, nextMaskKey, nextMaskKey + 4, (byte) 0);
    nextMaskKey += 4;
    return key;
  }

  /** Bytes nobody can foresee, for the key of an upgrade request. */
  byte[] nonce() {
    byte[] nonce = new byte[16];
    random.nextBytes(nonce);
    return nonce;
  }
}
