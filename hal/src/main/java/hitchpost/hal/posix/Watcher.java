package hitchpost.hal.posix;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One thread that waits for many device files and calls whoever has something to read. */
public final class Watcher implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Watcher.class);

  static final short POLL_IN = 1;
  static final short POLL_OUT = 4;
  static final int ENTRY_BYTES = 8;
  private static final int FOR_EVER = -1;

  private final DeviceFile bell = DeviceFile.bell();
  private final List<Watch> watches = new CopyOnWriteArrayList<>();
  private final Thread thread;
  private volatile boolean closed;

  /**
   * Starts the thread.
   *
   * @param name of the thread, which does not keep the program alive
   */
  public Watcher(String name) {
    thread = Thread.ofPlatform().name(name).daemon().start(this::run);
  }

  /**
   * Begins to watch a file.
   *
   * @param ready called on the thread of the watcher when there is something to read, and when the
   *     device is gone, which its next read then says; must not block; gives whether to go on
   */
  public Watch watch(DeviceFile file, BooleanSupplier ready) {
    Watch watch = new Watch(file, ready);
    watches.add(watch);
    ring();
    return watch;
  }

  @Override
  public void close() {
    closed = true;
    ring();
    if (Thread.currentThread() != thread) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void ring() {
    try (Arena arena = Arena.ofConfined()) {
      bell.write(arena.allocateFrom(ValueLayout.JAVA_LONG, 1));
    } catch (PosixException e) {
      LOG.debug("the watcher has ended", e);
    }
  }

  private void run() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment rung = arena.allocate(ValueLayout.JAVA_LONG);
      while (!closed) {
        waitOnce();
        bell.read(rung);
      }
    } finally {
      watches.clear();
      bell.close();
    }
  }

  private void waitOnce() {
    List<Watch> present = new ArrayList<>(watches);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment entries = arena.allocate((long) ENTRY_BYTES * (present.size() + 1), 4);
      entry(entries, 0, bell, POLL_IN);
      for (int i = 0; i < present.size(); i++) {
        entry(entries, i + 1, present.get(i).file, POLL_IN);
      }
      Native.Result result = LibC.poll(entries, present.size() + 1L, FOR_EVER);
      if (result.failed() && result.errno() != PosixException.EINTR) {
        throw new PosixException("poll", result.errno());
      }
      for (int i = 0; i < present.size(); i++) {
        if (entries.get(ValueLayout.JAVA_SHORT, ENTRY_BYTES * (i + 1L) + 6) != 0) {
          call(present.get(i));
        }
      }
    }
  }

  /** Writes a struct pollfd: file, events wanted, events seen. */
  static void entry(MemorySegment entries, int index, DeviceFile file, short event) {
    entries.set(ValueLayout.JAVA_INT, (long) ENTRY_BYTES * index, file.fd());
    entries.set(ValueLayout.JAVA_SHORT, (long) ENTRY_BYTES * index + 4, event);
  }

  // one that fails each time would be called without end
  private void call(Watch watch) {
    if (!watches.contains(watch)) {
      return;
    }
    try {
      if (!watch.ready.getAsBoolean()) {
        watches.remove(watch);
      }
    } catch (RuntimeException e) {
      LOG.warn("{} is watched no longer", watch.file.path(), e);
      watches.remove(watch);
    }
  }

  /** A file that is being watched. */
  public final class Watch implements AutoCloseable {
    private final DeviceFile file;
    private final BooleanSupplier ready;

    private Watch(DeviceFile file, BooleanSupplier ready) {
      this.file = file;
      this.ready = ready;
    }

    /** Ends it; to be called before the file is closed. */
    @Override
    public void close() {
      if (watches.remove(this)) {
        ring();
      }
    }
  }
}
