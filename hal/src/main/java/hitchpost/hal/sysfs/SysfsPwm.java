package hitchpost.hal.sysfs;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * An output of a pulse width chip of the kernel.
 *
 * <p>Source: Documentation/driver-api/pwm.rst of Linux. Every call fails with a {@link
 * hitchpost.hal.device.DeviceException} that says why.
 */
public final class SysfsPwm implements PwmOutput {
  private final Path chip;
  private final int channel;
  private final long periodNanos;

  /**
   * One output.
   *
   * @param chip its folder, such as {@code /sys/class/pwm/pwmchip0}
   * @param channel its number, from 0
   * @param periodNanos 1 000 000 for the 1 kHz of a control pilot
   */
  public SysfsPwm(Path chip, int channel, long periodNanos) {
    this.chip = chip;
    this.channel = channel;
    this.periodNanos = periodNanos;
  }

  public String address() {
    return folder().toString();
  }

  @Override
  public void open(int permyriad) {
    if (!Files.isDirectory(folder())) {
      SysfsFiles.write(chip.resolve("export"), channel);
    }
    Path period = folder().resolve("period");
    if (SysfsFiles.number(period) != periodNanos) {
      Path highTime = folder().resolve("duty_cycle");
      // the kernel refuses a period that is shorter than the high time of before, and takes no high
      // time, not even none, of an output that has had no period yet
      if (SysfsFiles.number(highTime) > periodNanos) {
        SysfsFiles.write(highTime, 0);
      }
      SysfsFiles.write(period, periodNanos);
    }
    high(permyriad);
    SysfsFiles.write(folder().resolve("enable"), 1);
  }

  @Override
  public void high(int permyriad) {
    SysfsFiles.write(folder().resolve("duty_cycle"), periodNanos * permyriad / 10_000);
  }

  private Path folder() {
    return chip.resolve("pwm" + channel);
  }
}
