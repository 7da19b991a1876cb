package hitchpost.hal.link;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import hitchpost.hal.posix.PosixException;
import hitchpost.hal.posix.TerminalPair;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Duration;

/**
 * A serial line without a wire, of which this is the far end: whoever opens {@link #path} talks to
 * the one who holds this. To close it is to unplug it. For emulated devices, on Linux.
 */
public final class PseudoTerminal implements ByteLink {
  /** So long a close by another thread may go unnoticed. */
  private static final Duration LONGEST_WAIT = Duration.ofMillis(100);

  private final TerminalPair ends;

  private PseudoTerminal(TerminalPair ends) {
    this.ends = ends;
  }

  /**
   * Makes a new one.
   *
   * @throws LinkLostException when the machine has none to give
   */
  public static PseudoTerminal open() {
    try {
      return new PseudoTerminal(TerminalPair.open());
    } catch (PosixException e) {
      throw lost(e);
    }
  }

  /** What the other one opens. */
  public String path() {
    return ends.near().path();
  }

  @Override
  public void write(byte[] bytes) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment data = arena.allocateFrom(JAVA_BYTE, bytes);
      int written = ends.far().writeSome(data);
      while (written < bytes.length) {
        ends.far().awaitRoom(LONGEST_WAIT);
        written += ends.far().writeSome(data.asSlice(written));
      }
    } catch (PosixException e) {
      throw lost(e);
    }
  }

  @Override
  public int read(byte[] into, int offset, int length, Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    while (true) {
      Duration left = Duration.ofNanos(Math.max(0, end - System.nanoTime()));
      int count =
          readOnce(into, offset, length, left.compareTo(LONGEST_WAIT) < 0 ? left : LONGEST_WAIT);
      if (count > 0 || left.toMillis() == 0) {
        return count;
      }
    }
  }

  private int readOnce(byte[] into, int offset, int length, Duration patience) {
    try (Arena arena = Arena.ofConfined()) {
      ends.far().await(patience);
      MemorySegment data = arena.allocate(length);
      int count = ends.far().read(data);
      MemorySegment.copy(data, JAVA_BYTE, 0, into, offset, Math.max(0, count));
      return Math.max(0, count);
    } catch (PosixException e) {
      throw lost(e);
    }
  }

  @Override
  public void discardInput() {
    byte[] waste = new byte[256];
    while (readOnce(waste, 0, waste.length, Duration.ZERO) > 0) {
      // what came meanwhile goes as well
    }
  }

  @Override
  public void close() {
    ends.close();
  }

  private static LinkLostException lost(PosixException why) {
    return new LinkLostException(String.valueOf(why.getMessage()), why);
  }
}
