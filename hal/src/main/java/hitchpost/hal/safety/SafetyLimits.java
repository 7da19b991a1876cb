package hitchpost.hal.safety;

import java.time.Duration;

/**
 * The limits that a supervisor holds.
 *
 * @param release how long a car may take to stop drawing once it is offered nothing, before the
 *     contactor opens under load; IEC 61851-1 gives it 3 s, and cars are known that need more
 * @param closeMargin what a contactor may take to close, beyond the time the board needs to tell
 * @param unlock how long an unlocking waits for the contactor to open
 * @param overCurrent how long a car may draw more than it is offered
 * @param weldCurrent how long current may be seen behind an open contactor
 * @param phaseRest how long nothing is offered before the number of phases changes
 * @param thermal what temperatures do
 */
public record SafetyLimits(
    Duration release,
    Duration closeMargin,
    Duration unlock,
    Duration overCurrent,
    Duration weldCurrent,
    Duration phaseRest,
    ThermalLimits thermal) {
  /** The usual limits. */
  public static final SafetyLimits DEFAULTS =
      new SafetyLimits(
          Duration.ofSeconds(6),
          Duration.ofMillis(300),
          Duration.ofSeconds(8),
          Duration.ofSeconds(7),
          Duration.ofSeconds(3),
          Duration.ofSeconds(3),
          ThermalLimits.DEFAULTS);

  /** The same with other temperatures. */
  public SafetyLimits with(ThermalLimits others) {
    return new SafetyLimits(
        release, closeMargin, unlock, overCurrent, weldCurrent, phaseRest, others);
  }

  /**
   * What temperatures do, in tenths of a degree Celsius.
   *
   * @param derate from here on less is offered
   * @param least from here on the least is offered that can be, 6 A
   * @param stop from here on nothing is offered
   * @param lag how far it must cool down before more is offered again
   * @param blindMilliAmperes most that is offered while a sensor is silent; 0 = nothing
   */
  public record ThermalLimits(int derate, int least, int stop, int lag, int blindMilliAmperes) {
    /** 70, 80 and 85 degrees with 5 K of lag; 10 A without a sensor. */
    public static final ThermalLimits DEFAULTS = new ThermalLimits(700, 800, 850, 50, 10_000);

    public ThermalLimits {
      if (derate >= least || least >= stop || lag < 0) {
        throw new IllegalArgumentException(
            "temperatures must rise: " + derate + ", " + least + ", " + stop);
      }
    }
  }
}
