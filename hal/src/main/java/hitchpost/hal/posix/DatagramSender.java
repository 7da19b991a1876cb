package hitchpost.hal.posix;

import static hitchpost.hal.posix.Native.function;
import static hitchpost.hal.posix.Native.invoke;
import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import hitchpost.hal.posix.Native.Result;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;

/**
 * Sends datagrams to a Unix socket, which Java has no channel for. Safe for use by several threads.
 *
 * <p>Source: unix(7).
 */
public final class DatagramSender implements AutoCloseable {
  private static final int AF_UNIX = 1;
  private static final int SOCK_DGRAM_CLOEXEC = 2 | DeviceFile.CLOSE_ON_EXEC;
  private static final int MSG_DONTWAIT_NOSIGNAL = 0x40 | 0x4000;

  /** Length of a path in a socket address. */
  private static final int MAX_PATH = 108;

  private static final MethodHandle SOCKET =
      function("socket", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT));
  private static final MethodHandle SENDTO =
      function(
          "sendto",
          FunctionDescriptor.of(
              JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT, ADDRESS, JAVA_INT));

  private final byte[] path;
  private final DeviceFile socket;

  /**
   * @param path of the socket; one that begins with {@code @} is in the abstract namespace
   * @throws PosixException when there is no socket to be had
   */
  public DatagramSender(String path) {
    this.path = path.getBytes(StandardCharsets.UTF_8);
    if (this.path[0] == '@') {
      this.path[0] = 0;
    }
    Result made = invoke(state -> (int) SOCKET.invokeExact(state, AF_UNIX, SOCK_DGRAM_CLOEXEC, 0));
    socket = new DeviceFile(path, made.orThrow(path));
  }

  /**
   * Sends a text without waiting.
   *
   * @throws PosixException when it is not taken
   */
  public void send(String text) {
    if (path.length >= MAX_PATH) {
      throw new PosixException(socket.path(), PosixException.ENAMETOOLONG);
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment address = arena.allocate(2L + MAX_PATH);
      address.set(JAVA_SHORT, 0, (short) AF_UNIX);
      MemorySegment.copy(path, 0, address, JAVA_BYTE, 2, path.length);
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      MemorySegment message = arena.allocateFrom(JAVA_BYTE, bytes);
      socket.whileOpen(() -> sendTo(message, address)).orThrow(socket.path());
    }
  }

  private Result sendTo(MemorySegment message, MemorySegment address) {
    int length = 2 + path.length + (path[0] == 0 ? 0 : 1);
    return invoke(state ->
        (long)
            SENDTO.invokeExact(
                state,
                socket.fd(),
                message,
                message.byteSize(),
                MSG_DONTWAIT_NOSIGNAL,
                address,
                length));
  }

  @Override
  public void close() {
    socket.close();
  }
}
