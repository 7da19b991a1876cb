package hitchpost.simulator.live;

import hitchpost.core.journal.Change;
import hitchpost.core.journal.Snapshot;
import hitchpost.station.run.StationStorage;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * A journal whose power can fail at a commit: what comes after it is lost, and nothing that hangs
 * on it happens any more.
 */
final class FrailStorage implements StationStorage {
  private final StationStorage real;
  private final AtomicInteger left = new AtomicInteger(Integer.MAX_VALUE);
  private final CountDownLatch failed = new CountDownLatch(1);
  private volatile boolean kept;

  FrailStorage(StationStorage real) {
    this.real = real;
  }

  /**
   * Has the power fail.
   *
   * @param commit at which commit from now on, from 1
   * @param durable whether that commit is still on the disk afterwards
   */
  void failAt(int commit, boolean durable) {
    kept = durable;
    left.set(commit);
  }

  boolean hasFailed() {
    return failed.getCount() == 0;
  }

  /** Whether the power has failed by now, or does within that time. */
  boolean hasFailed(long seconds) throws InterruptedException {
    return failed.await(seconds, TimeUnit.SECONDS);
  }

  @Override
  public Snapshot load() {
    return real.load();
  }

  @Override
  public void submit(List<Change> changes, Runnable onDurable, Consumer<String> onFailure) {
    int rest = left.decrementAndGet();
    if (rest > 0) {
      real.submit(changes, onDurable, onFailure);
    } else if (rest == 0 && kept) {
      real.submit(changes, failed::countDown, onFailure);
    } else {
      failed.countDown();
    }
  }

  @Override
  public void close() {
    real.close();
  }
}
