package hitchpost.hal.driver;

import hitchpost.hal.device.Device;
import java.util.List;
import java.util.Set;

/**
 * Opens devices of one type for a station. Drivers that are not part of the program are found by
 * {@link java.util.ServiceLoader}.
 */
public interface Driver {
  /** Its name in station files, such as {@code openevse}. */
  String type();

  /** What it drives, for an installer to read; one line. */
  String summary();

  /** The kinds of bus that it can be at; empty when it is at none. */
  Set<BusSpec.Kind> buses();

  /** What a station file can say of such a device, beside its name, type and bus. */
  List<Option> options();

  /**
   * Makes the devices, without touching the hardware: they are started later.
   *
   * @return the device with the name of {@code spec} first, and the parts of it, which are called
   *     {@code NAME.PART}
   * @throws IllegalArgumentException when what the file says cannot be, with the reason
   */
  List<Device> open(DeviceSpec spec, Means means);
}
