package hitchpost.hal.sysfs;

import hitchpost.hal.contract.Contracts;
import hitchpost.hal.contract.TemperatureRig;
import hitchpost.hal.device.HalClock;
import hitchpost.hal.device.TemperatureSensor;
import hitchpost.hal.loop.VirtualLoop;
import hitchpost.hal.testing.ContractTests;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** A temperature that the kernel shows keeps to the contract, on a file like the kernel's. */
class SysfsContractTest {
  @TempDir Path sys;

  @TestFactory
  Stream<DynamicTest> temperature() {
    return ContractTests.of(Contracts.ofTemperature(() -> new Sensor(sys.resolve("temperature"))));
  }

  private static final class Sensor implements TemperatureRig {
    private final Path file;
    private final VirtualLoop loop = new VirtualLoop();
    private final SysfsTemperature device;
    private boolean there = true;
    private int milliCelsius = 20_000;

    Sensor(Path file) {
      this.file = file;
      device = new SysfsTemperature("sensor", file, loop);
      show();
    }

    private void show() {
      try {
        Files.deleteIfExists(file);
        if (there) {
          Files.writeString(file, milliCelsius + "\n");
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public TemperatureSensor device() {
      return device;
    }

    @Override
    public void bring(int deciCelsius) {
      milliCelsius = deciCelsius * 100;
      show();
    }

    /** A DS18B20 that loses its supply tells the value of power-on. */
    @Override
    public boolean breakSensor() {
      bring(850);
      return true;
    }

    @Override
    public void unplugLink() {
      there = false;
      show();
    }

    @Override
    public void plugLink() {
      there = true;
      show();
    }

    @Override
    public HalClock clock() {
      return loop.passing();
    }

    @Override
    public void close() {
      unplugLink();
    }
  }
}
