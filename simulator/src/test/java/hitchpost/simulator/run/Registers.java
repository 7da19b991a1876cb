package hitchpost.simulator.run;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Numbers in the registers of emulated meters. */
final class Registers {
  private Registers() {}

  /** Registers that hold nothing yet, for {@code modbus_peer.py}. */
  static String zeros(int from, int count) {
    return IntStream.range(from, from + count)
        .mapToObj(address -> "\"" + address + "\": 0")
        .collect(Collectors.joining(", ", "{", "}"));
  }

  /** The highest word first. */
  static int[] ofFloat(float value) {
    return of(Float.floatToIntBits(value), 2);
  }

  static float toFloat(int high, int low) {
    return Float.intBitsToFloat(high << 16 | low);
  }

  /** The highest word first. */
  static int[] of(long value, int words) {
    return IntStream.range(0, words)
        .map(word -> (int) (value >> 16 * (words - 1 - word)) & 0xFFFF)
        .toArray();
  }
}
