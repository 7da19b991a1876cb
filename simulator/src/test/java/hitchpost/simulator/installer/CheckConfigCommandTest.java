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

class CheckConfigCommandTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @TempDir private Path folder;

  @Test
  void aRightFileEndsWithZero() throws IOException {
    assertEquals(0, check("stationId: cp001\ncsms: {url: ws://127.0.0.1:9000}\nevses: [{}]\n"));
    assertTrue(said().endsWith("station.yaml is right\n"), said());
  }

  @Test
  void everyMistakeIsToldWithItsLine() throws IOException {
    assertEquals(
        2, check("stationId: cp001\ncsms: {url: ws://127.0.0.1:9000}\nevses:\n  - {meters: {}}\n"));
    assertTrue(said().contains("line 4: $.evses[0].meters"), said());
  }

  @Test
  void anUnknownDriverIsToldWithItsLine() throws IOException {
    assertEquals(
        2,
        check(
            """
            stationId: cp001
            csms: {url: ws://127.0.0.1:9000}
            hardware:
              devices:
                - {name: board1, type: openevs}
            evses: [{}]
            """));
    assertTrue(said().contains("line 5: $.hardware.devices[0].type"), said());
  }

  @Test
  void anOpenEvseBoardIsKnown() throws IOException {
    String text =
        """
        stationId: cp001
        csms: {url: ws://127.0.0.1:9000}
        hardware:
          buses:
            - {name: line, serial: /dev/serial/by-id/board}
          devices:
            - {name: board1, type: openevse, bus: line}
        evses:
          - hardware: {board: board1, meter: board1.meter}
        """;
    assertEquals(0, check(text), this::said);
  }

  @Test
  void withoutAFileTheUsageIsWrong() {
    assertEquals(2, run());
  }

  private int check(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("station.yaml"), text);
    return run(file.toString());
  }

  private int run(String... words) {
    String[] args = new String[words.length + 1];
    args[0] = "check-config";
    System.arraycopy(words, 0, args, 1, words.length);
    PrintStream to = new PrintStream(out, true, UTF_8);
    return Main.run(to, to, args);
  }

  private String said() {
    return out.toString(UTF_8);
  }
}
