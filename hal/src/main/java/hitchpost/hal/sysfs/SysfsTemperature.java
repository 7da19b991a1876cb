package hitchpost.hal.sysfs;

import hitchpost.hal.device.DeviceException;
import hitchpost.hal.device.TemperatureSensor;
import hitchpost.hal.loop.Loop;
import hitchpost.hal.loop.LoopDevice;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A temperature that the kernel reads: a 1-wire sensor, a hwmon chip or a thermal zone, all of
 * which tell thousandths of a degree.
 */
public final class SysfsTemperature extends LoopDevice implements TemperatureSensor {
  /** What a DS18B20 holds before its first measurement; it comes back when its supply fails. */
  private static final long POWER_ON_MILLI_CELSIUS = 85_000;

  /** From this near the value of power-on is a temperature like any other. */
  private static final int NEAR_DECI_CELSIUS = 100;

  private static final Duration POLL = Duration.ofSeconds(3);

  private static final int COLDEST_MILLI_CELSIUS = -55_000;
  private static final int HOTTEST_MILLI_CELSIUS = 150_000;

  private final Path file;
  private volatile @Nullable Temperature latest;

  /**
   * A sensor.
   *
   * @param file such as {@code /sys/bus/w1/devices/28-0123456789ab/temperature}, {@code
   *     /sys/class/hwmon/hwmon0/temp1_input}, {@code /sys/class/thermal/thermal_zone0/temp}
   * @param loop its own, because a 1-wire sensor takes 0.75 s to answer
   */
  public SysfsTemperature(String name, Path file, Loop loop) {
    super(name, file.toString(), loop);
    this.file = file;
  }

  @Override
  public void start() {
    loop.post(this::poll);
  }

  @Override
  public Optional<Temperature> latest() {
    return link().up() ? Optional.ofNullable(latest) : Optional.empty();
  }

  @Override
  public void close() {
    loop.close();
  }

  private void poll() {
    // first, so that nothing that goes wrong here ends it
    loop.after(POLL, this::poll);
    try {
      long milliCelsius = SysfsFiles.number(file);
      if (believed(milliCelsius)) {
        latest = new Temperature((int) Math.round(milliCelsius / 100.0), loop.nanos());
        health().answered();
      } else {
        health().missed(file + " holds " + milliCelsius + ", which is no measurement");
      }
    } catch (DeviceException e) {
      health().missed(String.valueOf(e.getMessage()));
    }
  }

  private boolean believed(long milliCelsius) {
    Temperature last = latest;
    if (milliCelsius == POWER_ON_MILLI_CELSIUS) {
      return last != null && Math.abs(last.deciCelsius() - milliCelsius / 100) <= NEAR_DECI_CELSIUS;
    }
    return milliCelsius >= COLDEST_MILLI_CELSIUS && milliCelsius <= HOTTEST_MILLI_CELSIUS;
  }
}
