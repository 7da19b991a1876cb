package hitchpost.simulator;

import hitchpost.hal.driver.Drivers;

/** The drivers that a command can use. */
public final class InstalledDrivers {
  private InstalledDrivers() {}

  /**
   * Those of the program and those of the jars that the user added.
   *
   * @throws UsageException when one of the latter cannot be used
   */
  public static Drivers load() {
    try {
      return Drivers.known();
    } catch (IllegalArgumentException unusable) {
      throw new UsageException(String.valueOf(unusable.getMessage()));
    }
  }
}
