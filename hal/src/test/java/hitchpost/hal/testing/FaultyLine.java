package hitchpost.hal.testing;

import hitchpost.hal.device.HalClock;
import hitchpost.hal.link.ByteLink;
import hitchpost.hal.link.LinkLostException;
import hitchpost.hal.link.PseudoTerminal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A line between a driver and a device that somebody spoils on purpose: both open a pseudo
 * terminal, and what one sends is handed to the other as the faults have it.
 */
public final class FaultyLine implements AutoCloseable {
  private static final int LONGEST_READ = 512;

  /** No answer is shorter than this, on any of the lines that are spoiled. */
  private static final int SHORTEST_ANSWER = 5;

  private static final Duration GLANCE = Duration.ofMillis(1);

  private volatile PseudoTerminal driverEnd = PseudoTerminal.open();
  private final PseudoTerminal deviceEnd = PseudoTerminal.open();
  private volatile Function<byte[], List<byte[]>> toDriver = FaultyLine::untouched;
  private volatile Function<byte[], List<byte[]>> toDevice = FaultyLine::untouched;
  private volatile boolean echo;
  private volatile boolean closed;
  private final List<Thread> pumps;

  public FaultyLine() {
    pumps =
        List.of(
            Thread.ofPlatform().daemon().start(this::pumpToDevice),
            Thread.ofPlatform().daemon().start(this::pumpToDriver));
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

  /** Bits are wrong, in the middle and in each answer where a slow device sends several at once. */
  public static List<byte[]> garbled(byte[] piece) {
    byte[] wrong = piece.clone();
    int apart = SHORTEST_ANSWER - 1;
    for (int i = wrong.length / 2 % apart; i < wrong.length; i += apart) {
      wrong[i] ^= 0x10;
    }
    return List.of(wrong);
  }

  /** Only the first half arrives, and never a whole answer of several. */
  public static List<byte[]> halved(byte[] piece) {
    return List.of(Arrays.copyOf(piece, Math.min(piece.length / 2, SHORTEST_ANSWER - 1)));
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

  /** Pulls the driver's plug; the device goes on, and what it says is lost. */
  public void unplug() {
    driverEnd.close();
  }

  /** Puts the driver's plug in again: {@link #driverPath} is another one from now on. */
  public void plug() {
    driverEnd = PseudoTerminal.open();
  }

  private void pumpToDevice() {
    while (!closed) {
      PseudoTerminal from = driverEnd;
      pump(
          from,
          sent -> {
            if (echo) {
              from.write(sent);
            }
            toDevice.apply(sent).forEach(deviceEnd::write);
          });
    }
  }

  private void pumpToDriver() {
    while (!closed) {
      pump(deviceEnd, sent -> toDriver.apply(sent).forEach(this::tellDriver));
    }
  }

  private void tellDriver(byte[] piece) {
    try {
      driverEnd.write(piece);
    } catch (LinkLostException unplugged) {
      // nobody hears it
    }
  }

  /** Hands on what comes until the line ends. */
  private void pump(ByteLink from, Consumer<byte[]> to) {
    byte[] piece = new byte[LONGEST_READ];
    try {
      while (true) {
        int count = from.read(piece, 0, piece.length, Duration.ofSeconds(1));
        if (count > 0) {
          to.accept(Arrays.copyOf(piece, count));
        }
      }
    } catch (LinkLostException over) {
      // unplugged, or the test is over
      HalClock.SYSTEM.park(GLANCE);
    }
  }

  @Override
  public void close() {
    closed = true;
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
