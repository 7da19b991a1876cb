package hitchpost.hal.openevse;

import java.time.Duration;

/** Something that the thread of a line does again and again. */
final class Chore {
  private final long everyNanos;
  private final Runnable work;
  private long dueNanos;

  Chore(Duration every, Runnable work) {
    this.everyNanos = every.toNanos();
    this.work = work;
  }

  /** Due at once. */
  void begin(long now) {
    dueNanos = now;
  }

  /** Nanoseconds for which it has waited, below zero while it is not due. */
  long waited(long now) {
    return now - dueNanos;
  }

  void run(long now) {
    dueNanos = now + everyNanos;
    work.run();
  }
}
