package hitchpost.hal.meter;

import java.time.Duration;

/**
 * Holds an import register against what can have flowed since it was read last. A register that
 * falls or leaps is not believed until three readings in a row agree about it: then the meter was
 * replaced or set back, and it is believed from there on.
 */
public final class Plausibility {
  /**
   * A step that any register may take at once: meters are known that count in steps of 10 Wh,
   * whatever their unit, and floating point has none below 16 Wh from 131 MWh on.
   */
  public static final long USUAL_STEP_MILLI_WATT_HOURS = 20_000;

  private static final int AGREEING = 3;
  private static final long MILLI_PER_UNIT = 1000;
  private static final long NANOS_PER_HOUR = Duration.ofHours(1).toNanos();

  private final long mostWatts;
  private final long stepMilliWattHours;
  private final long rollOverMilliWattHours;
  private Point believed = Point.NONE;
  private Point doubtful = Point.NONE;
  private int agreed;

  /**
   * Of a meter that has not been read yet.
   *
   * @param mostWatts that can flow
   * @param stepMilliWattHours most that the register moves by at once, however little flows
   * @param rollOverMilliWattHours where the register begins anew at 0, Long.MAX_VALUE for unknown
   */
  public Plausibility(long mostWatts, long stepMilliWattHours, long rollOverMilliWattHours) {
    this.mostWatts = mostWatts;
    this.stepMilliWattHours = stepMilliWattHours;
    this.rollOverMilliWattHours = rollOverMilliWattHours;
  }

  /** What to make of a reading. */
  public enum Verdict {
    BELIEVED,
    /** Neither believed nor forgotten: the next readings decide. */
    DOUBTED,
    /** Believed from now on, though it does not fit what was read before. */
    RESET
  }

  /**
   * Looks at a reading.
   *
   * @param nanos monotonic time of it
   */
  public Verdict judge(long nanos, long milliWattHours) {
    var now = new Point(true, nanos, milliWattHours);
    if (!believed.known() || follows(believed, now)) {
      return become(now, Verdict.BELIEVED);
    }
    agreed = doubtful.known() && follows(doubtful, now) ? agreed + 1 : 1;
    doubtful = now;
    return agreed < AGREEING ? Verdict.DOUBTED : become(now, Verdict.RESET);
  }

  private Verdict become(Point now, Verdict verdict) {
    believed = now;
    doubtful = Point.NONE;
    agreed = 0;
    return verdict;
  }

  private boolean follows(Point before, Point now) {
    long delta = now.milliWattHours() - before.milliWattHours();
    if (delta < 0 && rollOverMilliWattHours != Long.MAX_VALUE) {
      delta += rollOverMilliWattHours;
    }
    return delta >= 0 && delta <= most(now.nanos() - before.nanos());
  }

  /** Half as much again as can have flowed, 1 % more for the clocks, and a step of the register. */
  private long most(long nanos) {
    double flowed = (double) mostWatts * MILLI_PER_UNIT * nanos / NANOS_PER_HOUR;
    return stepMilliWattHours + (long) (flowed * 1.5 * 1.01);
  }

  private record Point(boolean known, long nanos, long milliWattHours) {
    static final Point NONE = new Point(false, 0, 0);
  }
}
