package hitchpost.hal.link;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait before the next try: doubled each time up to a limit, with 20 % jitter. */
public final class Backoff {
  private static final double JITTER = 0.2;

  private final Duration first;
  private final Duration longest;
  private final RandomGenerator random;
  private Duration next;

  /**
   * Waits that have not begun.
   *
   * @param first wait
   * @param longest wait, before its jitter
   * @param random gives the jitter
   */
  public Backoff(Duration first, Duration longest, RandomGenerator random) {
    this.first = first;
    this.longest = longest;
    this.random = random;
    this.next = first;
  }

  /** From 0.5 s to 5 s, as suits a device that somebody may plug in again. */
  public static Backoff ofDevice() {
    return new Backoff(Duration.ofMillis(500), Duration.ofSeconds(5), RandomGenerator.getDefault());
  }

  /** The wait before the next try. */
  public Duration next() {
    Duration wait = next;
    Duration doubled = next.multipliedBy(2);
    next = doubled.compareTo(longest) < 0 ? doubled : longest;
    double factor = 1 + JITTER * (2 * random.nextDouble() - 1);
    return Duration.ofNanos(Math.round(wait.toNanos() * factor));
  }

  /** It worked: the next wait is a first one. */
  public void reset() {
    next = first;
  }
}
