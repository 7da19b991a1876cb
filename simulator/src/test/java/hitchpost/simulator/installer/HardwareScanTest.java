package hitchpost.simulator.installer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.simulator.Main;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HardwareScanTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @TempDir private Path root;

  @Test
  void whatIsThereIsListedByKind() throws IOException {
    for (String path :
        new String[] {
          "dev/serial/by-id/usb-FTDI", "dev/ttyUSB1", "dev/ttyUSB0", "dev/tty0", "dev/gpiochip0"
        }) {
      Files.createDirectories(root.resolve(path).getParent());
      Files.createFile(root.resolve(path));
    }
    new HardwareScan(root).print(new PrintStream(out, true, UTF_8));
    String said = out.toString(UTF_8).replace(root.toString(), "");
    assertTrue(said.contains("that stays\n  /dev/serial/by-id/usb-FTDI\n"), said);
    assertTrue(said.contains("serial ports\n  /dev/ttyUSB0\n  /dev/ttyUSB1\nGPIO"), said);
    assertTrue(said.contains("GPIO chips\n  /dev/gpiochip0\n"), said);
    assertTrue(said.contains("PWM outputs\n  none\n"), said);
  }

  @Test
  void aPortThatIsNotThereIsSaidSo() {
    assertEquals(1, run("hardware", "scan", "--openevse", root.resolve("tty").toString()));
    assertTrue(out.toString(UTF_8).contains(root.resolve("tty").toString()));
  }

  @Test
  void withoutAWordOrAFileTheUsageIsWrong() {
    assertEquals(2, run("hardware"));
    assertEquals(2, run("hardware", "watch"));
    assertEquals(2, run("hardware", "test"));
    assertEquals(2, run("hardware", "test", "--config", root.resolve("none.yaml").toString()));
  }

  private int run(String... args) {
    PrintStream to = new PrintStream(out, true, UTF_8);
    return Main.run(to, to, args);
  }
}
