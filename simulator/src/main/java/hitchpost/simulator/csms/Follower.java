package hitchpost.simulator.csms;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * Reads the ledger as it grows, at its own pace: a slow reader misses entries, and nobody waits for
 * it.
 */
final class Follower implements AutoCloseable {
  private static final Duration LONG = Duration.ofHours(1);

  private final LiveCsms live;
  private final Consumer<LiveCsms.Batch> reader;
  private final Thread thread;
  private long seen;

  private Follower(LiveCsms live, String name, Consumer<LiveCsms.Batch> reader) {
    this.live = live;
    this.reader = reader;
    thread = Thread.ofVirtual().name(name).unstarted(this::run);
  }

  /** Starts to read from the beginning. */
  static Follower start(LiveCsms live, String name, Consumer<LiveCsms.Batch> reader) {
    Follower follower = new Follower(live, name, reader);
    follower.thread.start();
    return follower;
  }

  /** Ends after everything that has happened until now has been read. */
  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      while (true) {
        read(LONG);
      }
    } catch (InterruptedException closing) {
      readTheRest();
    }
  }

  private void readTheRest() {
    try {
      read(Duration.ZERO);
    } catch (InterruptedException impatient) {
      Thread.currentThread().interrupt();
    }
  }

  private void read(Duration patience) throws InterruptedException {
    LiveCsms.Batch batch = live.after(seen, patience);
    if (!batch.entries().isEmpty()) {
      reader.accept(batch);
      seen = batch.lastNumber(seen);
    }
  }
}
