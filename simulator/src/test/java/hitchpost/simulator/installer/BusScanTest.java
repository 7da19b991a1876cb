package hitchpost.simulator.installer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.simulator.Main;
import hitchpost.simulator.run.TcpMeter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class BusScanTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final PrintStream to = new PrintStream(out, true, UTF_8);

  private int scan(String... options) {
    String[] words = new String[options.length + 2];
    words[0] = "hardware";
    words[1] = "scan";
    System.arraycopy(options, 0, words, 2, options.length);
    return Main.run(to, to, words);
  }

  @Test
  void meterIsKnownByItsRegistersAndNothingIsWritten() throws IOException {
    try (var meter = new TcpMeter()) {
      // 49.9 Hz where an ABB meter has it
      meter.set(0x5B2C, 4_990, 1);
      assertEquals(0, scan("--modbus", meter.address()));
      String said = out.toString(UTF_8);
      assertTrue(said.contains("Modbus at " + meter.address() + "\n"), said);
      assertTrue(said.matches("(?s).*\n  unit 1: [^\n]*modbus-meter abb-b23.*"), said);
      assertEquals(0, meter.writes(), "a scan asks, and changes nothing");
    }
  }

  @Test
  void unitsAreAskedInTheRangeThatIsWantedWithProgress() throws IOException {
    try (var meter = new TcpMeter()) {
      meter.answersOnly(17);
      assertEquals(0, scan("--modbus", meter.address(), "--units", "16-18"));
      String said = out.toString(UTF_8);
      assertTrue(said.contains("  unit 17: "), said);
      assertTrue(!said.contains("unit 16") && !said.contains("unit 18"), said);
    }
  }

  @Test
  void wrongOptionsAreSaidSo() {
    assertEquals(2, scan("--modbus", "nowhere"));
    assertEquals(2, scan("--modbus", "/dev/ttyS9", "--units", "0-5"));
    assertEquals(2, scan("--units", "1-5"));
    assertEquals(1, scan("--modbus", "/dev/nowhere"));
  }
}
