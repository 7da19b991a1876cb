package hitchpost.hal.rfid;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Events of a keyboard, as the kernel lays them out. */
final class KeyEvents {
  static final int KEY = 1;
  static final int ENTER = 28;

  private KeyEvents() {}

  /** Each key down and up, as the kernel tells it. */
  static byte[] typed(int... keys) {
    ByteBuffer all = ByteBuffer.allocate(keys.length * 4 * 24);
    for (int key : keys) {
      all.put(event(4, 4, key)).put(event(KEY, key, 1)).put(event(KEY, key, 0));
      all.put(event(0, 0, 0));
    }
    return all.array();
  }

  static byte[] event(int type, int code, int value) {
    return ByteBuffer.allocate(24)
        .order(ByteOrder.nativeOrder())
        .putLong(1_700_000_000)
        .putLong(123_456)
        .putShort((short) type)
        .putShort((short) code)
        .putInt(value)
        .array();
  }
}
