package hitchpost.hal.link;

import java.util.concurrent.atomic.AtomicInteger;

/** Counts who is inside a native resource, so that a close does not free what is in use. */
final class Uses {
  private final Runnable free;

  /** How many are inside; far below zero once closed. */
  private final AtomicInteger inside = new AtomicInteger();

  /**
   * One that nobody uses yet.
   *
   * @param free called once: by the close, or by the last one inside
   */
  Uses(Runnable free) {
    this.free = free;
  }

  /** Whether it may be used; {@link #leave} has to follow then, and only then. */
  boolean enter() {
    return inside.getAndUpdate(count -> count < 0 ? count : count + 1) >= 0;
  }

  void leave() {
    if (inside.decrementAndGet() == Integer.MIN_VALUE) {
      free.run();
    }
  }

  /** Lets nobody in any more; may be repeated. */
  void close() {
    if (inside.getAndUpdate(count -> count < 0 ? count : count + Integer.MIN_VALUE) == 0) {
      free.run();
    }
  }
}
