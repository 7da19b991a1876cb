package hitchpost.hal.gpio;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import com.pi4j.io.exception.IOException;
import hitchpost.hal.posix.DeviceFile;
import hitchpost.hal.posix.PosixException;
import hitchpost.hal.posix.Watcher;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A GPIO chip of the kernel, by version 2 of its character device (Linux 5.10 and later). */
public final class LinuxGpioChip implements GpioChip {
  private static final Logger LOG = LoggerFactory.getLogger(LinuxGpioChip.class);
  private static final Path MODULES = Path.of("/sys/module");
  private static final int NAME_BYTES = 32;
  private static final long USED = 1;

  private final DeviceFile file;
  private final Watcher watcher;
  private final List<Line> lines = new CopyOnWriteArrayList<>();

  private LinuxGpioChip(DeviceFile file) {
    this.file = file;
    this.watcher = new Watcher("gpio-" + file.path().substring(file.path().lastIndexOf('/') + 1));
  }

  /**
   * Opens a chip.
   *
   * @param path such as {@code /dev/gpiochip0}
   * @throws IOException when it cannot be opened or is none, with the reason
   */
  public static LinuxGpioChip open(String path) {
    Opened chip = openFile(path);
    if (KeptOutputs.at(MODULES, chip.label)) {
      LOG.warn("{}: should the program die, this kernel leaves outputs as they are", path);
    }
    return new LinuxGpioChip(chip.file);
  }

  /**
   * What a chip says of itself, without taking any of its lines.
   *
   * @throws IOException when it cannot be opened or is none, with the reason
   */
  public static Description describe(String path) {
    Opened chip = openFile(path);
    try (DeviceFile file = chip.file;
        Arena arena = Arena.ofConfined()) {
      List<LineDescription> lines = new ArrayList<>();
      for (int offset = 0; offset < chip.lines; offset++) {
        lines.add(describeLine(file, arena, offset));
      }
      return new Description(path, chip.name, chip.label, lines);
    } catch (PosixException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /**
   * A chip.
   *
   * @param name as the kernel numbers it, e.g. {@code gpiochip0}
   * @param label of its kind, e.g. {@code pinctrl-bcm2711}
   */
  public record Description(String path, String name, String label, List<LineDescription> lines) {}

  /**
   * A line.
   *
   * @param name as the board calls it, e.g. {@code GPIO17}; often empty
   * @param consumer who holds it, empty for nobody or a driver that does not say
   */
  public record LineDescription(
      int offset, String name, String consumer, boolean used, boolean output) {}

  @Override
  public String address() {
    return file.path();
  }

  @Override
  public Line output(int offset, boolean high) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment request = LineRequest.outputs(arena, List.of(offset), high ? 1 : 0);
      return keep(new LinuxLine(request(request, offset)));
    }
  }

  @Override
  public Line input(int offset, Bias bias, Duration debounce, EdgeListener listener) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment request = LineRequest.input(arena, offset, bias, debounce);
      return keep(new LinuxInput(request(request, offset), watcher, listener));
    }
  }

  @Override
  public void close() {
    lines.forEach(Line::close);
    watcher.close();
    file.close();
  }

  private DeviceFile request(MemorySegment request, int offset) {
    try {
      file.control("line " + offset, LineRequest.GET_LINE, request);
      return new DeviceFile(file.path() + ": line " + offset, LineRequest.file(request));
    } catch (PosixException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private Line keep(Line line) {
    lines.add(line);
    return line;
  }

  /** A file of a chip, and what that says of itself. */
  private record Opened(DeviceFile file, String name, String label, int lines) {}

  private static Opened openFile(String path) {
    try {
      DeviceFile file = DeviceFile.open(path, DeviceFile.Mode.READ_WRITE);
      try (Arena arena = Arena.ofConfined()) {
        MemorySegment info = arena.allocate(LineRequest.CHIP_INFO_BYTES, 8);
        file.control("chip", LineRequest.GET_CHIP_INFO, info);
        return new Opened(
            file, text(info, 0), text(info, NAME_BYTES), info.get(JAVA_INT, 2 * NAME_BYTES));
      } catch (PosixException e) {
        file.close();
        throw e;
      }
    } catch (PosixException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static LineDescription describeLine(DeviceFile file, Arena arena, int offset) {
    MemorySegment info = arena.allocate(LineRequest.LINE_INFO_BYTES, 8);
    info.set(JAVA_INT, 64, offset);
    file.control("line " + offset, LineRequest.GET_LINE_INFO, info);
    long flags = info.get(JAVA_LONG, 72);
    return new LineDescription(
        offset,
        text(info, 0),
        text(info, NAME_BYTES),
        (flags & USED) != 0,
        (flags & LineRequest.OUTPUT) != 0);
  }

  private static String text(MemorySegment info, long at) {
    byte[] bytes = info.asSlice(at, NAME_BYTES).toArray(JAVA_BYTE);
    int length = 0;
    while (length < bytes.length && bytes[length] != 0) {
      length++;
    }
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }
}
