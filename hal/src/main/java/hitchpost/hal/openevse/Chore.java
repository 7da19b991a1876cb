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

  /** Does it if it is due, and says whether it was. */
  boolean done(long now) {
    if (now - dueNanos < 0) {
      return false;
    }
    dueNanos = now + everyNanos;
    work.run();
    return true;
  }
}
