package hitchpost.hal.rfid;

import static hitchpost.hal.rfid.KeyEvents.ENTER;
import static hitchpost.hal.rfid.KeyEvents.KEY;
import static hitchpost.hal.rfid.KeyEvents.event;
import static hitchpost.hal.rfid.KeyEvents.typed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.core.types.IdToken;
import hitchpost.hal.device.HalClock;
import hitchpost.hal.device.LinkState.Kind;
import hitchpost.hal.link.Backoff;
import hitchpost.hal.testing.Patience;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A keyboard whose events come out of a pipe as the kernel lays them out. */
class KeyboardReaderTest {
  private static final int LEFT_SHIFT = 42;

  @TempDir Path folder;

  private final LinkedBlockingQueue<IdToken> tokens = new LinkedBlockingQueue<>();

  @Test
  void keysOfBothBlocksBecomeATokenAtEnter() throws Exception {
    Path path = fifo();
    try (KeyboardReader reader = reader(path, false);
        OutputStream keyboard = new FileOutputStream(path.toFile())) {
      // 0 4 a B 1 (keypad) 9 (keypad) enter
      keyboard.write(typed(11, 5, 30));
      keyboard.write(event(KEY, LEFT_SHIFT, 1));
      keyboard.write(typed(48));
      keyboard.write(event(KEY, LEFT_SHIFT, 0));
      keyboard.write(typed(79, 73, 28));
      assertEquals("04AB19", next().value());

      byte[] second = typed(6, 6, 6, 6, 96);
      keyboard.write(second, 0, 30);
      keyboard.flush();
      keyboard.write(second, 30, second.length - 30);
      assertEquals("5555", next().value(), "an event may come in two pieces");
      assertTrue(tokens.isEmpty());
    }
  }

  @Test
  void cardOfWhichTheKernelLostKeysIsNotTakenForAnother() throws Exception {
    Path path = fifo();
    try (KeyboardReader reader = reader(path, false);
        OutputStream keyboard = new FileOutputStream(path.toFile())) {
      keyboard.write(typed(2, 3));
      keyboard.write(event(0, 3, 0));
      keyboard.write(typed(4, 5, ENTER));
      keyboard.write(typed(6, 6, ENTER));
      assertEquals("55", next().value());
    }
  }

  @Test
  void keyboardThatIsPluggedInLaterAndAgainIsFound() throws Exception {
    Path path = folder.resolve("keyboard");
    var kinds = new CopyOnWriteArrayList<Kind>();
    try (KeyboardReader reader = reader(path, false)) {
      reader.onLink(state -> kinds.add(state.kind()));
      Patience.until("it is missed", () -> reader.link().cause().contains("ENOENT"));
      fifo();
      Patience.until("it is up", () -> reader.link().up());
      try (OutputStream keyboard = new FileOutputStream(path.toFile())) {
        keyboard.write(typed(2, 28));
      }
      Patience.until("it is lost", () -> kinds.contains(Kind.DOWN));
      Patience.until("it is up again", () -> kinds.getLast() == Kind.UP);
      try (OutputStream keyboard = new FileOutputStream(path.toFile())) {
        keyboard.write(typed(3, 3, 28));
        assertEquals("22", next().value(), "an odd number of digits is no card");
      }
    }
  }

  @Test
  void readerIsNotUsedWhereItsKeysReachTheConsoleToo() throws Exception {
    Path path = fifo();
    try (KeyboardReader reader = reader(path, true)) {
      Patience.until("it is refused", () -> reader.link().cause().contains("have it alone"));
      assertEquals(Kind.CONNECTING, reader.link().kind());
    }
  }

  private KeyboardReader reader(Path path, boolean grab) {
    Backoff soon = new Backoff(Duration.ofMillis(20), Duration.ofMillis(40), new Random(1));
    KeyboardReader reader =
        new KeyboardReader(
            new ReaderPlace("reader", List.of(), HalClock.SYSTEM, soon),
            path.toString(),
            grab,
            TokenFormat.USUAL);
    reader.onToken(tokens::add);
    reader.start();
    return reader;
  }

  private Path fifo() throws IOException, InterruptedException {
    Path path = folder.resolve("keyboard");
    assertEquals(0, new ProcessBuilder("mkfifo", path.toString()).start().waitFor());
    return path;
  }

  private IdToken next() throws InterruptedException {
    IdToken token = tokens.poll(30, TimeUnit.SECONDS);
    if (token == null) {
      throw new AssertionError("no token came");
    }
    return token;
  }
}
