package hitchpost.station.journal;

import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The few threads on which all journals of the process write. */
final class JournalThreads {
  /** Two, so that one slow disk does not hold up the journals on another. */
  private static final int THREADS = 2;

  private static final Logger LOG = LoggerFactory.getLogger(JournalThreads.class);
  private static final ScheduledThreadPoolExecutor POOL = create();

  private JournalThreads() {}

  static void run(Runnable task) {
    POOL.execute(guarded(task));
  }

  static void runLater(long seconds, Runnable task) {
    var _ = POOL.schedule(guarded(task), seconds, TimeUnit.SECONDS);
  }

  /** The pool itself would keep an exception to itself. */
  private static Runnable guarded(Runnable task) {
    return () -> {
      try {
        task.run();
      } catch (RuntimeException | Error e) {
        LOG.error("a journal stopped writing", e);
        throw e;
      }
    };
  }

  private static ScheduledThreadPoolExecutor create() {
    var count = new AtomicInteger();
    // Platform threads: a native call would pin the carrier of a virtual one for a whole fsync.
    var pool =
        new ScheduledThreadPoolExecutor(
            THREADS,
            task -> {
              String name = "journal-" + count.incrementAndGet();
              return Thread.ofPlatform().daemon().name(name).unstarted(task);
            });
    pool.setKeepAliveTime(10, TimeUnit.SECONDS);
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }
}
