package hitchpost.hal.gpio;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import com.pi4j.io.exception.IOException;
import hitchpost.hal.posix.DeviceFile;
import hitchpost.hal.posix.PosixException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** One line of a chip of the kernel. */
class LinuxLine implements GpioChip.Line {
  final DeviceFile file;

  LinuxLine(DeviceFile file) {
    this.file = file;
  }

  @Override
  public boolean high() {
    return (values("read", LineRequest.GET_VALUES, 0) & 1) != 0;
  }

  @Override
  public void set(boolean high) {
    values("write", LineRequest.SET_VALUES, high ? 1 : 0);
  }

  @Override
  public void close() {
    file.close();
  }

  private long values(String what, long request, long bits) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment values = arena.allocate(LineRequest.VALUES_BYTES, 8);
      values.set(JAVA_LONG, 0, bits);
      values.set(JAVA_LONG, 8, 1);
      file.control(what, request, values);
      return values.get(JAVA_LONG, 0);
    } catch (PosixException e) {
      throw new IOException(e.getMessage(), e);
    }
  }
}
