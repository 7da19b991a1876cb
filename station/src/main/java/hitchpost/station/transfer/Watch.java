package hitchpost.station.transfer;

/** Interrupts a transfer through which nothing passes any more, whatever it waits for. */
final class Watch implements AutoCloseable {
  private final Thread watcher;

  Watch(Thread worker, Pace pace, TransferLimits limits) {
    watcher =
        Thread.ofVirtual()
            .name("transfer-watch")
            .start(() -> watch(worker, pace, limits.slowTime().toMillis()));
  }

  private static void watch(Thread worker, Pace pace, long millis) {
    long before = -1;
    try {
      while (pace.bytes() != before) {
        before = pace.bytes();
        Thread.sleep(millis);
      }
      worker.interrupt();
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    watcher.interrupt();
  }
}
