package hitchpost.hal.loop;

import hitchpost.hal.device.HalClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.OptionalLong;
import java.util.PriorityQueue;

/**
 * A loop without a thread, in whose time nothing passes but what a test lets pass.
 *
 * <p>Used by one thread. What is posted runs at once; a delayed task runs in {@link #advance}, at
 * the very moment it is due.
 */
public final class VirtualLoop implements Loop {
  private final PriorityQueue<Task> tasks =
      new PriorityQueue<>(Comparator.comparingLong(Task::at).thenComparingLong(Task::number));
  private final HalClock clock =
      new HalClock() {
        @Override
        public Instant now() {
          return Instant.EPOCH.plusNanos(nanos);
        }

        @Override
        public long nanos() {
          return nanos;
        }

        @Override
        public void park(Duration atMost) {
          throw new IllegalStateException("nothing in a loop may wait");
        }
      };

  private final HalClock passing =
      new HalClock() {
        @Override
        public Instant now() {
          return clock.now();
        }

        @Override
        public long nanos() {
          return nanos;
        }

        @Override
        public void park(Duration atMost) {
          advance(atMost);
        }
      };

  private long nanos;
  private long made;
  private boolean running;
  private boolean closed;

  @Override
  public HalClock clock() {
    return clock;
  }

  /** The same time for whoever waits outside of the loop: to park lets it pass. */
  public HalClock passing() {
    return passing;
  }

  @Override
  public void post(Runnable task) {
    after(Duration.ZERO, task);
    runUntil(nanos);
  }

  @Override
  public Timer after(Duration delay, Runnable task) {
    if (closed) {
      return Timer.NONE;
    }
    Task made = new Task(nanos + Math.max(0, delay.toNanos()), this.made++, task);
    tasks.add(made);
    return () -> tasks.remove(made);
  }

  /** When the next task is due, empty when none is. */
  public OptionalLong dueNanos() {
    Task next = tasks.peek();
    return next == null ? OptionalLong.empty() : OptionalLong.of(next.at);
  }

  /** Lets time pass, and runs what is due in it. */
  public void advance(Duration time) {
    runUntil(nanos + time.toNanos());
  }

  @Override
  public void close(Runnable last) {
    post(last);
    closed = true;
    tasks.clear();
  }

  private void runUntil(long end) {
    if (running) {
      return;
    }
    running = true;
    try {
      for (Task next = tasks.peek(); next != null && next.at <= end; next = tasks.peek()) {
        tasks.remove(next);
        nanos = Math.max(nanos, next.at);
        next.what.run();
      }
      nanos = Math.max(nanos, end);
    } finally {
      running = false;
    }
  }

  private record Task(long at, long number, Runnable what) {}
}
