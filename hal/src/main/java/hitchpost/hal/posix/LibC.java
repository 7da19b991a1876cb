package hitchpost.hal.posix;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/** The calls themselves; each gives what the C library gives, and its errno beside it. */
final class LibC {
  private static final Linker LINKER = Linker.nativeLinker();
  private static final StructLayout STATE = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO =
      STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));

  private static final MethodHandle OPEN =
      call("open", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT), 2);
  private static final MethodHandle CLOSE =
      call("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT), -1);
  private static final MethodHandle IOCTL =
      call("ioctl", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS), 2);
  private static final MethodHandle READ =
      call("read", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG), -1);
  private static final MethodHandle WRITE =
      call("write", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG), -1);
  private static final MethodHandle POLL =
      call("poll", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT), -1);
  private static final MethodHandle EVENTFD =
      call("eventfd", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT), -1);

  /** What a call gave: its result, or -1 and why. */
  record Result(long value, int errno) {
    boolean failed() {
      return value < 0;
    }
  }

  private LibC() {}

  static Result open(MemorySegment path, int flags) {
    return invoke(state -> (int) OPEN.invokeExact(state, path, flags));
  }

  static Result close(int fd) {
    return invoke(state -> (int) CLOSE.invokeExact(state, fd));
  }

  static Result ioctl(int fd, long request, MemorySegment argument) {
    return invoke(state -> (int) IOCTL.invokeExact(state, fd, request, argument));
  }

  static Result read(int fd, MemorySegment into) {
    return invoke(state -> (long) READ.invokeExact(state, fd, into, into.byteSize()));
  }

  static Result write(int fd, MemorySegment from) {
    return invoke(state -> (long) WRITE.invokeExact(state, fd, from, from.byteSize()));
  }

  static Result poll(MemorySegment files, long count, int timeoutMillis) {
    return invoke(state -> (int) POLL.invokeExact(state, files, count, timeoutMillis));
  }

  static Result eventfd(int flags) {
    return invoke(state -> (int) EVENTFD.invokeExact(state, 0, flags));
  }

  private static Result invoke(Call call) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(STATE);
      long value = call.in(state);
      return new Result(value, value < 0 ? (int) ERRNO.get(state, 0L) : 0);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("a call of the C library throws nothing of its own", e);
    }
  }

  /** A variadic function passes what follows its named parameters in another way on some CPUs. */
  @SuppressWarnings("restricted")
  private static MethodHandle call(String name, FunctionDescriptor shape, int firstVariadic) {
    Linker.Option errno = Linker.Option.captureCallState("errno");
    Linker.Option[] options =
        firstVariadic < 0
            ? new Linker.Option[] {errno}
            : new Linker.Option[] {errno, Linker.Option.firstVariadicArg(firstVariadic)};
    return LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow(name), shape, options);
  }

  private interface Call {
    long in(MemorySegment state) throws Throwable;
  }
}
