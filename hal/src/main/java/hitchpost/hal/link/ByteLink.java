package hitchpost.hal.link;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An open line of bytes to a device. One thread reads and one thread writes, which may be two;
 * closed by any.
 */
public interface ByteLink extends AutoCloseable {
  /**
   * Writes all of it.
   *
   * @throws LinkLostException when the line is gone, which it stays
   */
  void write(byte[] bytes);

  /**
   * Waits for bytes and gives those that are there.
   *
   * @param patience at most so long
   * @return how many came, 0 when none came in time
   * @throws LinkLostException when the line is gone, which it stays
   */
  int read(byte[] into, int offset, int length, Duration patience);

  /** Forgets everything that came and has not been read. */
  void discardInput();

  /** The device file that is there as long as the device is, null when there is none. */
  default @Nullable Path node() {
    return null;
  }

  @Override
  void close();
}
