package hitchpost.simulator.bench;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits that end in any case. */
final class Waiting {
  private Waiting() {}

  /**
   * Waits for something to happen.
   *
   * @throws BenchException when it does not
   */
  static void until(String what, int seconds, CountDownLatch happened) {
    try {
      if (!happened.await(seconds, TimeUnit.SECONDS)) {
        throw new BenchException("not within " + seconds + " s: " + what);
      }
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /** Lets time pass. */
  static void millis(long time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  static BenchException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new BenchException("interrupted");
  }
}
