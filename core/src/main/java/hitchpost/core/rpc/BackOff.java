package hitchpost.core.rpc;

import java.time.Duration;

/**
 * How long to wait before the next connection attempt: {@code waitMinimum}, doubled after each
 * failure up to {@code repeatTimes} times, plus a new random part of up to {@code randomRange}.
 *
 * <p>Only the base is doubled, never the random part. Every wait is between {@link #SHORTEST} and
 * {@link #LONGEST}, whatever is configured, so that a station can neither hammer nor forget its
 * CSMS.
 *
 * <p>Source: OCPP 2.0.1 part 4, 5.3 and 8.1 to 8.3, with errata 2025-04, 4.12.
 *
 * @param waitMinimum wait before the first attempt, 0 or more
 * @param randomRange largest random part, 0 or more
 * @param repeatTimes how often the wait doubles, 0 or more
 */
public record BackOff(Duration waitMinimum, Duration randomRange, int repeatTimes) {
  /** No wait is shorter. */
  public static final Duration SHORTEST = Duration.ofSeconds(1);

  /** No wait is longer. */
  public static final Duration LONGEST = Duration.ofHours(24);

  /**
   * How long a connection must live before the waits start from the beginning again.
   *
   * <p>With 60 s a CSMS that closes the connection twice at once and the third time after 60 s sees
   * 3 attempts in 60 + 10 + 20 + 40 s, which is 83 an hour. With 120 s the worst such rhythm stays
   * below 60 an hour with {@link #STANDARD}.
   */
  public static final Duration PROVEN_AFTER = Duration.ofMinutes(2);

  /**
   * 10 s, doubling 4 times to 160 s, plus up to 10 s: a CSMS that restarts sees its stations again
   * within 10 to 20 s, spread out; one that stays away sees each about 22 times an hour.
   */
  public static final BackOff STANDARD =
      new BackOff(Duration.ofSeconds(10), Duration.ofSeconds(10), 4);

  public BackOff {
    if (waitMinimum.isNegative() || randomRange.isNegative() || repeatTimes < 0) {
      throw new IllegalArgumentException("a back-off has no negative part");
    }
  }

  /**
   * The wait before the next attempt.
   *
   * @param failures attempts that failed, and connections that ended before they were {@linkplain
   *     #isProven proven}, since the last connection that was; 0 or more
   * @param random any number, evenly distributed over all of {@code long}
   */
  public Duration next(int failures, long random) {
    if (failures < 0) {
      throw new IllegalArgumentException("the number of failures is negative");
    }
    Duration base = bounded(waitMinimum);
    // 17 doublings take the shortest wait beyond the longest.
    int doublings = Math.min(17, Math.min(failures, repeatTimes));
    for (int i = 0; i < doublings; i++) {
      base = bounded(base.multipliedBy(2));
    }
    Duration spread = randomRange.compareTo(LONGEST) < 0 ? randomRange : LONGEST;
    long part = Math.floorMod(random, spread.toNanos() + 1);
    return bounded(base.plusNanos(part));
  }

  /**
   * Whether a connection was good enough for the waits to start from the beginning again: it lived
   * for {@link #PROVEN_AFTER}, or the CSMS accepted a BootNotification on it, which happens once in
   * the life of a process. A handshake alone proves nothing: accept-then-close would never back
   * off.
   */
  public static boolean isProven(Duration lived, boolean bootAccepted) {
    return bootAccepted || lived.compareTo(PROVEN_AFTER) >= 0;
  }

  private static Duration bounded(Duration wait) {
    if (wait.compareTo(SHORTEST) < 0) {
      return SHORTEST;
    }
    return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
  }
}
