package hitchpost.simulator.hardware;

/**
 * What stands at, and flows through, the contactor of an EVSE towards the car.
 *
 * @param milliVolts phase to neutral, the same on all phases, 0 without mains
 * @param milliAmperes on each of the first {@code phases} phases, 0 on the others
 */
record Flow(int milliVolts, int milliAmperes, int phases, int powerFactorPermille) {
  /** Nothing flows. */
  static Flow none(int milliVolts) {
    return new Flow(milliVolts, 0, 0, 1000);
  }

  /** Current on a phase, counted from 0. */
  long milliAmperesOn(int phase) {
    return phase < phases ? milliAmperes : 0;
  }

  /** Active power of a phase, counted from 0. */
  long milliWattsOn(int phase) {
    return milliVolts * milliAmperesOn(phase) * powerFactorPermille / 1_000_000;
  }

  /** Active power of all phases. */
  long milliWatts() {
    return milliWattsOn(0) * phases;
  }
}
