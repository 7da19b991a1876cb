package hitchpost.hal.gpio;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import hitchpost.hal.gpio.GpioChip.Bias;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/**
 * What is asked of a GPIO chip, laid out as the kernel wants it.
 *
 * <p>Source: linux/gpio.h, version 2 of the interface; every offset and number was compared with
 * what a C compiler makes of that header.
 */
final class LineRequest {
  static final long GET_CHIP_INFO = 0x8044b401L;
  static final long GET_LINE_INFO = 0xc100b405L;
  static final long GET_LINE = 0xc250b407L;
  static final long GET_VALUES = 0xc010b40eL;
  static final long SET_VALUES = 0xc010b40fL;

  static final int CHIP_INFO_BYTES = 68;
  static final int LINE_INFO_BYTES = 256;
  static final int VALUES_BYTES = 16;
  static final int EVENT_BYTES = 48;

  static final int RISING = 1;

  /** Name under which other programs see who holds a line. */
  static final String CONSUMER = "hitchpost";

  private static final int BYTES = 592;
  private static final long CONSUMER_AT = 256;
  private static final long FLAGS_AT = 288;
  private static final long ATTRIBUTE_COUNT_AT = 296;
  private static final long ATTRIBUTES_AT = 320;
  private static final long ATTRIBUTE_BYTES = 24;
  private static final long LINE_COUNT_AT = 560;
  private static final long FILE_AT = 588;

  private static final long INPUT = 4;
  static final long OUTPUT = 8;
  private static final long BOTH_EDGES = 16 | 32;
  private static final long PULL_UP = 256;
  private static final long PULL_DOWN = 512;
  private static final long NO_PULL = 1024;

  private static final int OUTPUT_VALUES = 2;
  private static final int DEBOUNCE = 3;

  private LineRequest() {}

  /**
   * Asks for outputs.
   *
   * @param values first level of each line, bit 0 for the first; set in the same moment in which
   *     the lines become outputs
   */
  static MemorySegment outputs(SegmentAllocator memory, List<Integer> offsets, long values) {
    MemorySegment request = lines(memory, offsets, OUTPUT);
    attribute(request, OUTPUT_VALUES, offsets.size());
    request.set(JAVA_LONG, ATTRIBUTES_AT + 8, values);
    return request;
  }

  /** Asks for an input that tells both edges. */
  static MemorySegment input(SegmentAllocator memory, int offset, Bias bias, Duration debounce) {
    long pull =
        switch (bias) {
          case NONE -> NO_PULL;
          case PULL_UP -> PULL_UP;
          case PULL_DOWN -> PULL_DOWN;
        };
    MemorySegment request = lines(memory, List.of(offset), INPUT | BOTH_EDGES | pull);
    if (debounce.isPositive()) {
      attribute(request, DEBOUNCE, 1);
      request.set(JAVA_INT, ATTRIBUTES_AT + 8, Math.toIntExact(debounce.toNanos() / 1_000));
    }
    return request;
  }

  /** The number of the file that an accepted request is answered with. */
  static int file(MemorySegment request) {
    return request.get(JAVA_INT, FILE_AT);
  }

  private static MemorySegment lines(SegmentAllocator memory, List<Integer> offsets, long flags) {
    MemorySegment request = memory.allocate(BYTES, 8).fill((byte) 0);
    for (int i = 0; i < offsets.size(); i++) {
      request.setAtIndex(JAVA_INT, i, offsets.get(i));
    }
    request.setString(CONSUMER_AT, CONSUMER, StandardCharsets.US_ASCII);
    request.set(JAVA_LONG, FLAGS_AT, flags);
    request.set(JAVA_INT, LINE_COUNT_AT, offsets.size());
    return request;
  }

  private static void attribute(MemorySegment request, int id, int lines) {
    request.set(JAVA_INT, ATTRIBUTE_COUNT_AT, 1);
    request.set(JAVA_INT, ATTRIBUTES_AT, id);
    request.set(JAVA_LONG, ATTRIBUTES_AT + ATTRIBUTE_BYTES - 8, (1L << lines) - 1);
  }
}
