package hitchpost.simulator.hardware;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EnergyCounterTest {
  private static final BigInteger NANOS_PER_HOUR = BigInteger.valueOf(3_600_000_000_000L);

  @Test
  void addsUpToTheExactIntegralHoweverTimeIsCut() {
    var random = new Random(1);
    for (int run = 0; run < 200; run++) {
      var counter = new EnergyCounter(1000);
      var exact = BigInteger.valueOf(1000).multiply(NANOS_PER_HOUR);
      for (int piece = 0; piece < 50; piece++) {
        long milliWatts = random.nextLong(1, 400_000_000);
        long nanos = random.nextLong(1L << random.nextInt(1, 55));
        counter.add(milliWatts, nanos);
        exact = exact.add(BigInteger.valueOf(milliWatts).multiply(BigInteger.valueOf(nanos)));
      }
      assertEquals(exact.divide(NANOS_PER_HOUR).longValueExact(), counter.milliWattHours());
    }
  }

  @Test
  void losesNothingBelowAMilliwattHour() {
    var counter = new EnergyCounter(0);
    for (int i = 0; i < 3_600_000; i++) {
      counter.add(1, 1_000_000);
    }
    assertEquals(1, counter.milliWattHours());
  }

  @Test
  void reachesATargetAtTheTimeItNamesAndNotEarlier() {
    var random = new Random(2);
    for (int run = 0; run < 5000; run++) {
      long start = random.nextLong(1_000_000);
      long milliWatts = random.nextLong(1, 400_000_000);
      long target = start + 1 + random.nextLong(400_000_000);
      var justBefore = new EnergyCounter(start);
      justBefore.add(random.nextLong(1, 2), random.nextLong(1_000_000_000));
      if (justBefore.nanosUntil(target, milliWatts) > 3_600_000_000_000L * 900_000) {
        continue;
      }
      long nanos = justBefore.nanosUntil(target, milliWatts);
      justBefore.add(milliWatts, nanos - 1);
      assertTrue(justBefore.milliWattHours() < target);
      justBefore.add(milliWatts, 1);
      assertTrue(justBefore.milliWattHours() >= target);
    }
  }
}
