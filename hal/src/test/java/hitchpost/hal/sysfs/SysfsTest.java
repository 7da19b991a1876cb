package hitchpost.hal.sysfs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.hal.device.DeviceException;
import hitchpost.hal.device.LinkState.Kind;
import hitchpost.hal.device.TemperatureSensor.Temperature;
import hitchpost.hal.loop.VirtualLoop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a folder that looks like the kernel's. */
class SysfsTest {
  @TempDir Path sys;

  @Test
  void pulseWidthTakesThePeriodBeforeTheShare() throws IOException {
    file("pwmchip0/export", "");
    SysfsPwm pwm = new SysfsPwm(sys.resolve("pwmchip0"), 1, 1_000_000);
    DeviceException absent = assertThrows(DeviceException.class, () -> pwm.open(10_000));
    assertTrue(absent.getMessage().contains("is not there"), absent.getMessage());
    assertEquals("1", read("pwmchip0/export"));

    file("pwmchip0/pwm1/period", "20000000");
    file("pwmchip0/pwm1/duty_cycle", "5000000");
    file("pwmchip0/pwm1/enable", "0");
    pwm.open(10_000);
    assertEquals("1000000", read("pwmchip0/pwm1/period"));
    assertEquals("1000000", read("pwmchip0/pwm1/duty_cycle"));
    assertEquals("1", read("pwmchip0/pwm1/enable"));

    pwm.high(2_667);
    assertEquals("266700", read("pwmchip0/pwm1/duty_cycle"));
  }

  @Test
  void voltageIsRawPlusOffsetTimesScale() throws IOException {
    IioVoltage input = new IioVoltage(sys.resolve("iio:device0"), 3);
    file("iio:device0/in_voltage3_raw", "2000\n");
    assertEquals(2000, input.milliVolts());
    file("iio:device0/in_voltage_scale", "0.805664062\n");
    assertEquals(1611, input.milliVolts());
    file("iio:device0/in_voltage3_offset", "-1000");
    file("iio:device0/in_voltage3_scale", "2");
    assertEquals(2000, input.milliVolts());
    file("iio:device0/in_voltage3_raw", "busy");
    assertThrows(DeviceException.class, input::milliVolts);
  }

  @Test
  void temperatureIsReadAgainAndAgain() throws IOException {
    file("temperature", "23437\n");
    VirtualLoop loop = new VirtualLoop();
    try (SysfsTemperature sensor = sensor(loop)) {
      assertEquals(Optional.of(new Temperature(234, 0)), sensor.latest());
      file("temperature", "-1250\n");
      loop.advance(Duration.ofSeconds(3));
      assertEquals(-12, sensor.latest().orElseThrow().deciCelsius());
    }
  }

  @Test
  void valueOfPowerOnIsNoTemperature() throws IOException {
    file("temperature", "85000");
    VirtualLoop loop = new VirtualLoop();
    try (SysfsTemperature sensor = sensor(loop)) {
      assertTrue(sensor.latest().isEmpty());
      assertEquals(Kind.CONNECTING, sensor.link().kind());
      file("temperature", "30000");
      loop.advance(Duration.ofSeconds(3));
      file("temperature", "85000");
      loop.advance(Duration.ofSeconds(3));
      assertEquals(300, sensor.latest().orElseThrow().deciCelsius());
      file("temperature", "80100");
      loop.advance(Duration.ofSeconds(3));
      file("temperature", "85000");
      loop.advance(Duration.ofSeconds(3));
      assertEquals(850, sensor.latest().orElseThrow().deciCelsius(), "it came near it by degrees");
    }
  }

  @Test
  void sensorThatIsGoneHasNoTemperature() throws IOException {
    file("temperature", "30000");
    VirtualLoop loop = new VirtualLoop();
    try (SysfsTemperature sensor = sensor(loop)) {
      Files.delete(sys.resolve("temperature"));
      loop.advance(Duration.ofSeconds(10));
      assertEquals(Kind.DEGRADED, sensor.link().kind());
      assertEquals(0, sensor.latest().orElseThrow().nanos(), "it is as old as it is");
      loop.advance(Duration.ofSeconds(10));
      assertFalse(sensor.link().up());
      assertTrue(sensor.latest().isEmpty());
    }
  }

  private SysfsTemperature sensor(VirtualLoop loop) {
    SysfsTemperature sensor = new SysfsTemperature("plug", sys.resolve("temperature"), loop);
    sensor.start();
    return sensor;
  }

  private void file(String name, String text) throws IOException {
    Files.createDirectories(sys.resolve(name).getParent());
    Files.writeString(sys.resolve(name), text);
  }

  private String read(String name) throws IOException {
    return Files.readString(sys.resolve(name));
  }
}
