package hitchpost.simulator.run;

import hitchpost.hal.driver.Drivers;
import hitchpost.hal.driver.GpioDriver;
import hitchpost.hal.gpio.MemoryGpio;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** The socket with its chip in memory, a folder like that of a PWM chip, a meter by pymodbus. */
final class MemoryPost extends GpioPost {
  private final MemoryGpio chip;
  private final PythonMeter meter;

  MemoryPost(Path folder) {
    this(
        folder,
        new MemoryGpio(),
        new PythonMeter(Registers.zeros(IMPORT, 8), Registers.zeros(0x5B00, 59)));
  }

  private MemoryPost(Path folder, MemoryGpio chip, PythonMeter meter) {
    super(folder, "memory", new Lines(chip), pwm(folder), meter);
    this.chip = chip;
    this.meter = meter;
  }

  private static Path pwm(Path folder) {
    Path pwm = folder.resolve("pwmchip0");
    try {
      Path channel = Files.createDirectories(pwm.resolve("pwm0"));
      for (String name : List.of("period", "duty_cycle", "enable")) {
        Files.writeString(channel.resolve(name), "0");
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return pwm;
  }

  private record Lines(MemoryGpio chip) implements GpioLines {
    @Override
    public boolean high(int offset) {
      return chip.high(offset);
    }

    @Override
    public void drive(int offset, boolean high) {
      chip.drive(offset, high);
    }

    @Override
    public void follow(int offset, Consumer<Boolean> follower) {
      chip.follow(offset, follower);
    }
  }

  /** Those of the program, with the chip in memory in the place of the kernel's. */
  Drivers drivers() {
    var gpio = new GpioDriver(path -> chip.open());
    return new Drivers(
        Drivers.known().all().stream()
            .map(driver -> driver.type().equals(gpio.type()) ? gpio : driver)
            .toList());
  }

  /** Pulls the chip, as a USB expander; the contactor falls by its pull-down. */
  void unplugChip() {
    chip.unplug();
  }

  void plugChip() {
    chip.plug();
  }

  /** Pulls the network cable of the meter. */
  void killMeter() {
    meter.kill();
  }
}
