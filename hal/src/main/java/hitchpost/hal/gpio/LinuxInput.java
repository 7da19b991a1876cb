package hitchpost.hal.gpio;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import com.pi4j.io.exception.IOException;
import hitchpost.hal.gpio.GpioChip.Edge;
import hitchpost.hal.gpio.GpioChip.EdgeListener;
import hitchpost.hal.posix.DeviceFile;
import hitchpost.hal.posix.PosixException;
import hitchpost.hal.posix.Watcher;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** An input of a chip of the kernel; the thread of the watcher tells its edges. */
final class LinuxInput extends LinuxLine {
  private static final int EVENTS_AT_ONCE = 16;

  private final EdgeListener listener;
  private final Watcher.Watch watch;
  private int lastSequence;

  LinuxInput(DeviceFile file, Watcher watcher, EdgeListener listener) {
    super(file);
    this.listener = listener;
    this.watch = watcher.watch(file, this::drain);
  }

  @Override
  public void close() {
    watch.close();
    super.close();
  }

  private boolean drain() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment events = arena.allocate((long) EVENTS_AT_ONCE * LineRequest.EVENT_BYTES, 8);
      int bytes = file.read(events);
      for (int at = 0; at + LineRequest.EVENT_BYTES <= bytes; at += LineRequest.EVENT_BYTES) {
        tell(events.asSlice(at, LineRequest.EVENT_BYTES));
      }
      return true;
    } catch (PosixException | IOException e) {
      listener.lost(String.valueOf(e.getMessage()));
      return false;
    }
  }

  private void tell(MemorySegment event) {
    int sequence = event.get(JAVA_INT, 20);
    // the queue of the kernel was full: what is true now counts, not how it came about
    boolean gap = sequence != lastSequence + 1;
    boolean high = gap ? high() : event.get(JAVA_INT, 8) == LineRequest.RISING;
    lastSequence = sequence;
    listener.edge(new Edge(high, event.get(JAVA_LONG, 0), sequence));
  }
}
