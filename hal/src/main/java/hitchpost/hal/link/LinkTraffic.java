package hitchpost.hal.link;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAccumulator;

/** Counts what happens on a line. Safe for use by several threads. */
public final class LinkTraffic {
  private final AtomicLong connections = new AtomicLong();
  private final AtomicLong answers = new AtomicLong();
  private final AtomicLong failures = new AtomicLong();
  private final AtomicLong waitedNanos = new AtomicLong();
  private final LongAccumulator longestNanos = new LongAccumulator(Math::max, 0);

  /**
   * What was counted since the start.
   *
   * @param connections times that the line was opened and the right device found
   * @param answers to what was asked
   * @param failures questions without an answer that makes sense
   * @param waited for all answers together
   * @param longest for one of them
   */
  public record Count(
      long connections, long answers, long failures, Duration waited, Duration longest) {}

  /** The line was opened, and what is on it identified. */
  public void connected() {
    connections.incrementAndGet();
  }

  /** A question was answered after that time. */
  public void answered(long nanos) {
    answers.incrementAndGet();
    waitedNanos.addAndGet(nanos);
    longestNanos.accumulate(nanos);
  }

  /** A question was not answered, or not in a way that makes sense. */
  public void failed() {
    failures.incrementAndGet();
  }

  /** What was counted by now. */
  public Count count() {
    return new Count(
        connections.get(),
        answers.get(),
        failures.get(),
        Duration.ofNanos(waitedNanos.get()),
        Duration.ofNanos(longestNanos.get()));
  }
}
