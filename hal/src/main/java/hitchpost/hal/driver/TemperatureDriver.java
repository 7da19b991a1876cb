package hitchpost.hal.driver;

import hitchpost.hal.device.Device;
import hitchpost.hal.loop.ThreadLoop;
import hitchpost.hal.sysfs.SysfsTemperature;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Temperatures that the kernel reads. */
final class TemperatureDriver implements Driver {
  @Override
  public String type() {
    return "temperature";
  }

  @Override
  public String summary() {
    return "temperature that Linux reads: 1-wire, hwmon, thermal zone";
  }

  @Override
  public Set<BusSpec.Kind> buses() {
    return Set.of();
  }

  @Override
  public List<Option> options() {
    return List.of(
        new Option(
            "file",
            new Option.Kind.File(),
            "such as /sys/bus/w1/devices/28-0123456789ab/temperature; needed"));
  }

  @Override
  public List<Device> open(DeviceSpec spec, Means means) {
    Path file =
        spec.file("file").orElseThrow(() -> new IllegalArgumentException("file is missing"));
    return List.of(new SysfsTemperature(spec.name(), file, new ThreadLoop(spec.name())));
  }
}
