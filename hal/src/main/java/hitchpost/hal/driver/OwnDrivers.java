package hitchpost.hal.driver;

import java.util.List;

/** The drivers of the program. */
final class OwnDrivers {
  private OwnDrivers() {}

  static List<Driver> all() {
    return List.of(new MeterDriver());
  }
}
