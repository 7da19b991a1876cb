package hitchpost.station.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RateLimitTest {
  private static final long SECOND = 1_000_000_000L;

  @Test
  void aBurstAndThenARatePass() {
    RateLimit limit = new RateLimit(20, 5);
    assertEquals(20, allowed(limit, 100, 5));
    assertFalse(limit.allows(5 + SECOND / 20 - 1));
    assertTrue(limit.allows(5 + SECOND / 20));
    assertFalse(limit.allows(5 + SECOND / 20));
  }

  @Test
  void restDoesNotSaveUpMoreThanABurst() {
    RateLimit limit = new RateLimit(20, 0);
    assertEquals(20, allowed(limit, 100, 1000 * SECOND));
  }

  @Test
  void manySmallStepsDoNotLoseTime() {
    RateLimit limit = new RateLimit(20, 0);
    allowed(limit, 20, 0);
    int passed = 0;
    for (long now = 0; now < 10 * SECOND; now += 7_777_777) {
      passed += limit.allows(now) ? 1 : 0;
    }
    assertEquals(199, passed);
  }

  private static int allowed(RateLimit limit, int tries, long nowNanos) {
    int passed = 0;
    for (int i = 0; i < tries; i++) {
      passed += limit.allows(nowNanos) ? 1 : 0;
    }
    return passed;
  }
}
