package hitchpost.hal.gpio;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.pi4j.io.exception.IOException;
import hitchpost.hal.gpio.GpioChip.Bias;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Offsets as a C compiler gives them for struct gpio_v2_line_request. */
class LineRequestTest {
  @Test
  void outputsCarryTheirFirstValuesInTheRequest() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment request = LineRequest.outputs(arena, List.of(17, 4), 0b10);

      assertEquals(592, request.byteSize());
      assertEquals(17, request.get(JAVA_INT, 0));
      assertEquals(4, request.get(JAVA_INT, 4));
      assertEquals("hitchpost", request.getString(256));
      assertEquals(8, request.get(JAVA_LONG, 288), "output");
      assertEquals(1, request.get(JAVA_INT, 296), "one attribute");
      assertEquals(2, request.get(JAVA_INT, 320), "output values");
      assertEquals(0b10, request.get(JAVA_LONG, 328));
      assertEquals(0b11, request.get(JAVA_LONG, 336), "for both lines");
      assertEquals(2, request.get(JAVA_INT, 560));
    }
  }

  @Test
  void inputAsksForBothEdgesItsPullAndItsDebounce() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment request = LineRequest.input(arena, 5, Bias.PULL_UP, Duration.ofMillis(20));

      assertEquals(4 | 16 | 32 | 256, request.get(JAVA_LONG, 288));
      assertEquals(3, request.get(JAVA_INT, 320), "debounce");
      assertEquals(20_000, request.get(JAVA_INT, 328), "microseconds");
      assertEquals(1, request.get(JAVA_LONG, 336));
    }
  }

  @Test
  void inputWithoutDebounceHasNoAttribute() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment request = LineRequest.input(arena, 5, Bias.NONE, Duration.ZERO);

      assertEquals(4 | 16 | 32 | 1024, request.get(JAVA_LONG, 288));
      assertEquals(0, request.get(JAVA_INT, 296));
    }
  }

  @Test
  void whatIsNoChipIsRefusedWithTheReason() {
    assertReason("/dev/null", "ENOTTY");
    assertReason("/dev/gpiochip-of-nobody", "ENOENT");
  }

  private static void assertReason(String path, String reason) {
    String opened = assertThrows(IOException.class, () -> LinuxGpioChip.open(path)).getMessage();
    assertTrue(opened.startsWith(path) && opened.contains(reason), opened);
    String asked = assertThrows(IOException.class, () -> LinuxGpioChip.describe(path)).getMessage();
    assertEquals(opened, asked);
  }
}
