package hitchpost.hal.posix;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/** How a function of the C library is found and called, with its errno beside what it gives. */
final class Native {
  private static final Linker LINKER = Linker.nativeLinker();
  private static final StructLayout STATE = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO =
      STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));

  /** What a call gave: its result, or -1 and why. */
  record Result(long value, int errno) {
    boolean failed() {
      return value < 0;
    }

    /**
     * What the call gave.
     *
     * @param what was tried, for the text of the error
     * @throws PosixException when it failed
     */
    int orThrow(String what) {
      if (failed()) {
        throw new PosixException(what, errno);
      }
      return (int) value;
    }
  }

  /** One call; its first argument takes the errno. */
  interface Call {
    long in(MemorySegment state) throws Throwable;
  }

  private Native() {}

  /** A function whose parameters are all named in its declaration. */
  static MethodHandle function(String name, FunctionDescriptor shape) {
    return find(name, shape, Linker.Option.captureCallState("errno"));
  }

  /**
   * A variadic function; some CPUs pass what follows its named parameters in another way.
   *
   * @param firstVariadic index of the first parameter that is not named in the declaration
   */
  static MethodHandle variadic(String name, FunctionDescriptor shape, int firstVariadic) {
    return find(
        name,
        shape,
        Linker.Option.captureCallState("errno"),
        Linker.Option.firstVariadicArg(firstVariadic));
  }

  @SuppressWarnings("restricted")
  private static MethodHandle find(
      String name, FunctionDescriptor shape, Linker.Option... options) {
    return LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow(name), shape, options);
  }

  static Result invoke(Call call) {
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
}
