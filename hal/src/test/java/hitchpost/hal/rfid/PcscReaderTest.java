package hitchpost.hal.rfid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.core.types.IdToken;
import hitchpost.core.types.IdTokenType;
import hitchpost.hal.device.LinkState.Kind;
import hitchpost.hal.link.Backoff;
import hitchpost.hal.testing.Patience;
import hitchpost.hal.testing.SteppedClock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A reader behind a daemon, both in memory. */
class PcscReaderTest {
  private static final IdToken CARD = new IdToken("04A2B3C4D5E6F7", IdTokenType.ISO14443);

  private final PcscDaemon daemon = new PcscDaemon();
  private final List<IdToken> read = new CopyOnWriteArrayList<>();
  private PcscReader reader = reader("");

  private PcscReader reader(String wanted) {
    var place = new ReaderPlace("r", List.of(), new SteppedClock(), Backoff.ofDevice());
    return new PcscReader(place, wanted, TokenFormat.USUAL, daemon);
  }

  private void start() {
    reader.onToken(read::add);
    reader.start();
  }

  private void untilUp() {
    Patience.until("the reader is there", () -> reader.link().up());
  }

  @AfterEach
  void close() {
    reader.close();
  }

  @Test
  void cardIsToldOnceForAsLongAsItLies() {
    start();
    untilUp();
    daemon.card = "04A2B3C4D5E6F79000";
    Patience.until("it is read", () -> !read.isEmpty());
    int looks = daemon.looks;
    Patience.until("it is looked at again", () -> daemon.looks > looks + 3);
    assertEquals(List.of(CARD), read);
    assertEquals("FFCA000000", daemon.asked);
    assertEquals("PC/SC " + PcscDaemon.NAME, reader.info().address());
  }

  @Test
  void readerIsLookedForAnewAfterWhatNobodyDeclared() {
    var lost = new AtomicBoolean();
    reader.onLink(state -> lost.compareAndSet(false, state.cause().contains("mistake")));
    start();
    untilUp();
    daemon.card = "wrong";
    Patience.until("it is lost", lost::get);
    daemon.card = "04A2B3C4D5E6F79000";
    Patience.until("it is read", () -> !read.isEmpty());
  }

  @Test
  void cardInThePlaceOfAnotherIsToldToo() {
    start();
    untilUp();
    daemon.card = "04A2B3C4D5E6F79000";
    Patience.until("it is read", () -> read.size() == 1);
    daemon.card = "010203049000";
    Patience.until("the other is read", () -> read.size() == 2);
    assertEquals("01020304", read.getLast().value());
  }

  @Test
  void cardThatIsPresentedAgainLaterIsToldAgain() {
    start();
    untilUp();
    daemon.card = "04A2B3C4D5E6F79000";
    Patience.until("it is read", () -> read.size() == 1);
    daemon.card = "";
    // a look is 250 ms of the stepped clock; it counts as away after 3 s
    int looks = daemon.looks;
    Patience.until("it has been away for long", () -> daemon.looks > looks + 20);
    daemon.card = "04A2B3C4D5E6F79000";
    Patience.until("it is read again", () -> read.size() == 2);
  }

  @Test
  void cardWithoutANumberTellsNothing() {
    start();
    untilUp();
    for (String card : List.of("6A81", "", "90")) {
      daemon.card = card;
      int looks = daemon.looks;
      Patience.until("it is looked at", () -> daemon.looks > looks + 3);
    }
    assertEquals(List.of(), read);
    daemon.card = "01020304" + "9000";
    Patience.until("the next one is read", () -> !read.isEmpty());
    assertEquals("01020304", read.getFirst().value());
    assertTrue(reader.link().up());
  }

  @Test
  void readerThatIsPulledIsDownUntilItIsBack() {
    start();
    untilUp();
    daemon.plugged = false;
    Patience.until("it is down", () -> reader.link().kind() == Kind.DOWN);
    assertEquals("no reader is plugged in", reader.link().cause());
    daemon.plugged = true;
    untilUp();
    daemon.card = "04A2B3C4D5E6F79000";
    Patience.until("it reads again", () -> !read.isEmpty());
  }

  @Test
  void missingDaemonIsSaidSoAndFoundLater() {
    daemon.running = false;
    start();
    Patience.until("it is said", () -> reader.link().cause().contains("install pcscd"));
    assertEquals(Kind.CONNECTING, reader.link().kind());
    daemon.running = true;
    untilUp();
  }

  @Test
  void daemonThatHasStartedAnewIsFoundAgain() {
    start();
    untilUp();
    var lost = new AtomicBoolean();
    reader.onLink(state -> lost.compareAndSet(false, !state.up()));
    daemon.starts++;
    Patience.until("the old one is missed", lost::get);
    untilUp();
    daemon.card = "04A2B3C4D5E6F79000";
    Patience.until("it reads again", () -> !read.isEmpty());
  }

  @Test
  void anotherReaderIsNotTheOneThatIsWanted() {
    reader = reader("Springcard");
    start();
    Patience.until("it is not found", () -> reader.link().cause().contains("Springcard"));
    reader.close();
    reader = reader("ACR122");
    start();
    untilUp();
  }
}
