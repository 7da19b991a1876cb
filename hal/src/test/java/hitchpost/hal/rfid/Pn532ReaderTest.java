package hitchpost.hal.rfid;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import hitchpost.core.types.IdToken;
import hitchpost.core.types.IdTokenType;
import hitchpost.hal.device.LinkState.Kind;
import hitchpost.hal.link.Backoff;
import hitchpost.hal.link.SerialLink;
import hitchpost.hal.link.SerialSettings;
import hitchpost.hal.testing.Patience;
import hitchpost.hal.testing.PythonPeer;
import hitchpost.hal.testing.SteppedClock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The reader against a PN532 that a Python process emulates, written apart from it. */
class Pn532ReaderTest {
  private final LinkedBlockingQueue<IdToken> tokens = new LinkedBlockingQueue<>();
  private PythonPeer peer;
  private Pn532Reader reader;

  @BeforeEach
  void start() {
    peer = PythonPeer.start("pn532_peer.py", List.of("tty"));
    Backoff soon = new Backoff(Duration.ofMillis(20), Duration.ofMillis(40), new Random(1));
    reader =
        new Pn532Reader(
            new ReaderPlace("reader", List.of(2), new SteppedClock(), soon),
            SerialLink.at(peer.heard(), SerialSettings.of(115_200)),
            TokenFormat.USUAL);
    reader.onToken(tokens::add);
    reader.start();
    Patience.until("it is up", () -> reader.link().up());
  }

  @AfterEach
  void stop() {
    if (reader != null) {
      reader.close();
    }
    if (peer != null) {
      peer.close();
    }
  }

  @Test
  void cardIsToldOnceHoweverLongItLies() throws Exception {
    assertEquals("1.6", reader.info().firmware());
    assertEquals(List.of(2), reader.evses());

    peer.tell("card 04a2b3c4d5e680");
    assertEquals(new IdToken("04A2B3C4D5E680", IdTokenType.ISO14443), next());
    peer.tell("card deadbeef");
    assertEquals("DEADBEEF", next().value(), "the first was told once only");
    assertEquals(List.of(), List.copyOf(tokens));
  }

  @Test
  void chipThatWasResetIsWokenAndSetUpAnew() throws Exception {
    int before = inits();
    peer.tell("reset");
    // only then is the answer to a question of before the reset no longer under way
    Patience.until("it is set up anew", () -> inits() > before);
    peer.tell("card 01020304");
    assertEquals("01020304", next().value());
  }

  private int inits() {
    return Integer.parseInt(peer.tell("inits").split(" ")[1]);
  }

  @Test
  void silenceIsNoticedAndTheReaderComesBack() throws Exception {
    peer.tell("mute ON");
    Patience.until("it is down", () -> reader.link().kind() == Kind.DOWN);
    peer.tell("mute off");
    peer.tell("card 0a0b0c0d");
    assertEquals("0A0B0C0D", next().value());
    Patience.until("it is up", () -> reader.link().up());
  }

  @Test
  void garbledAnswersAreAskedForAgain() throws Exception {
    peer.tell("garble 2");
    peer.tell("card 11223344");
    assertEquals("11223344", next().value());
  }

  @Test
  void framesAddUp() {
    assertArrayEquals(
        HexFormat.of().parseHex("0000ff02fed4022a00"),
        Pn532Frame.command(0x02),
        "GetFirmwareVersion, from the user manual");
    assertArrayEquals(
        HexFormat.of().parseHex("0000ff04fcd44a0100e100"), Pn532Frame.command(0x4a, 1, 0));
  }

  private IdToken next() throws InterruptedException {
    IdToken token = tokens.poll(30, TimeUnit.SECONDS);
    if (token == null) {
      throw new AssertionError("no token came; the reader is " + reader.link());
    }
    return token;
  }
}
