package hitchpost.simulator.installer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.core.hardware.HardwareCommand.Light;
import hitchpost.hal.device.ConnectorLock.Position;
import hitchpost.hal.device.HalClock;
import hitchpost.hal.safety.LatchStore;
import hitchpost.hal.safety.LatchedFault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HardwareTrialTest {
  @TempDir private Path folder;

  private MemorySite site;
  private Duration foundWithin = Duration.ofSeconds(60);
  private Duration opensWithin = Duration.ofSeconds(60);

  /** What somebody answers, by a piece of the question; yes to all others. */
  private final Map<String, Supplier<String>> answers = new LinkedHashMap<>();

  private final List<String> said = new ArrayList<>();

  @BeforeEach
  void parts() {
    site = new MemorySite(folder);
    answers.put(
        "word live",
        () -> {
          site.parts.board.plug(true);
          return "live";
        });
  }

  private boolean run() {
    var latches =
        new LatchStore() {
          @Override
          public List<LatchedFault> load(int evse) {
            return List.of();
          }

          @Override
          public void save(int evse, List<LatchedFault> faults) {}
        };
    return new HardwareTrial(site.plan, latches, new Script(), foundWithin, opensWithin).run();
  }

  private final class Script implements Dialogue {
    @Override
    public void say(String line) {
      said.add(line.strip());
      if (line.startsWith("Present a card")) {
        site.parts.reader.present("04A2B3C4");
      }
    }

    @Override
    public String ask(String question) {
      said.add(question);
      return answers.entrySet().stream()
          .filter(entry -> question.contains(entry.getKey()))
          .findFirst()
          .map(entry -> entry.getValue().get())
          .orElse("y");
    }
  }

  private void assertAllOff() {
    assertFalse(site.parts.board.closed());
    assertTrue(site.parts.board.offered().pause());
    assertTrue(said.contains("Everything is off."), said.toString());
  }

  private void assertSaid(String line) {
    assertTrue(said.contains(line), () -> line + " is missing in " + said);
  }

  @Test
  void everyPartIsMovedAndWorks() {
    List<Light> shown = new ArrayList<>();
    answers.put(
        "Does the light",
        () -> {
          shown.add(site.parts.light.shown());
          return "yes";
        });
    answers.put("Is the bolt out", () -> site.parts.lock.position() == Position.LOCKED ? "y" : "n");
    answers.put("Did the contactor", () -> site.parts.board.closed() ? "y" : "n");
    answers.put("Did it open", () -> site.parts.board.closed() ? "n" : "y");
    assertTrue(run(), said.toString());
    assertEquals(List.of(Light.READY, Light.CHARGING, Light.BLINKING, Light.FAULT), shown);
    assertSaid("EVSE 1 light ready: works");
    assertSaid("EVSE 1 residual current device m.rcd: works");
    assertSaid("EVSE 1 lock: works");
    assertSaid("EVSE 1 contactor: works");
    assertSaid("It reads 04A2B3C4");
    assertSaid("reader m.reader: works");
    assertAllOff();
  }

  @Test
  void partThatDoesNotWorkFailsTheTest() {
    site.parts.residual.works(false);
    answers.put("bolt back", () -> "no");
    assertFalse(run());
    assertSaid("EVSE 1 residual current device m.rcd: FAILED");
    assertSaid("EVSE 1 lock: FAILED");
    assertSaid("EVSE 1 contactor: works");
    assertAllOff();
  }

  @Test
  void residualCurrentDeviceThatCannotBeTestedTellsItsReason() {
    site.parts.residual.fails("the line is pulled");
    assertFalse(run());
    assertSaid("It did not: the line is pulled");
    assertSaid("EVSE 1 residual current device m.rcd: FAILED");
  }

  @Test
  void contactorThatDoesNotOpenIsFound() {
    opensWithin = Duration.ofMillis(200);
    answers.put(
        "Did the contactor",
        () -> {
          site.parts.board.weld();
          return "y";
        });
    assertFalse(run());
    assertSaid("EVSE 1 contactor: FAILED");
    assertTrue(site.parts.board.closed());
    assertEquals(Position.LOCKED, site.parts.lock.position(), "the plug stays where it is");
  }

  /** The hardware bears 5 s of silence. */
  @Test
  void watchdogOfTheBoardIsFedWhileSomebodyThinks() {
    answers.put(
        "Let m.rcd",
        () -> {
          long begin = System.nanoTime();
          while (site.parts.board.feeds() < 8) {
            assertTrue(System.nanoTime() - begin < 60_000_000_000L, "nobody feeds it any more");
            HalClock.SYSTEM.park(Duration.ofMillis(5));
          }
          return "no";
        });
    answers.put("word live", () -> "no");
    assertTrue(run(), said.toString());
  }

  @Test
  void withoutTheWordNothingBecomesLive() {
    answers.put("word live", () -> "yes");
    assertTrue(run());
    assertSaid("EVSE 1 contactor: not tested");
    assertTrue(said.stream().anyMatch(line -> line.startsWith("WARNING")));
    assertAllOff();
  }

  @Test
  void whoeverAnswersNothingMovesNothing() {
    answers.clear();
    answers.put("", () -> "");
    assertFalse(run(), "the lights were not seen");
    assertSaid("EVSE 1 lock: not tested");
    assertSaid("EVSE 1 contactor: not tested");
    assertSaid("reader m.reader: not tested");
    assertAllOff();
  }

  @Test
  void whileACarIsConnectedNothingIsTested() {
    site.parts.board.plug(true);
    assertFalse(run());
    assertSaid("EVSE 1 is not tested: a car is connected; pull the plug first");
    assertTrue(said.stream().noneMatch(line -> line.contains("lock")), said.toString());
    assertAllOff();
  }

  @Test
  void boardThatIsNotFoundIsNotTested() {
    site.parts.board.there(false);
    foundWithin = Duration.ofMillis(200);
    assertFalse(run());
    assertSaid("EVSE 1 is not tested: the board tells no pilot");
    assertAllOff();
  }
}
