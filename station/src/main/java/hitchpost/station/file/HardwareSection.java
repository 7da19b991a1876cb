package hitchpost.station.file;

import hitchpost.hal.driver.BusSpec;
import hitchpost.hal.driver.DeviceSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The real hardware of a station.
 *
 * @param watchdog device file of a watchdog that resets the machine, null for none
 */
public record HardwareSection(List<DeviceSpec> devices, @Nullable Path watchdog) {
  /** No hardware. */
  public static final HardwareSection NONE = new HardwareSection(List.of(), null);

  public HardwareSection {
    devices = List.copyOf(devices);
  }

  /** The files of the machine that its devices are: serial ports, sensors, readers. */
  public List<Path> files() {
    Set<Path> files = new LinkedHashSet<>();
    for (DeviceSpec device : devices) {
      if (device.bus() != null && device.bus().kind() == BusSpec.Kind.SERIAL) {
        files.add(Path.of(device.bus().address()));
      }
      device.options().values().stream()
          .filter(Path.class::isInstance)
          .map(Path.class::cast)
          .forEach(files::add);
    }
    if (watchdog != null) {
      files.add(watchdog);
    }
    return List.copyOf(files);
  }

  /**
   * The devices of an EVSE, by name; null for what it does not have. A part of a device is called
   * {@code NAME.PART}.
   *
   * @param stopsWithoutMeter whether charging stops while the meter is silent
   * @param sessionPatience how long a session outlasts a silent board
   */
  public record OfEvse(
      @Nullable String board,
      @Nullable String meter,
      @Nullable String lock,
      List<String> residualCurrent,
      List<String> temperatures,
      List<String> buttons,
      @Nullable String indicator,
      boolean stopsWithoutMeter,
      Duration sessionPatience,
      Temperatures limits) {
    public OfEvse {
      residualCurrent = List.copyOf(residualCurrent);
      temperatures = List.copyOf(temperatures);
      buttons = List.copyOf(buttons);
    }
  }

  /**
   * What temperatures do, in degrees Celsius.
   *
   * @param blindAmperes most that is offered while a sensor is silent
   */
  public record Temperatures(int derate, int least, int stop, int blindAmperes) {}
}
