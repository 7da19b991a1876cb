package hitchpost.core.smartcharging;

import hitchpost.core.types.ChargingRateUnit;

/**
 * What may be drawn during a stretch of time.
 *
 * @param from seconds since 1970
 * @param to the first second after it
 * @param deciWatts total over the phases, tenths of a watt
 * @param volts phase to neutral
 * @param phases on how many phases, 1 to 3
 * @param phaseToUse which one if it is one, 1 to 3; 0 leaves it to the station
 */
public record Limit(long from, long to, long deciWatts, int volts, int phases, int phaseToUse) {
  /** The limit in tenths of a unit, rounded down: total watts, or amperes per phase. */
  public long in(ChargingRateUnit unit) {
    return switch (unit) {
      case W -> deciWatts;
      case A -> deciWatts / ((long) volts * phases);
    };
  }

  boolean sameAs(Limit other) {
    return deciWatts == other.deciWatts
        && volts == other.volts
        && phases == other.phases
        && phaseToUse == other.phaseToUse;
  }

  Limit until(long end) {
    return new Limit(from, end, deciWatts, volts, phases, phaseToUse);
  }
}
