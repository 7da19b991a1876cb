package hitchpost.hal.modbus;

import java.util.Arrays;

/** The check sum of serial frames. Source: MODBUS over Serial Line 1.02, 6.2.2. */
public final class Crc16 {
  private static final int POLYNOMIAL = 0xA001;
  private static final int[] TABLE = new int[256];

  static {
    for (int i = 0; i < TABLE.length; i++) {
      int crc = i;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 1) == 0 ? crc >> 1 : crc >> 1 ^ POLYNOMIAL;
      }
      TABLE[i] = crc;
    }
  }

  private Crc16() {}

  /** Of a part of the bytes; travels low byte first. */
  static int of(byte[] bytes, int from, int to) {
    int crc = 0xFFFF;
    for (int i = from; i < to; i++) {
      crc = crc >> 8 ^ TABLE[(crc ^ bytes[i]) & 0xFF];
    }
    return crc;
  }

  /** The bytes with their check sum behind. */
  public static byte[] sealed(byte[] bytes) {
    byte[] frame = Arrays.copyOf(bytes, bytes.length + 2);
    int crc = of(bytes, 0, bytes.length);
    frame[bytes.length] = (byte) crc;
    frame[bytes.length + 1] = (byte) (crc >> 8);
    return frame;
  }

  /** Whether the last two bytes of a part are its check sum. */
  public static boolean sound(byte[] bytes, int from, int to) {
    int sent = bytes[to - 2] & 0xFF | (bytes[to - 1] & 0xFF) << 8;
    return of(bytes, from, to - 2) == sent;
  }
}
