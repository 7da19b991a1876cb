package hitchpost.station.hardware;

import hitchpost.core.journal.Change;
import hitchpost.core.journal.Snapshot;
import hitchpost.station.run.StationStorage;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.function.Consumer;

/** Counts the commits of a journal and how long they take. Safe for use by several threads. */
final class Commits {
  private final AtomicLong number = new AtomicLong();
  private final AtomicLong totalNanos = new AtomicLong();
  private final LongAccumulator longestNanos = new LongAccumulator(Math::max, 0);
  private final AtomicInteger waiting = new AtomicInteger();

  /**
   * What was counted.
   *
   * @param waiting commits that are not durable yet
   */
  record Count(long number, long totalNanos, long longestNanos, int waiting) {}

  Count count() {
    return new Count(number.get(), totalNanos.get(), longestNanos.get(), waiting.get());
  }

  /** The same storage, counted. */
  StationStorage watch(StationStorage storage) {
    return new Watched(storage);
  }

  private final class Watched implements StationStorage {
    private final StationStorage storage;

    Watched(StationStorage storage) {
      this.storage = storage;
    }

    @Override
    public Snapshot load() {
      return storage.load();
    }

    @Override
    public void submit(List<Change> changes, Runnable onDurable, Consumer<String> onFailure) {
      long begin = System.nanoTime();
      waiting.incrementAndGet();
      storage.submit(
          changes,
          () -> {
            done(begin);
            onDurable.run();
          },
          why -> {
            waiting.decrementAndGet();
            onFailure.accept(why);
          });
    }

    private void done(long begin) {
      long nanos = System.nanoTime() - begin;
      waiting.decrementAndGet();
      number.incrementAndGet();
      totalNanos.addAndGet(nanos);
      longestNanos.accumulate(nanos);
    }

    @Override
    public void close() {
      storage.close();
    }
  }
}
