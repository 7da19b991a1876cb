package hitchpost.simulator.bench;

import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * Does one thing after the other: each begins on the timer thread as soon as the one before is
 * done, wherever that is noticed.
 */
final class Sequence {
  private static final int SECONDS = 120;

  /** One run of it. */
  static final class Run {
    private final Latencies latencies;
    private final CountDownLatch done = new CountDownLatch(1);
    private volatile long begunNanos;

    private Run(int count) {
      latencies = new Latencies(count);
    }

    Latencies latencies() {
      return latencies;
    }
  }

  private final Pace pace;
  private final Runnable beginning;
  private volatile @Nullable Run current;

  /**
   * Nothing happens yet.
   *
   * @param beginning begins one of them; on the timer thread
   */
  Sequence(Pace pace, Runnable beginning) {
    this.pace = pace;
    this.beginning = beginning;
  }

  /**
   * Does it so many times.
   *
   * @throws BenchException when that takes longer than two minutes
   */
  Run run(int count) {
    var run = new Run(count);
    current = run;
    pace.execute(() -> begin(run));
    Waiting.until("all of them are done", SECONDS, run.done);
    return run;
  }

  /** The present one is done, as of now. */
  void done() {
    Run run = current;
    if (run != null) {
      done(run, run.begunNanos);
    }
  }

  /** The present one is done, and counts from this time of {@link System#nanoTime}. */
  void doneSince(long nanos) {
    Run run = current;
    if (run != null) {
      done(run, nanos);
    }
  }

  private void done(Run run, long since) {
    if (run.latencies.add(System.nanoTime() - since)) {
      pace.execute(() -> begin(run));
    } else {
      current = null;
      run.done.countDown();
    }
  }

  private void begin(Run run) {
    run.begunNanos = System.nanoTime();
    beginning.run();
  }
}
