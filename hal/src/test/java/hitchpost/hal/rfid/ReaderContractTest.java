package hitchpost.hal.rfid;

import static java.nio.charset.StandardCharsets.US_ASCII;

import hitchpost.core.types.IdToken;
import hitchpost.core.types.IdTokenType;
import hitchpost.hal.contract.Contracts;
import hitchpost.hal.contract.ReaderRig;
import hitchpost.hal.device.IdTokenReader;
import hitchpost.hal.link.Backoff;
import hitchpost.hal.link.LinkSource;
import hitchpost.hal.link.PseudoTerminal;
import hitchpost.hal.link.SerialLink;
import hitchpost.hal.link.SerialSettings;
import hitchpost.hal.testing.ContractTests;
import hitchpost.hal.testing.Gate;
import hitchpost.hal.testing.Patience;
import hitchpost.hal.testing.PythonPeer;
import hitchpost.hal.testing.SteppedClock;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The readers keep to the contract: on pseudo terminals, a pipe, an emulated chip, a daemon. */
class ReaderContractTest {
  private static final List<String> CARDS = List.of("04112233", "04556677");

  /** Longer than a card that was taken away is remembered. */
  private static final Duration AWAY = Duration.ofSeconds(4);

  @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> lines() {
    return ContractTests.of(Contracts.ofReader(Lines::new));
  }

  @TestFactory
  Stream<DynamicTest> keyboard() {
    var number = new AtomicInteger();
    return ContractTests.of(
        Contracts.ofReader(() -> new Keys(folder.resolve("kbd" + number.incrementAndGet()))));
  }

  @TestFactory
  Stream<DynamicTest> pn532() {
    return ContractTests.of(Contracts.ofReader(Chip::new));
  }

  @TestFactory
  Stream<DynamicTest> pcsc() {
    return ContractTests.of(Contracts.ofReader(Daemon::new));
  }

  /** What they have in common: time passes for them when it is told to. */
  private abstract static class Rig implements ReaderRig {
    final SteppedClock clock = new SteppedClock();

    final ReaderPlace place() {
      Backoff backoff = new Backoff(Duration.ofMillis(20), Duration.ofMillis(40), new Random(1));
      return new ReaderPlace("reader", List.of(1), clock, backoff);
    }

    @Override
    public void takeAway() {
      clock.passes(AWAY);
    }

    @Override
    public final IdToken token(int card) {
      return new IdToken(CARDS.get(card), IdTokenType.ISO14443);
    }
  }

  private static final class Lines extends Rig {
    private PseudoTerminal terminal = PseudoTerminal.open();
    private final Gate line = new Gate(this::source);
    private final IdTokenReader device = new LineReader(place(), line, TokenFormat.USUAL);

    private LinkSource source() {
      return SerialLink.at(terminal.path(), SerialSettings.of(9_600));
    }

    @Override
    public IdTokenReader device() {
      return device;
    }

    @Override
    public void lay(int card) {
      terminal.write((CARDS.get(card) + "\r\n").getBytes(US_ASCII));
    }

    @Override
    public void unplugLink() {
      line.pull();
      terminal.close();
    }

    @Override
    public void plugLink() {
      terminal = PseudoTerminal.open();
      line.putBack();
    }

    @Override
    public void close() {
      terminal.close();
    }
  }

  private static final class Keys extends Rig {
    /** Of the digits from 0. */
    private static final int[] CODES = {11, 2, 3, 4, 5, 6, 7, 8, 9, 10};

    private final Path path;
    private final IdTokenReader device;
    private RandomAccessFile keyboard;

    Keys(Path path) {
      this.path = path;
      plugLink();
      device = new KeyboardReader(place(), path.toString(), false, TokenFormat.USUAL);
    }

    @Override
    public IdTokenReader device() {
      return device;
    }

    @Override
    public void lay(int card) {
      try {
        for (char digit : CARDS.get(card).toCharArray()) {
          keyboard.write(KeyEvents.typed(CODES[digit - '0']));
        }
        keyboard.write(KeyEvents.typed(KeyEvents.ENTER));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void unplugLink() {
      try {
        Files.delete(path);
        keyboard.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** Open for reading and writing a pipe waits for nobody. */
    @Override
    public void plugLink() {
      try {
        int made =
            new ProcessBuilder("mkfifo", path.toString()).start().onExit().join().exitValue();
        if (made != 0) {
          throw new AssertionError("no pipe could be made");
        }
        keyboard = new RandomAccessFile(path.toFile(), "rw");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() {
      try {
        keyboard.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static final class Chip extends Rig {
    private PythonPeer peer;
    private LinkSource source;
    private final Gate line = new Gate(() -> source);
    private final IdTokenReader device;

    Chip() {
      plugLink();
      device = new Pn532Reader(place(), line, TokenFormat.USUAL);
    }

    @Override
    public IdTokenReader device() {
      return device;
    }

    @Override
    public void lay(int card) {
      peer.tell("card " + CARDS.get(card));
    }

    /** What it says of a card that it has just seen still comes over the line. */
    @Override
    public void takeAway() {
      peer.tell("remove");
      int seen = polls();
      Patience.until("it has looked again", () -> polls() > seen + 1);
      super.takeAway();
    }

    private int polls() {
      return Integer.parseInt(peer.tell("polls").split(" ")[1]);
    }

    @Override
    public void unplugLink() {
      line.pull();
      peer.close();
    }

    @Override
    public void plugLink() {
      peer = PythonPeer.start("pn532_peer.py", List.of("tty"));
      source = SerialLink.at(peer.heard(), SerialSettings.of(115_200));
      line.putBack();
    }

    @Override
    public void close() {
      peer.close();
    }
  }

  private static final class Daemon extends Rig {
    private final PcscDaemon daemon = new PcscDaemon();
    private final IdTokenReader device = new PcscReader(place(), "", TokenFormat.USUAL, daemon);

    @Override
    public IdTokenReader device() {
      return device;
    }

    @Override
    public void lay(int card) {
      daemon.card = CARDS.get(card) + "9000";
    }

    @Override
    public void takeAway() {
      daemon.card = "";
      int seen = daemon.looks;
      Patience.until("it has looked again", () -> daemon.looks > seen + 1);
      super.takeAway();
    }

    @Override
    public void unplugLink() {
      daemon.plugged = false;
    }

    @Override
    public void plugLink() {
      daemon.plugged = true;
    }

    @Override
    public void close() {
      device.close();
    }
  }
}
