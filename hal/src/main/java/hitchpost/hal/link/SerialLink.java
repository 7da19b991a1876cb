package hitchpost.hal.link;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * A serial port, held exclusively.
 *
 * <p>The library's own listeners are not used: after an unplug they call in a loop without end. Its
 * {@code isOpen} is not asked either, because it stays true then. A port is dead as soon as a read
 * fails, a write is short or the count of waiting bytes is negative.
 */
public final class SerialLink implements ByteLink {
  /** The kernel counts the patience of a read in steps of 100 ms. */
  private static final Duration KERNEL_STEP = Duration.ofMillis(100);

  private static final long FIRST_REST_NANOS = 50_000;
  private static final long LONGEST_REST_NANOS = 2_000_000;

  private final SerialPort port;
  private final String address;
  private final Uses uses;

  private SerialLink(SerialPort port, String address) {
    this.port = port;
    this.address = address;
    this.uses = new Uses(port::closePort);
  }

  /**
   * A source that looks the path up anew each time, because after a re-plug a link of {@code
   * /dev/serial/by-id} may lead elsewhere.
   */
  public static LinkSource at(String path, SerialSettings settings) {
    return LinkSource.of(path, () -> open(path, settings));
  }

  private static SerialLink open(String path, SerialSettings settings) {
    SerialPort port = port(path);
    port.setComPortParameters(
        settings.baud(),
        settings.dataBits(),
        settings.stopBits() == 2 ? SerialPort.TWO_STOP_BITS : SerialPort.ONE_STOP_BIT,
        switch (settings.parity()) {
          case NONE -> SerialPort.NO_PARITY;
          case EVEN -> SerialPort.EVEN_PARITY;
          case ODD -> SerialPort.ODD_PARITY;
        });
    port.setFlowControl(SerialPort.FLOW_CONTROL_DISABLED);
    port.setComPortTimeouts(SerialPort.TIMEOUT_READ_SEMI_BLOCKING, (int) KERNEL_STEP.toMillis(), 0);
    if (!port.openPort(0)) {
      throw new LinkLostException(path + " cannot be opened: " + reason(port.getLastErrorCode()));
    }
    return new SerialLink(port, path);
  }

  private static SerialPort port(String path) {
    try {
      return SerialPort.getCommPort(path);
    } catch (SerialPortInvalidPortException noPort) {
      throw new LinkLostException("there is no serial port " + path, noPort);
    }
  }

  private static String reason(int errno) {
    return switch (errno) {
      case 1, 13 -> "not permitted (is the user in the group dialout?)";
      case 2, 6, 19 -> "it is not there, or another program holds it";
      case 11, 16 -> "another program holds it";
      default -> "error " + errno;
    };
  }

  @Override
  public void write(byte[] bytes) {
    enter();
    try {
      int written = port.writeBytes(bytes, bytes.length);
      if (written != bytes.length) {
        throw lost("took " + Math.max(0, written) + " of " + bytes.length + " bytes");
      }
    } finally {
      uses.leave();
    }
  }

  @Override
  public int read(byte[] into, int offset, int length, Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    long rest = FIRST_REST_NANOS;
    while (true) {
      int count = readOnce(into, offset, length, end - System.nanoTime());
      long left = end - System.nanoTime();
      if (count > 0 || left <= 0) {
        return count;
      }
      if (left < KERNEL_STEP.toNanos()) {
        LockSupport.parkNanos(Math.min(rest, left));
        rest = Math.min(2 * rest, LONGEST_REST_NANOS);
      }
    }
  }

  /** Blocks for one step of the kernel where there is time for it; takes what is there if not. */
  private int readOnce(byte[] into, int offset, int length, long leftNanos) {
    enter();
    try {
      int waiting = port.bytesAvailable();
      if (waiting < 0) {
        throw lost("is gone");
      }
      if (waiting == 0 && leftNanos < KERNEL_STEP.toNanos()) {
        return 0;
      }
      int wanted = waiting == 0 ? length : Math.min(length, waiting);
      int count = port.readBytes(into, wanted, offset);
      if (count < 0) {
        throw lost("is gone");
      }
      return count;
    } finally {
      uses.leave();
    }
  }

  @Override
  public void discardInput() {
    byte[] waste = new byte[256];
    while (readOnce(waste, 0, waste.length, 0) > 0) {
      // what came meanwhile goes as well
    }
  }

  @Override
  public Path node() {
    return Path.of(port.getSystemPortPath());
  }

  private void enter() {
    if (!uses.enter()) {
      throw lost("has been closed");
    }
  }

  @Override
  public void close() {
    uses.close();
  }

  private LinkLostException lost(String what) {
    return new LinkLostException(address + " " + what);
  }
}
