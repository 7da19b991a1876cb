package hitchpost.hal.posix;

import hitchpost.hal.posix.Native.Result;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** An open file of a device, for any thread. */
public final class DeviceFile implements AutoCloseable {
  static final int NONBLOCK = 0x800;
  static final int CLOSE_ON_EXEC = 0x80000;

  private final String path;
  private final int fd;

  /**
   * No call may run while another thread closes: the number may be another file's a moment later.
   */
  private final ReentrantLock lock = new ReentrantLock();

  private boolean closed;

  /** Takes over a number that a control of another file gave. */
  public DeviceFile(String path, int fd) {
    this.path = path;
    this.fd = fd;
  }

  /** How a file is opened. */
  public enum Mode {
    READ(0),
    READ_WRITE(2),
    /** One that does not become the terminal of this process. */
    TERMINAL(2 | 0x100);

    private final int flag;

    Mode(int flag) {
      this.flag = flag;
    }
  }

  /**
   * Opens a file whose reads never wait.
   *
   * @throws PosixException when it cannot be opened
   */
  public static DeviceFile open(String path, Mode mode) {
    try (Arena arena = Arena.ofConfined()) {
      int flags = mode.flag | NONBLOCK | CLOSE_ON_EXEC;
      return new DeviceFile(path, LibC.open(arena.allocateFrom(path), flags).orThrow(path));
    }
  }

  /** Something that can be waited for and rung, see {@link Watcher}. */
  static DeviceFile bell() {
    return new DeviceFile("eventfd", LibC.eventfd(NONBLOCK | CLOSE_ON_EXEC).orThrow("eventfd"));
  }

  public String path() {
    return path;
  }

  int fd() {
    return fd;
  }

  /**
   * Gives a control to the driver of the device.
   *
   * @param what is wanted, for the text of the error
   * @param request number of the control
   * @param argument read and written by the driver
   * @throws PosixException when the driver refuses
   */
  public void control(String what, long request, MemorySegment argument) {
    whileOpen(() -> LibC.ioctl(fd, request, argument)).orThrow(path + ": " + what);
  }

  /**
   * Gives a control whose argument is a number.
   *
   * @throws PosixException when the driver refuses
   */
  public void control(String what, long request, long argument) {
    control(what, request, MemorySegment.ofAddress(argument));
  }

  /** Waits until there is something to read, the device is gone, or the patience is over. */
  public boolean await(Duration patience) {
    return await(Watcher.POLL_IN, patience);
  }

  /** Waits until it takes bytes again, the device is gone, or the patience is over. */
  public boolean awaitRoom(Duration patience) {
    return await(Watcher.POLL_OUT, patience);
  }

  private boolean await(short event, Duration patience) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment entry = arena.allocate(Watcher.ENTRY_BYTES, 4);
      Watcher.entry(entry, 0, this, event);
      return LibC.poll(entry, 1, Math.toIntExact(patience.toMillis())).value() > 0;
    }
  }

  /**
   * Reads what is there.
   *
   * @return how many bytes, 0 = nothing yet, -1 = the other side has closed
   * @throws PosixException when the device is gone
   */
  public int read(MemorySegment into) {
    Result result = whileOpen(() -> LibC.read(fd, into));
    return result.value() == 0 ? -1 : atOnce(result, "read");
  }

  /** How many bytes went, 0 when none could without waiting. */
  private int atOnce(Result result, String what) {
    boolean later =
        result.errno() == PosixException.EAGAIN || result.errno() == PosixException.EINTR;
    return later ? 0 : result.orThrow(path + ": " + what);
  }

  /**
   * Writes what the device takes without waiting.
   *
   * @return how many bytes, 0 = it takes nothing yet
   * @throws PosixException when the device is gone
   */
  public int writeSome(MemorySegment from) {
    return atOnce(whileOpen(() -> LibC.write(fd, from)), "write");
  }

  /**
   * Writes all of it in one go.
   *
   * @throws PosixException when the device does not take all of it
   */
  public void write(MemorySegment from) {
    Result result = whileOpen(() -> LibC.write(fd, from));
    if (result.value() != from.byteSize()) {
      throw new PosixException(path + ": write", result.errno());
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      if (!closed) {
        closed = true;
        LibC.close(fd);
      }
    } finally {
      lock.unlock();
    }
  }

  Result whileOpen(Supplier<Result> call) {
    lock.lock();
    try {
      return closed ? new Result(-1, PosixException.EBADF) : call.get();
    } finally {
      lock.unlock();
    }
  }
}
