package hitchpost.hal.link;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.time.Duration;

/**
 * A serial line without a wire, of which this is the far end: whoever opens {@link #path} talks to
 * the one who holds this. To close it is to unplug it. For emulated devices, on Linux.
 */
public final class PseudoTerminal implements ByteLink {
  private static final int READ_WRITE_NO_CONTROL = 2 | 0x100;
  private static final short POLL_IN = 1;
  private static final int LONGEST_NAME = 128;

  /** Of {@code struct termios}: 60 bytes on Linux. */
  private static final int TERMIOS_BYTES = 64;

  private static final int LONGEST_POLL_MILLIS = 100;

  private static final MethodHandle OPEN_MASTER = function("posix_openpt", JAVA_INT, JAVA_INT);
  private static final MethodHandle GRANT = function("grantpt", JAVA_INT, JAVA_INT);
  private static final MethodHandle UNLOCK = function("unlockpt", JAVA_INT, JAVA_INT);
  private static final MethodHandle NAME =
      function("ptsname_r", JAVA_INT, JAVA_INT, ADDRESS, JAVA_LONG);
  private static final MethodHandle GET_ATTRIBUTES =
      function("tcgetattr", JAVA_INT, JAVA_INT, ADDRESS);
  private static final MethodHandle SET_ATTRIBUTES =
      function("tcsetattr", JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS);
  private static final MethodHandle MAKE_RAW =
      handle("cfmakeraw", FunctionDescriptor.ofVoid(ADDRESS));
  private static final MethodHandle OPEN = function("open", JAVA_INT, ADDRESS, JAVA_INT);
  private static final MethodHandle CLOSE = function("close", JAVA_INT, JAVA_INT);
  private static final MethodHandle POLL = function("poll", JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT);
  private static final MethodHandle READ =
      function("read", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG);
  private static final MethodHandle WRITE =
      function("write", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG);

  private final String path;
  private final int master;
  private final Uses uses;

  private PseudoTerminal(int master, int slave, String path) {
    this.master = master;
    this.path = path;
    this.uses =
        new Uses(() -> {
          call(CLOSE, master);
          call(CLOSE, slave);
        });
  }

  /**
   * Makes a new one.
   *
   * @throws LinkLostException when the machine has none to give
   */
  public static PseudoTerminal open() {
    int master = demand("posix_openpt", call(OPEN_MASTER, READ_WRITE_NO_CONTROL));
    demand("grantpt", call(GRANT, master));
    demand("unlockpt", call(UNLOCK, master));
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment name = arena.allocate(LONGEST_NAME);
      demand("ptsname_r", call(NAME, master, name, (long) LONGEST_NAME));
      // an end that stays open, or else reads fail whenever nobody else holds the line
      int slave = demand("open", call(OPEN, name, READ_WRITE_NO_CONTROL));
      MemorySegment attributes = arena.allocate(TERMIOS_BYTES);
      demand("tcgetattr", call(GET_ATTRIBUTES, slave, attributes));
      call(MAKE_RAW, attributes);
      demand("tcsetattr", call(SET_ATTRIBUTES, slave, 0, attributes));
      return new PseudoTerminal(master, slave, name.getString(0));
    }
  }

  /** What the other one opens. */
  public String path() {
    return path;
  }

  @Override
  public void write(byte[] bytes) {
    enter();
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment data = arena.allocateFrom(JAVA_BYTE, bytes);
      long written = 0;
      while (written < bytes.length) {
        long more = (long) call(WRITE, master, data.asSlice(written), bytes.length - written);
        if (more <= 0) {
          throw gone();
        }
        written += more;
      }
    } finally {
      uses.leave();
    }
  }

  @Override
  public int read(byte[] into, int offset, int length, Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    while (true) {
      long left = Math.max(0, (end - System.nanoTime()) / 1_000_000);
      int count = readOnce(into, offset, length, (int) Math.min(left, LONGEST_POLL_MILLIS));
      if (count > 0 || left == 0) {
        return count;
      }
    }
  }

  private int readOnce(byte[] into, int offset, int length, int patienceMillis) {
    enter();
    try (Arena arena = Arena.ofConfined()) {
      // struct pollfd: int fd, short events, short revents
      MemorySegment poll = arena.allocate(8, 4);
      poll.set(JAVA_INT, 0, master);
      poll.set(JAVA_SHORT, 4, POLL_IN);
      if ((int) call(POLL, poll, 1L, patienceMillis) <= 0) {
        return 0;
      }
      MemorySegment data = arena.allocate(length);
      long count = (long) call(READ, master, data, (long) length);
      if (count <= 0) {
        throw gone();
      }
      MemorySegment.copy(data, JAVA_BYTE, 0, into, offset, (int) count);
      return (int) count;
    } finally {
      uses.leave();
    }
  }

  @Override
  public void discardInput() {
    byte[] waste = new byte[256];
    while (readOnce(waste, 0, waste.length, 0) > 0) {
      // what came meanwhile goes as well
    }
  }

  @Override
  public void close() {
    uses.close();
  }

  private void enter() {
    if (!uses.enter()) {
      throw gone();
    }
  }

  private LinkLostException gone() {
    return new LinkLostException(path + " is gone");
  }

  private static int demand(String function, Object result) {
    if ((int) result < 0) {
      throw new LinkLostException("no pseudo terminal: " + function + " failed");
    }
    return (int) result;
  }

  private static Object call(MethodHandle function, Object... arguments) {
    try {
      return function.invokeWithArguments(arguments);
    } catch (Throwable impossible) {
      throw new IllegalStateException("a call of the C library failed", impossible);
    }
  }

  private static MethodHandle function(
      String name, MemoryLayout result, MemoryLayout... parameters) {
    return handle(name, FunctionDescriptor.of(result, parameters));
  }

  @SuppressWarnings("restricted")
  private static MethodHandle handle(String name, FunctionDescriptor descriptor) {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), descriptor);
  }
}
