package hitchpost.hal.testing;

import hitchpost.hal.device.HalClock;
import hitchpost.hal.link.ByteLink;
import hitchpost.hal.link.LinkLostException;
import hitchpost.hal.link.PseudoTerminal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * A line between a driver and a device that somebody spoils on purpose: both open a pseudo
 * terminal, and what one sends is handed to the other as the faults have it.
 */
public final class FaultyLine implements AutoCloseable {
  private static final int LONGEST_READ = 512;

  private final PseudoTerminal driverEnd = PseudoTerminal.open();
  private final PseudoTerminal deviceEnd = PseudoTerminal.open();
  private volatile Function<byte[], List<byte[]>> toDriver = FaultyLine::untouched;
  private volatile Function<byte[], List<byte[]>> toDevice = FaultyLine::untouched;
  private volatile boolean echo;
  private final List<Thread> pumps;

  public FaultyLine() {
    pumps =
        List.of(
            Thread.ofPlatform().daemon().start(() -> pump(driverEnd, deviceEnd, true)),
            Thread.ofPlatform().daemon().start(() -> pump(deviceEnd, driverEnd, false)));
  }

  /** What the driver opens. */
  public String driverPath() {
    return driverEnd.path();
  }

  /** What the device opens. */
  public String devicePath() {
    return deviceEnd.path();
  }

  /** Changes what the device sends: a piece in, pieces out. */
  public void spoilsAnswers(Function<byte[], List<byte[]>> fault) {
    toDriver = fault;
  }

  /** Changes what the driver sends. */
  public void spoilsRequests(Function<byte[], List<byte[]>> fault) {
    toDevice = fault;
  }

  /** Hands the driver back what it sends, as cheap adapters do. */
  public void echoes(boolean on) {
    echo = on;
  }

  /** As it was sent. */
  public static List<byte[]> untouched(byte[] piece) {
    return List.of(piece);
  }

  /** Nothing arrives. */
  public static List<byte[]> dropped(byte[] piece) {
    return List.of();
  }

  /** One bit is wrong, in the middle. */
  public static List<byte[]> garbled(byte[] piece) {
    byte[] wrong = piece.clone();
    wrong[wrong.length / 2] ^= 0x10;
    return List.of(wrong);
  }

  /** Only the first half arrives. */
  public static List<byte[]> halved(byte[] piece) {
    return List.of(Arrays.copyOf(piece, piece.length / 2));
  }

  /** Each byte arrives by itself, with a rest between that a reader notices. */
  public static List<byte[]> split(byte[] piece) {
    byte[][] bytes = new byte[piece.length][];
    for (int i = 0; i < piece.length; i++) {
      bytes[i] = new byte[] {piece[i]};
    }
    return List.of(bytes);
  }

  /** Arrives late. */
  public static Function<byte[], List<byte[]>> late(Duration delay) {
    return piece -> {
      HalClock.SYSTEM.park(delay);
      return List.of(piece);
    };
  }

  /** Arrives behind noise of the line. */
  public static Function<byte[], List<byte[]>> behind(byte[] noise) {
    return piece -> List.of(noise, piece);
  }

  /** Pulls the driver's plug. */
  public void unplug() {
    driverEnd.close();
  }

  private void pump(ByteLink from, ByteLink to, boolean ofDriver) {
    byte[] piece = new byte[LONGEST_READ];
    try {
      while (true) {
        int count = from.read(piece, 0, piece.length, Duration.ofSeconds(1));
        if (count > 0) {
          byte[] sent = Arrays.copyOf(piece, count);
          if (ofDriver && echo) {
            from.write(sent);
          }
          List<byte[]> arriving = (ofDriver ? toDevice : toDriver).apply(sent);
          arriving.forEach(to::write);
        }
      }
    } catch (LinkLostException over) {
      // unplugged, or the test is over
    }
  }

  @Override
  public void close() {
    driverEnd.close();
    deviceEnd.close();
    for (Thread pump : pumps) {
      try {
        pump.join();
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
