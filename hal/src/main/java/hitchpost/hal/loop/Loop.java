package hitchpost.hal.loop;

import hitchpost.hal.device.HalClock;
import java.time.Duration;

/**
 * The one thread on which a driver does everything, and its clock.
 *
 * <p>Tasks run one after the other in the order in which they are due; a task that throws ends
 * nothing but itself.
 */
public interface Loop extends AutoCloseable {
  /** Its clock, for what else lives in its time. */
  HalClock clock();

  /** Monotonic time; only differences mean something. */
  default long nanos() {
    return clock().nanos();
  }

  /** Runs a task as soon as what was posted before has run; ignored after {@link #close}. */
  void post(Runnable task);

  /** Runs a task once, not before the delay is over; ignored after {@link #close}. */
  Timer after(Duration delay, Runnable task);

  /** Runs a last task if it is given the time, and none after it. May be repeated. */
  void close(Runnable last);

  @Override
  default void close() {
    close(() -> {});
  }

  /** Something that will run later. */
  interface Timer {
    /** A timer that has run already, or never will. */
    Timer NONE = () -> {};

    /** It will not run, unless it has begun to. */
    void cancel();
  }
}
