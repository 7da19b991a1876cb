package hitchpost.simulator.simulate;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Prints lines without making anybody wait for a terminal that is slow or stopped. At most {@value
 * #MAX_WAITING} lines wait; more are left out, and how many is said.
 */
public final class Console implements AutoCloseable {
  static final int MAX_WAITING = 1000;

  /** How long the end of the program waits for a terminal. */
  private static final long PATIENCE_MILLIS = 500;

  private final Consumer<String> out;
  private final Runnable end;
  private final BlockingQueue<String> lines = new ArrayBlockingQueue<>(MAX_WAITING);
  private final AtomicLong left = new AtomicLong();
  private final Thread thread = Thread.ofPlatform().daemon().name("console").unstarted(this::run);
  private volatile boolean closed;

  /**
   * @param out takes a line, however long that takes
   * @param end done when the last line is printed
   */
  public Console(Consumer<String> out, Runnable end) {
    this.out = out;
    this.end = end;
    thread.start();
  }

  /** Prints a line as soon as the terminal takes it. */
  public void print(String line) {
    if (!lines.offer(line)) {
      left.incrementAndGet();
    }
  }

  /** Prints what waits, for a moment. */
  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    try {
      thread.join(PATIENCE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      while (!closed) {
        printOne(lines.take());
      }
    } catch (InterruptedException e) {
      // the program ends: what waits is printed, and that is all
    }
    lines.forEach(this::printOne);
    end.run();
  }

  private void printOne(String line) {
    long missing = left.getAndSet(0);
    if (missing > 0) {
      out.accept("(" + missing + " lines are left out)");
    }
    out.accept(line);
  }
}
