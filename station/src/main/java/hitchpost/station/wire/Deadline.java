package hitchpost.station.wire;

/** Something a loop does at a time unless it is cancelled before. */
final class Deadline implements Comparable<Deadline> {
  private final long atNanos;
  private final long number;
  private final Runnable action;

  /**
   * @param atNanos on the clock of {@link System#nanoTime}
   * @param number tells deadlines of the same instant apart
   */
  Deadline(long atNanos, long number, Runnable action) {
    this.atNanos = atNanos;
    this.number = number;
    this.action = action;
  }

  long nanosFrom(long nowNanos) {
    return atNanos - nowNanos;
  }

  void expire() {
    action.run();
  }

  @Override
  public int compareTo(Deadline other) {
    // by difference, because nanoTime may wrap
    int byTime = Long.compare(atNanos - other.atNanos, 0);
    return byTime != 0 ? byTime : Long.compare(number, other.number);
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(number);
  }
}
