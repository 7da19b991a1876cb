package hitchpost.hal.posix;

import static hitchpost.hal.posix.Native.function;
import static hitchpost.hal.posix.Native.invoke;
import static hitchpost.hal.posix.Native.variadic;
import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import hitchpost.hal.posix.Native.Result;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/** The calls for open files. */
final class LibC {
  private static final MethodHandle OPEN =
      variadic("open", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT), 2);
  private static final MethodHandle CLOSE =
      function("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
  private static final MethodHandle IOCTL =
      variadic("ioctl", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS), 2);
  private static final MethodHandle READ =
      function("read", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG));
  private static final MethodHandle WRITE =
      function("write", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG));
  private static final MethodHandle POLL =
      function("poll", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT));
  private static final MethodHandle EVENTFD =
      function("eventfd", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT));

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
}
