package hitchpost.core.smartcharging;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** How a limit of the whole station is divided. */
class SharingTest {
  private static final long[] LEAST = {60, 60, 60};

  @Test
  void whatThereIsIsDividedEvenlyAndWhatOneCannotUseGoesToTheOthers() {
    assertArrayEquals(
        new long[] {100, 100, 100}, Sharing.share(300, new long[] {320, 320, 320}, LEAST));
    assertArrayEquals(
        new long[] {115, 70, 115}, Sharing.share(300, new long[] {320, 70, 320}, LEAST));
  }

  @Test
  void whoBeganLaterWaitsWhenThereIsNotEnough() {
    assertArrayEquals(
        new long[] {65, 65, 0}, Sharing.share(130, new long[] {320, 320, 320}, LEAST));
    assertArrayEquals(new long[] {40, 0, 0}, Sharing.share(40, new long[] {320, 320, 320}, LEAST));
  }

  @Test
  void whoIsPausedAnywayTakesNothingFromTheOthers() {
    assertArrayEquals(new long[] {0, 65, 65}, Sharing.share(130, new long[] {0, 320, 320}, LEAST));
  }

  @Test
  void sharesNeverExceedTheTotalNorAnyonesMostAndLeaveNothingUnused() {
    var random = new SplittableRandom(3);
    for (int round = 0; round < 20_000; round++) {
      int count = 1 + random.nextInt(6);
      long[] most = random.longs(count, 0, 400).toArray();
      long[] least = random.longs(count, 60, 120).toArray();
      long total = random.nextLong(1200);
      long[] shares = Sharing.share(total, most, least);
      long sum = Arrays.stream(shares).sum();
      assertTrue(sum <= total, () -> "shared " + sum + " of " + total);
      boolean anybody = false;
      long wanted = 0;
      int served = 0;
      for (int i = 0; i < count; i++) {
        assertTrue(shares[i] >= 0 && shares[i] <= most[i]);
        if (shares[i] >= least[i]) {
          anybody = true;
          served++;
          wanted += most[i];
        }
      }
      if (anybody) {
        assertTrue(sum + served > Math.min(total, wanted), "less than a tenth each is left");
      } else {
        assertEquals(Math.min(total, Arrays.stream(most).sum()), sum);
      }
    }
  }
}
