package hitchpost.simulator.world;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The station in the world with drivers, guards and locks between it and its contactors. */
class WiredWorldTest {
  /** Seeds with which a rule was broken once; docs/world.md says by what. */
  @ParameterizedTest
  @CsvSource({"1, BOTH", "2, BOTH", "3, BOTH", "6, BOTH", "7, OLD", "11, NEW"})
  void aWiredStationBreaksNoRule(long seed, Offer offer) {
    Life life = new Life(seed, 1, offer, FaultKind.ALL, Equipment.WIRED, null);
    try {
      assertTrue(life.live().transactions() > 0, "nobody charges");
    } catch (Violation violation) {
      fail(violation.getMessage() + "\nreplay: " + life.command(), violation);
    }
  }

  @Test
  void theCommandThatRepeatsALifeNamesTheHardware() {
    Life life = new Life(3, 1, Offer.NEW, FaultKind.ALL, Equipment.WIRED, null);
    assertTrue(life.command().contains(" --hardware wired"), life.command());
  }
}
