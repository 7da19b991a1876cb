package hitchpost.hal.driver;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A device as a station file names it.
 *
 * @param bus null for a device at none
 * @param options by name, complete with what stands for missing ones: {@link Integer}, {@link
 *     String}, {@link Boolean}, {@link Path}
 */
public record DeviceSpec(
    String name, String type, @Nullable BusSpec bus, Map<String, Object> options) {
  public DeviceSpec {
    options = Map.copyOf(options);
  }

  /** The device of a file that a name is that of, or of a part of which: {@code NAME.PART}. */
  public static String wholeOf(String name) {
    int dot = name.indexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }

  /** The bus of a driver that needs one. */
  public BusSpec line() {
    if (bus == null) {
      throw new IllegalArgumentException("needs a bus");
    }
    return bus;
  }

  /**
   * What an option of this kind was set to.
   *
   * @throws IllegalArgumentException when it is missing
   */
  public int number(String option) {
    return (Integer) value(option);
  }

  /**
   * What an option of this kind was set to; a choice is a text too.
   *
   * @throws IllegalArgumentException when it is missing
   */
  public String text(String option) {
    return (String) value(option);
  }

  /**
   * What an option of this kind was set to.
   *
   * @throws IllegalArgumentException when it is missing
   */
  public boolean flag(String option) {
    return (Boolean) value(option);
  }

  /** The file that an option names, empty when it was left out. */
  public Optional<Path> file(String option) {
    return Optional.ofNullable((Path) options.get(option));
  }

  private Object value(String option) {
    Object value = options.get(option);
    if (value == null) {
      throw new IllegalArgumentException(option + " is missing");
    }
    return value;
  }
}
