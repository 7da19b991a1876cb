package hitchpost.hal.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hitchpost.hal.device.Device;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GpioDriverTest {
  private static final Drivers DRIVERS = new Drivers(OwnDrivers.all());

  @Test
  void partsOfAGpioBoardAreThoseThatAreWired() {
    Map<String, Object> options =
        Map.of(
            "contactor", 17,
            "connected", 5,
            "ready", 6,
            "lockClose", 20,
            "lockOpen", 21,
            "emergencyStopClosed", 22,
            "door", 23,
            "activeLow", "door, contactor");
    assertEquals(
        List.of("b", "b.lock", "b.emergency_stop", "b.door", "b.light"),
        names("gpio-board", null, options));
  }

  @Test
  void gpioBoardThatCannotBeIsRefusedWithTheReason() {
    refused("the contactor has no line", Map.of("connected", 5, "ready", 6));
    refused("two things", Map.of("contactor", 5, "connected", 5, "ready", 6));
    refused("to read the pilot", Map.of("contactor", 5));
    refused("[dor]", Map.of("contactor", 1, "connected", 5, "ready", 6, "activeLow", "dor"));
    refused("one to open", Map.of("contactor", 1, "connected", 5, "ready", 6, "lockClose", 7));
  }

  private static void refused(String why, Map<String, Object> options) {
    var refused =
        assertThrows(IllegalArgumentException.class, () -> names("gpio-board", null, options));
    assertEquals(true, refused.getMessage().contains(why), refused.getMessage());
  }

  private static List<String> names(String type, @Nullable BusSpec bus, Map<String, Object> given) {
    Driver driver = DRIVERS.find(type).orElseThrow();
    try (Means means = new Means()) {
      return driver.open(Specs.of(driver, "b", bus, given), means).stream()
          .map(Device::name)
          .toList();
    }
  }
}
