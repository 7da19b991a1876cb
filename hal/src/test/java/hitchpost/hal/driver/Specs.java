package hitchpost.hal.driver;

import hitchpost.hal.driver.Option.Kind;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Devices as a station file would name them. */
final class Specs {
  private Specs() {}

  /** What is not given has the value that stands for it. */
  static DeviceSpec of(
      Driver driver, String name, @Nullable BusSpec bus, Map<String, Object> given) {
    Map<String, Object> options = new HashMap<>();
    for (Option option : driver.options()) {
      Object otherwise =
          switch (option.kind()) {
            case Kind.Number number -> number.otherwise();
            case Kind.Choice choice -> choice.otherwise();
            case Kind.Text text -> text.otherwise();
            case Kind.Flag flag -> flag.otherwise();
            case Kind.File _ -> null;
          };
      Object value = given.getOrDefault(option.name(), otherwise);
      if (value != null) {
        options.put(option.name(), value);
      }
    }
    return new DeviceSpec(name, driver.type(), bus, options);
  }
}
