package hitchpost.simulator.csms;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/**
 * Sees to it that what was sent on a connection is written.
 *
 * <p>When the library has written everything it forgets that it was asked to write. What is sent
 * between these two moments would wait for the next text, which a station that waits for an answer
 * gives nobody a reason to send.
 */
public final class WriteWatch {
  private static final long INTERVAL_MILLIS = 100;

  private final BooleanSupplier waits;
  private final Runnable ask;
  private final Executor later;
  private final AtomicBoolean watching = new AtomicBoolean();

  /**
   * A watch for one connection.
   *
   * @param waits whether something waits to be written
   * @param ask asks the library to write
   */
  public WriteWatch(BooleanSupplier waits, Runnable ask) {
    this(waits, ask, CompletableFuture.delayedExecutor(INTERVAL_MILLIS, TimeUnit.MILLISECONDS));
  }

  /**
   * The same.
   *
   * @param later runs what it is given after a while
   */
  WriteWatch(BooleanSupplier waits, Runnable ask, Executor later) {
    this.waits = waits;
    this.ask = ask;
    this.later = later;
  }

  /** Something was sent: asks again, and again, as long as something waits. */
  public void sent() {
    if (waits.getAsBoolean() && watching.compareAndSet(false, true)) {
      later.execute(this::look);
    }
  }

  private void look() {
    watching.set(false);
    if (waits.getAsBoolean()) {
      ask.run();
      sent();
    }
  }
}
