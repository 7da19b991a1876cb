package hitchpost.hal.safety;

import org.junit.jupiter.api.Test;

/**
 * Storms of random events, over a contactor that may weld, stay open or lose its mirror: whatever
 * happens, the invariants I7, I8 and I19 hold.
 */
class SupervisorStormTest {
  private static final int STORMS = 100_000;

  @Test
  void i7_i8_i19_noStormLetsPowerFlowAgainstTheRules() {
    for (int seed = 0; seed < STORMS; seed++) {
      new Storm(seed).rage(80);
    }
  }
}
