package hitchpost.hal.watchdog;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Sends datagrams to a Unix socket, which Java has no channel for. Safe for use by several threads.
 *
 * <p>Source: unix(7).
 */
final class DatagramSender implements AutoCloseable {
  private static final int AF_UNIX = 1;
  private static final int SOCK_DGRAM_CLOEXEC = 2 | 0x80000;
  private static final int MSG_DONTWAIT_NOSIGNAL = 0x40 | 0x4000;

  /** Length of a path in a socket address. */
  private static final int MAX_PATH = 108;

  private static final MethodHandle SOCKET =
      call("socket", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT));
  private static final MethodHandle SENDTO =
      call(
          "sendto",
          FunctionDescriptor.of(
              JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT, ADDRESS, JAVA_INT));
  private static final MethodHandle CLOSE =
      call("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));

  private final byte[] path;
  private final int socket;
  private final AtomicBoolean closed = new AtomicBoolean();

  /**
   * @param path of the socket; one that begins with {@code @} is in the abstract namespace
   */
  DatagramSender(String path) {
    this.path = path.getBytes(StandardCharsets.UTF_8);
    if (this.path[0] == '@') {
      this.path[0] = 0;
    }
    try {
      socket = (int) SOCKET.invokeExact(AF_UNIX, SOCK_DGRAM_CLOEXEC, 0);
    } catch (Throwable e) {
      throw asUnchecked(e);
    }
  }

  /** Sends a text without waiting; gives what went wrong, empty for nothing. */
  String send(String text) {
    if (path.length >= MAX_PATH) {
      return "the path of the socket is too long";
    }
    if (closed.get()) {
      return "it is closed";
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment address = arena.allocate(2L + MAX_PATH);
      address.set(JAVA_SHORT, 0, (short) AF_UNIX);
      MemorySegment.copy(path, 0, address, JAVA_BYTE, 2, path.length);
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      MemorySegment message = arena.allocateFrom(JAVA_BYTE, bytes);
      int length = 2 + path.length + (path[0] == 0 ? 0 : 1);
      long sent =
          (long)
              SENDTO.invokeExact(
                  socket, message, (long) bytes.length, MSG_DONTWAIT_NOSIGNAL, address, length);
      return sent == bytes.length ? "" : "the socket takes nothing";
    } catch (Throwable e) {
      throw asUnchecked(e);
    }
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      try {
        // nothing can be done about a socket that does not close
        int ignored = (int) CLOSE.invokeExact(socket);
      } catch (Throwable e) {
        throw asUnchecked(e);
      }
    }
  }

  private static RuntimeException asUnchecked(Throwable e) {
    if (e instanceof Error error) {
      throw error;
    }
    return e instanceof RuntimeException unchecked
        ? unchecked
        : new IllegalStateException("a call of the C library throws nothing of its own", e);
  }

  @SuppressWarnings("restricted")
  private static MethodHandle call(String name, FunctionDescriptor shape) {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), shape);
  }
}
