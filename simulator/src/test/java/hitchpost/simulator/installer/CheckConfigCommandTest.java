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
    assertTrue(said().contains("station.yaml is right\n  It names no hardware"), said());
  }

  @Test
  void everyMistakeIsToldWithItsLine() throws IOException {
    assertEquals(
        2, check("stationId: cp001\ncsms: {url: ws://127.0.0.1:9000}\nevses:\n  - {meters: {}}\n"));
    assertTrue(said().contains("line 4, column 6: $.evses[0].meters"), said());
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
    assertTrue(said().contains("line 5, column 22: $.hardware.devices[0].type"), said());
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
          - {phases: 1, hardware: {board: board1, meter: board1.meter}}
        """;
    assertEquals(0, check(text), this::said);
    assertTrue(said().contains("  /dev/serial/by-id/board is not there now.\n"), said());
  }

  @Test
  void whatWouldKeepAStationFromRunningIsWrongToo() throws IOException {
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
          - phases: 1
            hardware: {board: board1, meter: board1.metre}
        configurationKeys:
          HeartbeatInterval: often
        """;
    assertEquals(2, check(text));
    assertTrue(
        said().contains("line 10, column 31: $.evses[0].hardware.meter \"board1.metre\" is no"),
        said());
    assertTrue(said().contains("did you mean \"board1.meter\"?"), said());
    assertTrue(said().contains("line 12, column 3: $.configurationKeys.HeartbeatInterval"), said());
  }

  @Test
  void keysOfASimulatedStationAreCheckedToo() throws IOException {
    assertEquals(
        2,
        check(
            """
            stationId: cp001
            csms: {url: ws://127.0.0.1:9000}
            evses: [{}]
            configurationKeys: {HeartbeatInterval: often}
            """));
    assertTrue(said().contains("line 4, column 21: $.configurationKeys.Heart"), said());
  }

  @Test
  void withoutAFileTheUsageIsWrong() {
    assertEquals(2, run());
    assertEquals(0, run("--help"));
    assertTrue(said().contains("usage: hitchpost check-config FILE [OPTION...]"), said());
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
