package hitchpost.station.transfer;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** Holds one transfer to its limits while its bytes go through. */
final class Pace {
  private static final int CHUNK = 16 * 1024;

  private final TransferLimits limits;
  private final AtomicBoolean cancelled;
  private final long begin = System.nanoTime();
  private final AtomicLong bytes = new AtomicLong();
  private long windowBegin = begin;
  private long windowBytes;

  Pace(TransferLimits limits, AtomicBoolean cancelled) {
    this.limits = limits;
    this.cancelled = cancelled;
  }

  /**
   * Copies everything.
   *
   * @return how many bytes there were
   * @throws IOException also when a limit is reached
   */
  long copy(InputStream in, OutputStream out) throws IOException {
    byte[] chunk = new byte[CHUNK];
    int read = in.read(chunk);
    while (read >= 0) {
      out.write(chunk, 0, read);
      passed(read);
      read = in.read(chunk);
    }
    return bytes();
  }

  /** The same bytes, held to the limits while they are read. */
  InputStream paced(InputStream in) {
    return new FilterInputStream(in) {
      @Override
      public int read() throws IOException {
        int one = super.read();
        if (one >= 0) {
          passed(1);
        }
        return one;
      }

      @Override
      public int read(byte[] into, int from, int most) throws IOException {
        int count = super.read(into, from, most);
        if (count > 0) {
          passed(count);
        }
        return count;
      }
    };
  }

  Duration longest() {
    return limits.totalTime();
  }

  /** How many bytes have passed. */
  long bytes() {
    return bytes.get();
  }

  private void passed(int count) throws IOException {
    long all = bytes.addAndGet(count);
    windowBytes += count;
    if (cancelled.get()) {
      throw new IOException("it was given up");
    }
    if (all > limits.maxBytes()) {
      throw new IOException("the file is larger than " + limits.maxBytes() + " bytes");
    }
    long now = System.nanoTime();
    if (now - begin > limits.totalTime().toNanos()) {
      throw new IOException("it takes too long");
    }
    checkSpeed(now);
    slowDown(now);
  }

  private void checkSpeed(long now) throws IOException {
    long window = limits.slowTime().toNanos();
    if (now - windowBegin < window) {
      return;
    }
    double perSecond = windowBytes * 1e9 / (now - windowBegin);
    if (perSecond < limits.slowestBytesPerSecond()) {
      throw new IOException("it is too slow");
    }
    windowBegin = now;
    windowBytes = 0;
  }

  private void slowDown(long now) throws IOException {
    if (limits.bytesPerSecond() <= 0) {
      return;
    }
    double due = bytes.get() * 1e9 / limits.bytesPerSecond();
    long ahead = (long) due - (now - begin);
    if (ahead > 0) {
      try {
        Thread.sleep(Duration.ofNanos(ahead));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("it was interrupted", e);
      }
    }
  }
}
