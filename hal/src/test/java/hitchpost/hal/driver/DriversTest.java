package hitchpost.hal.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What drivers there are, with those that somebody adds. */
class DriversTest {
  @Test
  void driverThatIsNamedAndNotThereIsToldByItsName(@TempDir Path added) throws IOException {
    Path services = Files.createDirectories(added.resolve("META-INF/services"));
    Files.writeString(services.resolve(Driver.class.getName()), "example.AbsentDriver");
    try (var loader = new URLClassLoader(new URL[] {added.toUri().toURL()})) {
      var refused =
          assertThrows(
              IllegalArgumentException.class,
              () -> Drivers.of(ServiceLoader.load(Driver.class, loader)));
      assertTrue(
          refused.getMessage().startsWith("a driver that was added cannot be used: "),
          refused.getMessage());
      assertTrue(refused.getMessage().contains("example.AbsentDriver"), refused.getMessage());
    }
  }

  @Test
  void addedDriverMayNotHaveTheTypeOfAnother() {
    var twice = OwnDrivers.all().getFirst();
    var refused =
        assertThrows(IllegalArgumentException.class, () -> new Drivers(List.of(twice, twice)));
    assertEquals("two drivers are called " + twice.type(), refused.getMessage());
  }
}
