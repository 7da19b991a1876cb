package hitchpost.hal.sysfs;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A voltage that the kernel measures.
 *
 * <p>Source: Documentation/ABI/testing/sysfs-bus-iio of Linux: (raw + offset) times scale is in
 * millivolts, and the last two may belong to the channel, to all channels, or be absent.
 */
public final class IioVoltage {
  private final Path device;
  private final int channel;

  /**
   * One input.
   *
   * @param device its folder, such as {@code /sys/bus/iio/devices/iio:device0}
   * @param channel its number, from 0
   */
  public IioVoltage(Path device, int channel) {
    this.device = device;
    this.channel = channel;
  }

  public String address() {
    return device.resolve("in_voltage" + channel).toString();
  }

  /**
   * Measures now.
   *
   * @throws hitchpost.hal.device.DeviceException when it cannot, with the reason
   */
  public int milliVolts() {
    double raw = SysfsFiles.fraction(device.resolve("in_voltage" + channel + "_raw"));
    return (int) Math.round((raw + constant("offset", 0)) * constant("scale", 1));
  }

  private double constant(String name, double otherwise) {
    Path own = device.resolve("in_voltage" + channel + "_" + name);
    Path common = device.resolve("in_voltage_" + name);
    if (Files.exists(own)) {
      return SysfsFiles.fraction(own);
    }
    return Files.exists(common) ? SysfsFiles.fraction(common) : otherwise;
  }
}
