package hitchpost.hal.rfid;

import hitchpost.hal.link.ByteLink;
import hitchpost.hal.link.LinkLostException;
import hitchpost.hal.link.LinkSource;
import hitchpost.hal.posix.DeviceFile;
import hitchpost.hal.posix.PosixException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.time.Duration;

/** The events of a keyboard, which nobody else gets while it is held. */
final class KeyboardLink implements ByteLink {
  /** Source: linux/input.h. */
  private static final long GRAB = 0x40044590L;

  private final DeviceFile file;

  private KeyboardLink(DeviceFile file) {
    this.file = file;
  }

  /**
   * A source that opens the keyboard.
   *
   * @param grab whether nobody else shall get its keys, above all no console
   */
  static LinkSource at(String path, boolean grab) {
    return LinkSource.of(path, () -> open(path, grab));
  }

  private static ByteLink open(String path, boolean grab) {
    try {
      DeviceFile file = DeviceFile.open(path, DeviceFile.Mode.READ);
      try {
        if (grab) {
          file.control("have it alone", GRAB, 1);
        }
        return new KeyboardLink(file);
      } catch (PosixException e) {
        file.close();
        throw e;
      }
    } catch (PosixException e) {
      throw new LinkLostException(String.valueOf(e.getMessage()), e);
    }
  }

  @Override
  public void write(byte[] bytes) {
    throw new LinkLostException(file.path() + " is only read");
  }

  @Override
  public int read(byte[] into, int offset, int length, Duration patience) {
    if (!file.await(patience)) {
      return 0;
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment bytes = arena.allocate(length);
      int count = file.read(bytes);
      if (count < 0) {
        throw new LinkLostException(file.path() + " is gone");
      }
      MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, 0, into, offset, count);
      return count;
    } catch (PosixException e) {
      throw new LinkLostException(String.valueOf(e.getMessage()), e);
    }
  }

  /** What was typed before anybody looked is a card like any other. */
  @Override
  public void discardInput() {}

  @Override
  public void close() {
    file.close();
  }
}
