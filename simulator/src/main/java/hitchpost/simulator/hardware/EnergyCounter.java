package hitchpost.simulator.hardware;

/**
 * Energy as an exact integer of milliwatt-nanoseconds, so that no split of a stretch of time into
 * pieces can change what it adds up to.
 */
final class EnergyCounter {
  private static final long NANOS_PER_SECOND = 1_000_000_000L;
  private static final long SECONDS_PER_HOUR = 3600;
  private static final long NANOS_PER_HOUR = SECONDS_PER_HOUR * NANOS_PER_SECOND;
  private static final long MAX_HOURS = 1_000_000;

  private long milliWattHours;

  /** Milliwatt-nanoseconds beyond the whole milliwatt-hours, below {@link #NANOS_PER_HOUR}. */
  private long rest;

  EnergyCounter(long milliWattHours) {
    this.milliWattHours = milliWattHours;
  }

  long milliWattHours() {
    return milliWattHours;
  }

  void set(long newMilliWattHours) {
    milliWattHours = newMilliWattHours;
    rest = 0;
  }

  /**
   * Adds a constant power over a time; in seconds and nanoseconds apart, as a product overflows.
   */
  void add(long milliWatts, long nanos) {
    long milliWattSeconds = milliWatts * (nanos / NANOS_PER_SECOND);
    milliWattHours += milliWattSeconds / SECONDS_PER_HOUR;
    rest +=
        milliWattSeconds % SECONDS_PER_HOUR * NANOS_PER_SECOND
            + milliWatts * (nanos % NANOS_PER_SECOND);
    milliWattHours += rest / NANOS_PER_HOUR;
    rest %= NANOS_PER_HOUR;
  }

  /**
   * The least time after which the counter shows the target, at most about a million hours.
   *
   * @param targetMilliWattHours above what it shows now
   * @param milliWatts constant power, above 0 and below 9 MW
   */
  long nanosUntil(long targetMilliWattHours, long milliWatts) {
    long missing = targetMilliWattHours - milliWattHours - 1;
    long hours = Math.min(missing / milliWatts, MAX_HOURS);
    long milliWattSeconds = missing % milliWatts * SECONDS_PER_HOUR;
    long seconds = milliWattSeconds / milliWatts;
    long last = milliWattSeconds % milliWatts * NANOS_PER_SECOND + (NANOS_PER_HOUR - rest);
    return hours * NANOS_PER_HOUR + seconds * NANOS_PER_SECOND + Math.ceilDiv(last, milliWatts);
  }
}
