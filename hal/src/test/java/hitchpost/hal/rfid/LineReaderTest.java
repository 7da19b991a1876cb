package hitchpost.hal.rfid;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.core.types.IdToken;
import hitchpost.hal.device.LinkState.Kind;
import hitchpost.hal.link.Backoff;
import hitchpost.hal.link.LinkSource;
import hitchpost.hal.link.PseudoTerminal;
import hitchpost.hal.link.SerialLink;
import hitchpost.hal.link.SerialSettings;
import hitchpost.hal.testing.Patience;
import hitchpost.hal.testing.SteppedClock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class LineReaderTest {
  private final LinkedBlockingQueue<IdToken> tokens = new LinkedBlockingQueue<>();

  @Test
  void linesBecomeTokensHoweverTheyArrive() throws Exception {
    try (PseudoTerminal device = PseudoTerminal.open();
        LineReader reader = reader(at(device.path()))) {
      Patience.until("it is up", () -> reader.link().up());
      device.write("04A2".getBytes(US_ASCII));
      device.write("B3C4\r\n".getBytes(US_ASCII));
      assertEquals("04A2B3C4", next().value());

      device.write("\u000204:a2:b3:c4\r\nnonsense\r\n11 22 33 44\r".getBytes(US_ASCII));
      assertEquals("11223344", next().value(), "the first again is the same card, still there");

      device.write(("A".repeat(300) + "\n55667788\n").getBytes(US_ASCII));
      assertEquals("55667788", next().value(), "a line without end is none");
      assertTrue(tokens.isEmpty());
    }
  }

  @Test
  void readerThatIsPluggedInElsewhereGoesOn() throws Exception {
    AtomicReference<String> path = new AtomicReference<>();
    LinkSource source = LinkSource.of("the reader", () -> at(path.get()).open());
    PseudoTerminal first = PseudoTerminal.open();
    path.set(first.path());
    List<Kind> kinds = new CopyOnWriteArrayList<>();
    try (LineReader reader = reader(source)) {
      reader.onLink(state -> kinds.add(state.kind()));
      Patience.until("it is up", () -> reader.link().up());
      try (PseudoTerminal second = PseudoTerminal.open()) {
        path.set(second.path());
        first.close();
        Patience.until("it is down", () -> kinds.contains(Kind.DOWN));
        Patience.until("it is up again", () -> reader.link().up());
        second.write("AABBCCDD\r\n".getBytes(US_ASCII));
        assertEquals("AABBCCDD", next().value());
      }
    } finally {
      first.close();
    }
  }

  private LineReader reader(LinkSource source) {
    Backoff soon = new Backoff(Duration.ofMillis(20), Duration.ofMillis(40), new Random(1));
    LineReader reader =
        new LineReader(
            new ReaderPlace("reader", List.of(), new SteppedClock(), soon),
            source,
            TokenFormat.USUAL);
    reader.onToken(tokens::add);
    reader.start();
    return reader;
  }

  private static LinkSource at(String path) {
    return SerialLink.at(path, SerialSettings.of(9_600));
  }

  private IdToken next() throws InterruptedException {
    IdToken token = tokens.poll(30, TimeUnit.SECONDS);
    if (token == null) {
      throw new AssertionError("no token came");
    }
    return token;
  }
}
