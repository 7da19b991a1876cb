package hitchpost.simulator.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.simulator.UsageException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.ParseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorldCommandTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private int run(String... args) throws ParseException {
    var command = new WorldCommand();
    var arguments = new DefaultParser().parse(command.options(), args);
    return command.run(arguments, new PrintStream(out, true, StandardCharsets.UTF_8));
  }

  private String said() {
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void aCleanRunEndsWith0AndTellsWhatHappened() throws ParseException {
    assertEquals(0, run("--seed", "3", "--days", "4", "--life", "2", "--faults", "lost,late"));
    assertTrue(
        said().startsWith("4 station-days from seed 3, OCPP both, faults: lost,late"), said());
    assertTrue(said().contains("no violation in 4 station-days of 2 stations, seeds 3 to 4"));
    assertTrue(said().contains("station-days/s of one core"), said());
  }

  @Test
  void aViolationEndsWith1AndTellsHowToReplayIt() throws ParseException {
    assertEquals(
        1,
        run("--seed", "6", "--days", "2", "--life", "1", "--break", "lost-stop", "--trace", "5"));
    String[] lines = said().split("\\R");
    assertEquals("replay:    ./hitchpost world --seed 6 --days 1 --break lost-stop", last(lines));
    assertTrue(said().contains("violation: seed 6, step "), said());
    assertEquals(5, lines.length - 5, said());
  }

  private static String last(String[] lines) {
    return lines[lines.length - 1];
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--seed x",
        "--days 0",
        "--days 1.5",
        "--life 0",
        "--ocpp 3.0",
        "--faults gremlins",
        "--break all",
        "--trace -1"
      })
  void whatMakesNoSenseIsRefusedByName(String args) {
    String option = args.split(" ")[0];
    var refused = assertThrows(UsageException.class, () -> run(args.split(" ")));
    assertTrue(refused.getMessage().startsWith(option), refused.getMessage());
  }
}
