package hitchpost.hal.posix;

import static hitchpost.hal.posix.Native.function;
import static hitchpost.hal.posix.Native.invoke;
import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import hitchpost.hal.posix.DeviceFile.Mode;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/**
 * Two ends of a line that is a terminal at its {@code near} end; bytes pass unchanged.
 *
 * <p>Source: pty(7), termios(3).
 *
 * @param near what others open by its path; held open, or else reads of the far end fail whenever
 *     nobody else holds it
 */
public record TerminalPair(DeviceFile far, DeviceFile near) implements AutoCloseable {
  private static final int FAR_FLAGS = 2 | 0x100 | DeviceFile.NONBLOCK | DeviceFile.CLOSE_ON_EXEC;
  private static final int LONGEST_NAME = 128;

  /** Of {@code struct termios}: 60 bytes on Linux. */
  private static final int TERMIOS_BYTES = 64;

  private static final MethodHandle OPEN_FAR =
      function("posix_openpt", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
  private static final MethodHandle GRANT =
      function("grantpt", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
  private static final MethodHandle UNLOCK =
      function("unlockpt", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
  private static final MethodHandle NAME =
      function("ptsname_r", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_LONG));
  private static final MethodHandle GET_ATTRIBUTES =
      function("tcgetattr", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS));
  private static final MethodHandle SET_ATTRIBUTES =
      function("tcsetattr", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS));
  private static final MethodHandle MAKE_RAW =
      function("cfmakeraw", FunctionDescriptor.ofVoid(ADDRESS));

  /**
   * Makes a new pair.
   *
   * @throws PosixException when the machine has none to give
   */
  public static TerminalPair open() {
    int fd =
        invoke(state -> (int) OPEN_FAR.invokeExact(state, FAR_FLAGS)).orThrow("pseudo terminal");
    DeviceFile far = new DeviceFile("pseudo terminal", fd);
    try {
      invoke(state -> (int) GRANT.invokeExact(state, fd)).orThrow("grantpt");
      invoke(state -> (int) UNLOCK.invokeExact(state, fd)).orThrow("unlockpt");
      DeviceFile near = DeviceFile.open(nameOfNear(fd), Mode.TERMINAL);
      makeRaw(near.fd());
      return new TerminalPair(far, near);
    } catch (PosixException e) {
      far.close();
      throw e;
    }
  }

  private static String nameOfNear(int far) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment name = arena.allocate(LONGEST_NAME);
      invoke(state -> (int) NAME.invokeExact(state, far, name, (long) LONGEST_NAME))
          .orThrow("ptsname_r");
      return name.getString(0);
    }
  }

  private static void makeRaw(int fd) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment attributes = arena.allocate(TERMIOS_BYTES);
      invoke(state -> (int) GET_ATTRIBUTES.invokeExact(state, fd, attributes)).orThrow("tcgetattr");
      invoke(
              state -> {
                MAKE_RAW.invokeExact(state, attributes);
                return (int) SET_ATTRIBUTES.invokeExact(state, fd, 0, attributes);
              })
          .orThrow("tcsetattr");
    }
  }

  @Override
  public void close() {
    far.close();
    near.close();
  }
}
