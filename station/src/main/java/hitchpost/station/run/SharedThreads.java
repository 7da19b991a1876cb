package hitchpost.station.run;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The threads that all stations of a process share: one for timers, virtual ones for the rest. */
public final class SharedThreads implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SharedThreads.class);

  private final ScheduledThreadPoolExecutor timers;

  public SharedThreads() {
    this(
        new ScheduledThreadPoolExecutor(
            1, task -> Thread.ofPlatform().daemon().name("timers").unstarted(task)));
  }

  /** Threads whose timers somebody else runs; shut down with {@link #close}. */
  public SharedThreads(ScheduledThreadPoolExecutor timers) {
    this.timers = timers;
    timers.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
    timers.setRemoveOnCancelPolicy(true);
    timers.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  /**
   * Runs a short task later, on the timer thread; never after {@link #close}.
   *
   * @param delay in real time; at once when it is negative
   */
  public Future<?> schedule(Duration delay, Runnable task) {
    return timers.schedule(() -> guarded(task), saturatedNanos(delay), TimeUnit.NANOSECONDS);
  }

  /** Runs a task that may take a while, on a thread of its own that costs little. */
  public void execute(Runnable task) {
    Thread.ofVirtual().name("work").start(() -> guarded(task));
  }

  /** What waits for its time is not run any more. */
  @Override
  public void close() {
    timers.shutdown();
  }

  private static void guarded(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException | Error e) {
      LOG.error("a task failed", e);
    }
  }

  /** Half of the longest time: the executor compares by subtraction. */
  private static long saturatedNanos(Duration delay) {
    return delay.compareTo(Duration.ofNanos(Long.MAX_VALUE / 2)) < 0
        ? delay.toNanos()
        : Long.MAX_VALUE / 2;
  }
}
