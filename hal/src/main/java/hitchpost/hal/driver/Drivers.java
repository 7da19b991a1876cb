package hitchpost.hal.driver;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** The drivers that station files can name. */
public final class Drivers {
  private final Map<String, Driver> byType = new LinkedHashMap<>();

  /**
   * @throws IllegalArgumentException when two of them have the same type
   */
  public Drivers(List<Driver> drivers) {
    for (Driver driver : drivers) {
      if (byType.putIfAbsent(driver.type(), driver) != null) {
        throw new IllegalArgumentException("two drivers are called " + driver.type());
      }
    }
  }

  /**
   * Those of the program, and those that somebody has put on its class path.
   *
   * @throws IllegalArgumentException when one of the latter cannot be used
   */
  public static Drivers known() {
    return of(ServiceLoader.load(Driver.class));
  }

  /** Those of the program and others, with the errors of {@link #known}. */
  static Drivers of(ServiceLoader<Driver> others) {
    List<Driver> drivers = new ArrayList<>(OwnDrivers.all());
    try {
      others.forEach(drivers::add);
    } catch (ServiceConfigurationError | LinkageError broken) {
      throw new IllegalArgumentException(
          "a driver that was added cannot be used: " + broken.getMessage(), broken);
    }
    return new Drivers(drivers);
  }

  public Optional<Driver> find(String type) {
    return Optional.ofNullable(byType.get(type));
  }

  /** In the order in which they are to be shown. */
  public List<Driver> all() {
    return List.copyOf(byType.values());
  }
}
