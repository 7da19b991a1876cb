package hitchpost.hal.loop;

import hitchpost.hal.device.HalClock;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A loop on a thread of its own, which does not keep the program alive. */
public final class ThreadLoop implements Loop {
  private static final Logger LOG = LoggerFactory.getLogger(ThreadLoop.class);

  /** How long a driver may take to leave its hardware in the safe state. */
  private static final Duration LAST_PATIENCE = Duration.ofSeconds(2);

  private final ScheduledThreadPoolExecutor executor;
  private volatile Thread thread;

  /**
   * Makes a loop whose thread starts with the first task.
   *
   * @param name of the thread
   */
  public ThreadLoop(String name) {
    thread = Thread.currentThread();
    executor =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              thread = Thread.ofPlatform().name(name).daemon().unstarted(task);
              return thread;
            },
            new ThreadPoolExecutor.DiscardPolicy());
    executor.setRemoveOnCancelPolicy(true);
    executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  @Override
  public HalClock clock() {
    return HalClock.SYSTEM;
  }

  @Override
  public void post(Runnable task) {
    executor.execute(() -> run(task));
  }

  @Override
  public Timer after(Duration delay, Runnable task) {
    Future<?> due = executor.schedule(() -> run(task), delay.toNanos(), TimeUnit.NANOSECONDS);
    return () -> due.cancel(false);
  }

  @Override
  public void close(Runnable last) {
    post(last);
    executor.shutdown();
    if (Thread.currentThread() == thread) {
      return;
    }
    try {
      if (!executor.awaitTermination(LAST_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("{} does not end", thread.getName());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  // a driver that trips over one event has to hear the next one
  private static void run(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException | Error e) {
      LOG.error("driver failed, and goes on", e);
    }
  }
}
