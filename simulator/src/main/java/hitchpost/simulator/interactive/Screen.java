package hitchpost.simulator.interactive;

import java.io.PrintWriter;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntSupplier;

/** Lines that scroll, above one that stays. */
final class Screen {
  private static final String CLEAR_LINE = "\r\u001b[K";

  private final ReentrantLock lock = new ReentrantLock();
  private final PrintWriter out;
  private final IntSupplier width;
  private String status = "";

  /**
   * @param out a terminal that understands the usual escapes
   * @param width columns of the terminal, 0 when unknown
   */
  Screen(PrintWriter out, IntSupplier width) {
    this.out = out;
    this.width = width;
  }

  /** Prints lines above the one that stays. */
  void print(String text) {
    lock.lock();
    try {
      out.print(CLEAR_LINE);
      text.lines().forEach(line -> out.print(line + "\r\n"));
      out.print(status);
      out.flush();
    } finally {
      lock.unlock();
    }
  }

  /** Replaces the line that stays. */
  void status(String text) {
    int columns = width.getAsInt();
    // the last column stays free: some terminals wrap there at once
    String fitting =
        columns > 1 && text.length() >= columns ? text.substring(0, columns - 1) : text;
    lock.lock();
    try {
      if (!fitting.equals(status)) {
        status = fitting;
        out.print(CLEAR_LINE + status);
        out.flush();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Leaves the terminal as it was: nothing stays. */
  void end() {
    status("");
    print("");
  }
}
