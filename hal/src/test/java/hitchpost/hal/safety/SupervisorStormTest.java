package hitchpost.hal.safety;

import org.junit.jupiter.api.Test;

/**
 * Storms of random events, over a contactor that may weld, stay open or lose its mirror: whatever
 * happens, the invariants I7, I8 and I19 hold.
 */
class SupervisorStormTest {
  /** The full number is 100 000, with {@code -Dhitchpost.safety.storms=100000}. */
  private static final int STORMS = Integer.getInteger("hitchpost.safety.storms", 2_000);

  @Test
  void i7_i8_i19_noStormLetsPowerFlowAgainstTheRules() {
    for (int seed = 0; seed < STORMS; seed++) {
      new Storm(seed).rage(80);
    }
  }
}
