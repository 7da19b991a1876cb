package hitchpost.simulator.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The station in the world: the lives of each build, old seeds, and what the world must notice. */
class WorldTest {
  private static final int DAYS = 3;
  private static final int LIVES_OF_A_BUILD = 20;

  private static final List<String> WORTH_JUDGING =
      List.of(
          "ChargingStationMaxProfile",
          "TxDefaultProfile",
          "TxProfile",
          "composite schedule accepted",
          "reservation used",
          "reservation expired",
          "local list",
          "installed",
          "uploaded",
          "security event told",
          "change of version");

  /** The same lives in every build, so that one that fails fails for what was changed. */
  @Test
  void theLivesOfABuildBreakNoRule() {
    for (long seed = 1; seed <= LIVES_OF_A_BUILD; seed++) {
      live(Life.of(seed, DAYS, Offer.OLD));
    }
  }

  @ParameterizedTest
  @MethodSource("seedsOfTheFile")
  void aSeedThatOnceBrokeARuleBreaksNoneAnyMore(Life life) {
    live(life);
  }

  static List<Life> seedsOfTheFile() throws IOException {
    try (InputStream in = WorldTest.class.getResourceAsStream("/world-seeds.txt");
        var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return reader
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(" ", 4))
          .map(word -> WorldTest.life(word))
          .toList();
    }
  }

  private static Life life(String[] words) {
    Offer offer = Offer.ofWord(words[2]).orElseThrow();
    return Life.of(Long.parseLong(words[0]), Integer.parseInt(words[1]), offer);
  }

  private static Summary live(Life life) {
    try {
      return life.live();
    } catch (Violation violation) {
      return fail(violation.getMessage() + "\nreplay: " + life.command(), violation);
    }
  }

  @ParameterizedTest
  @EnumSource
  void anOrdinaryLifeHasTwoSessionsADay(Offer offer) {
    Summary sum = live(new Life(1, 20, offer, Set.of(), Equipment.DIRECT, null));
    assertEquals(0, sum.parkedRecords());
    assertTrue(sum.transactions() > 20 && sum.transactions() < 60, sum.toString());
    assertTrue(sum.milliWattHours() > sum.transactions() * 1_000_000, sum.toString());
  }

  @Test
  void theSameSeedIsTheSameLifeAndAnotherIsNot() {
    long once = live(Life.of(7, 3, Offer.BOTH)).fingerprint();
    assertEquals(once, live(Life.of(7, 3, Offer.BOTH)).fingerprint());
    assertNotEquals(once, live(Life.of(8, 3, Offer.BOTH)).fingerprint());
  }

  @Test
  void everyKindOfFaultStrikesAndEveryRuleIsPutToTheTest() {
    Summary sum = Summary.NOTHING;
    for (long seed = 1; seed <= 8; seed++) {
      sum = sum.plus(live(Life.of(seed, 3, Offer.BOTH)));
    }
    assertEquals(FaultKind.ALL, sum.faults().keySet());
    assertTrue(sum.judged().keySet().containsAll(WORTH_JUDGING), sum.judged().toString());
  }

  /** The seeds of docs/world.md. */
  @ParameterizedTest
  @CsvSource({
    "6, OLD, RESEND_AFTER_ACK, I6",
    "6, NEW, RESEND_AFTER_ACK, I6",
    "6, OLD, CONTACTOR_BEFORE_COMMIT, I5",
    "6, NEW, CONTACTOR_BEFORE_COMMIT, I5",
    "6, OLD, LOST_STOP, I2",
    "6, NEW, LOST_STOP, I2",
    "6, OLD, LIMIT_IGNORED, I8",
    "6, NEW, LIMIT_IGNORED, I8",
    "7, OLD, RESERVATION_BACK, I15",
    "7, NEW, RESERVATION_BACK, I15",
    "7, OLD, EVENT_LOST, I17",
    "7, NEW, EVENT_LOST, I17",
    "9, OLD, INSTALLED_EARLY, firmware",
    "9, NEW, INSTALLED_EARLY, firmware",
  })
  void aStationThatIsWrongOnPurposeIsCaught(long seed, Offer offer, Flaw flaw, String rule) {
    Life life = new Life(seed, 1, offer, FaultKind.ALL, Equipment.DIRECT, flaw);
    Violation first = assertThrows(Violation.class, life::live);
    assertTrue(first.getMessage().contains(rule + ": "), first.getMessage());
    Violation second = assertThrows(Violation.class, life::live);
    assertEquals(first.getMessage(), second.getMessage());
    assertEquals(first.trace(), second.trace());
  }

  @ParameterizedTest
  @MethodSource("flaws")
  void noFlawGoesUnnoticedForLong(Flaw flaw, Offer offer) {
    int caught = 0;
    for (long seed = 20; seed < 25; seed++) {
      try {
        new Life(seed, 5, offer, FaultKind.ALL, Equipment.DIRECT, flaw).live();
      } catch (Violation violation) {
        caught++;
      }
    }
    // Some stations have no security profile, some eras no reservations or updates.
    assertTrue(caught >= 3, caught + " of 5 lives");
  }

  static Stream<Arguments> flaws() {
    return Stream.of(Flaw.values())
        .flatMap(flaw -> Stream.of(arguments(flaw, Offer.OLD), arguments(flaw, Offer.NEW)));
  }

  @Test
  void aCommandNamesAllThatMakesALifeWhatItIs() {
    assertEquals("./hitchpost world --seed 5 --days 3", Life.of(5, 3, Offer.BOTH).command());
    assertEquals(
        "./hitchpost world --seed -5 --days 30 --life 30 --ocpp 1.6 --faults lost,half-open"
            + " --break lost-stop",
        new Life(
                -5,
                30,
                Offer.OLD,
                Set.of(FaultKind.HALF_OPEN, FaultKind.LOST),
                Equipment.DIRECT,
                Flaw.LOST_STOP)
            .command());
  }
}
