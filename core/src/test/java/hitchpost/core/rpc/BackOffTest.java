package hitchpost.core.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** OCPP 2.0.1 part 4, 5.3 and 8.1 to 8.3. */
class BackOffTest {
  private static final Duration HOUR = Duration.ofHours(1);

  @ParameterizedTest
  @CsvSource({"0, 10", "1, 20", "2, 40", "3, 80", "4, 160", "5, 160", "1000, 160"})
  void theWaitDoublesAfterEachFailureUpToRepeatTimes(int failures, long seconds) {
    BackOff backOff = new BackOff(Duration.ofSeconds(10), Duration.ZERO, 4);
    assertEquals(Duration.ofSeconds(seconds), backOff.next(failures, 4711));
  }

  @Test
  void withoutRepeatsTheWaitStaysTheSame() {
    BackOff backOff = new BackOff(Duration.ofSeconds(7), Duration.ZERO, 0);
    assertEquals(Duration.ofSeconds(7), backOff.next(0, 1));
    assertEquals(Duration.ofSeconds(7), backOff.next(9, 1));
  }

  @Test
  void everyWaitHasItsOwnRandomPartWithinTheRange() {
    BackOff backOff = new BackOff(Duration.ofSeconds(10), Duration.ofSeconds(5), 4);
    SplittableRandom random = new SplittableRandom(20_101);
    Duration least = HOUR;
    Duration most = Duration.ZERO;
    for (int i = 0; i < 10_000; i++) {
      Duration wait = backOff.next(2, random.nextLong());
      least = wait.compareTo(least) < 0 ? wait : least;
      most = wait.compareTo(most) > 0 ? wait : most;
    }
    assertTrue(least.compareTo(Duration.ofSeconds(40)) >= 0, least::toString);
    assertTrue(least.compareTo(Duration.ofMillis(40_100)) < 0, least::toString);
    assertTrue(most.compareTo(Duration.ofSeconds(45)) <= 0, most::toString);
    assertTrue(most.compareTo(Duration.ofMillis(44_900)) > 0, most::toString);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, -1, Long.MAX_VALUE, Long.MIN_VALUE, 5_000_000_000L})
  void i20_everyAttemptObeysTheEnvelope(long random) {
    BackOff backOff = BackOff.STANDARD;
    long base = 10;
    for (int failures = 0; failures < 100; failures++) {
      Duration wait = backOff.next(failures, random);
      assertTrue(wait.compareTo(Duration.ofSeconds(base)) >= 0);
      assertTrue(wait.compareTo(Duration.ofSeconds(base + 10)) <= 0);
      base = Math.min(160, base * 2);
    }
  }

  @Test
  void nothingOverflowsAndNoWaitIsNegative() {
    Duration endless = Duration.ofSeconds(Long.MAX_VALUE);
    BackOff backOff = new BackOff(endless, endless, Integer.MAX_VALUE);
    for (int failures : new int[] {0, 1, 63, 64, Integer.MAX_VALUE}) {
      for (long random : new long[] {0, -1, Long.MIN_VALUE, Long.MAX_VALUE}) {
        assertEquals(BackOff.LONGEST, backOff.next(failures, random));
      }
    }
    BackOff slow = new BackOff(Duration.ofSeconds(1), Duration.ZERO, Integer.MAX_VALUE);
    assertEquals(BackOff.LONGEST, slow.next(Integer.MAX_VALUE, 0));
  }

  @Test
  void aConfiguredWaitOfZeroStillWaits() {
    BackOff backOff = new BackOff(Duration.ZERO, Duration.ZERO, 3);
    assertEquals(BackOff.SHORTEST, backOff.next(0, 0));
    assertEquals(Duration.ofSeconds(8), backOff.next(3, 0));
  }

  @Test
  void negativePartsAreRefused() {
    Duration negative = Duration.ofNanos(-1);
    assertThrows(IllegalArgumentException.class, () -> new BackOff(negative, Duration.ZERO, 0));
    assertThrows(IllegalArgumentException.class, () -> new BackOff(Duration.ZERO, negative, 0));
    assertThrows(
        IllegalArgumentException.class, () -> new BackOff(Duration.ZERO, Duration.ZERO, -1));
    assertThrows(IllegalArgumentException.class, () -> BackOff.STANDARD.next(-1, 0));
  }

  @Test
  void m17_aHandshakeOrAShortLifeDoesNotResetTheBackOff() {
    assertFalse(BackOff.isProven(Duration.ZERO, false));
    assertFalse(BackOff.isProven(Duration.ofSeconds(60).minusNanos(1), false));
    assertFalse(BackOff.isProven(BackOff.PROVEN_AFTER.minusNanos(1), false));
    assertTrue(BackOff.isProven(BackOff.PROVEN_AFTER, false));
    assertTrue(BackOff.isProven(Duration.ZERO, true));
  }

  @Test
  void f40_aCsmsThatIsDownIsDialledFarLessThan60TimesAnHour() {
    assertEquals(25, mostDialsInAnHour(dial -> Duration.ZERO, () -> 0));
  }

  @Test
  void m17_acceptThenCloseIsNotAReasonToDialFaster() {
    assertEquals(25, mostDialsInAnHour(dial -> Duration.ofMillis(1), () -> 0));
    assertTrue(mostDialsInAnHour(dial -> Duration.ofSeconds(59), () -> 0) < 25);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7})
  void f40_everyRhythmOfShortAndLongConnectionsStaysBelow60(int period) {
    IntFunction<Duration> lived =
        dial -> dial % period == period - 1 ? BackOff.PROVEN_AFTER : Duration.ZERO;
    int dials = mostDialsInAnHour(lived, () -> 0);
    assertTrue(dials < 60, dials + " dials with period " + period);
  }

  @Test
  void f40_noSequenceOfConnectionsReaches60() {
    SplittableRandom random = new SplittableRandom(20_102);
    for (int round = 0; round < 100; round++) {
      int odds = 1 + random.nextInt(8);
      IntFunction<Duration> lived =
          dial ->
              random.nextInt(odds) == 0
                  ? BackOff.PROVEN_AFTER.plusSeconds(random.nextInt(3))
                  : Duration.ofSeconds(random.nextInt(2));
      int dials = mostDialsInAnHour(lived, random::nextLong);
      assertTrue(dials < 60, dials + " dials in round " + round);
    }
  }

  private interface Randomness {
    long next();
  }

  /**
   * The most dials in any sliding hour of half a day, if connection number n lives for lived(n).
   */
  private static int mostDialsInAnHour(IntFunction<Duration> lived, Randomness random) {
    ArrayDeque<Duration> lastHour = new ArrayDeque<>();
    Duration time = Duration.ZERO;
    int failures = 0;
    int most = 0;
    for (int dial = 0; time.compareTo(Duration.ofHours(12)) < 0; dial++) {
      time = time.plus(BackOff.STANDARD.next(failures, random.next()));
      lastHour.addLast(time);
      while (time.minus(HOUR).compareTo(lastHour.getFirst()) >= 0) {
        lastHour.removeFirst();
      }
      most = Math.max(most, lastHour.size());
      Duration life = lived.apply(dial);
      time = time.plus(life);
      failures = BackOff.isProven(life, false) ? 0 : failures + 1;
    }
    return most;
  }
}
