package hitchpost.simulator.world;

import java.time.Duration;
import java.time.Instant;
import java.util.PriorityQueue;

/**
 * Time that passes only when told to; what is due at the same instant happens in order of asking.
 */
public final class VirtualTime {
  private final Instant origin;
  private final PriorityQueue<Scheduled> due = new PriorityQueue<>();
  private long nanos;
  private long asked;
  private Duration wallOffset = Duration.ZERO;

  /** Something that will happen. */
  public static final class Scheduled implements Comparable<Scheduled> {
    private final long nanos;
    private final long order;
    private final Runnable action;
    private boolean cancelled;

    Scheduled(long nanos, long order, Runnable action) {
      this.nanos = nanos;
      this.order = order;
      this.action = action;
    }

    /** It will not happen after all. */
    public void cancel() {
      cancelled = true;
    }

    @Override
    public int compareTo(Scheduled other) {
      int byTime = Long.compare(nanos, other.nanos);
      return byTime != 0 ? byTime : Long.compare(order, other.order);
    }
  }

  /**
   * @param origin wall-clock time at the begin
   */
  public VirtualTime(Instant origin) {
    this.origin = origin;
  }

  /** Monotonic time since the begin. */
  public long nanos() {
    return nanos;
  }

  /** True time. */
  public Instant now() {
    return origin.plusNanos(nanos);
  }

  /** What the operating system of a station believes. */
  public Instant wall() {
    return now().plus(wallOffset);
  }

  /** Sets the wall clock apart from true time. */
  public void wallOffset(Duration offset) {
    wallOffset = offset;
  }

  public Scheduled after(Duration delay, Runnable action) {
    return at(nanos + Math.max(0, delay.toNanos()), action);
  }

  public Scheduled at(long when, Runnable action) {
    var scheduled = new Scheduled(Math.max(when, nanos), ++asked, action);
    due.add(scheduled);
    return scheduled;
  }

  /** Lets the next thing happen, unless it lies beyond {@code limitNanos}; false when none is. */
  public boolean next(long limitNanos) {
    while (!due.isEmpty() && due.peek().cancelled) {
      due.poll();
    }
    if (due.isEmpty() || due.peek().nanos > limitNanos) {
      return false;
    }
    Scheduled scheduled = due.poll();
    nanos = scheduled.nanos;
    scheduled.action.run();
    return true;
  }

  /** Lets everything happen that is due within {@code duration}. */
  public void pass(Duration duration) {
    long until = nanos + duration.toNanos();
    while (next(until)) {
      // everything happens in next
    }
    nanos = until;
  }
}
