package hitchpost.hal.link;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.hal.testing.PortName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over a pseudo terminal, whose far end is held by the test. */
class SerialLinkTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final PseudoTerminal far = PseudoTerminal.open();

  @AfterEach
  void unplug() {
    far.close();
  }

  private ByteLink open() {
    return SerialLink.at(far.path(), SerialSettings.of(9600)).open();
  }

  @Test
  void everyByteGoesBothWaysUnchanged() {
    byte[] all = new byte[256];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }
    try (ByteLink near = open()) {
      near.write(all);
      assertArrayEquals(all, read(far, all.length));
      far.write(all);
      assertArrayEquals(all, read(near, all.length));
    }
  }

  @Test
  void readGivesNothingWhenItsPatienceEnds() {
    try (ByteLink near = open()) {
      assertEquals(0, near.read(new byte[8], 0, 8, Duration.ofMillis(5)));
      assertEquals(0, near.read(new byte[8], 0, 8, Duration.ofMillis(150)));
    }
  }

  @Test
  void whatCameBeforeIsDiscarded() {
    try (ByteLink near = open()) {
      far.write("old".getBytes(US_ASCII));
      read(near, 1);
      near.discardInput();
      far.write("new".getBytes(US_ASCII));
      assertArrayEquals("new".getBytes(US_ASCII), read(near, 3));
    }
  }

  @Test
  void unplugEndsAReadThatWaits() {
    try (ByteLink near = open()) {
      var reading = CompletableFuture.supplyAsync(() -> near.read(new byte[1], 0, 1, PATIENCE));
      far.close();
      assertThrows(RuntimeException.class, reading::join);
      assertThrows(LinkLostException.class, () -> near.write(new byte[] {1}));
      assertThrows(LinkLostException.class, near::discardInput);
    }
  }

  @Test
  void closeEndsAReadThatWaits() {
    ByteLink near = open();
    var reading = CompletableFuture.supplyAsync(() -> near.read(new byte[1], 0, 1, PATIENCE));
    near.close();
    near.close();
    assertThrows(RuntimeException.class, reading::join);
  }

  @Test
  void portIsHeldExclusively() {
    try (ByteLink near = open()) {
      LinkLostException refused = assertThrows(LinkLostException.class, this::open);
      assertTrue(refused.getMessage().contains("cannot be opened"), refused.getMessage());
      near.write(new byte[] {1});
    }
    open().close();
  }

  @Test
  void pathWithoutAPortIsNamed() {
    LinkSource none = SerialLink.at("/dev/no-such-port", SerialSettings.of(9600));
    String message = assertThrows(LinkLostException.class, none::open).getMessage();
    assertTrue(message.contains("/dev/no-such-port"), message);
  }

  @Test
  void linkThatLeadsElsewhereAfterAReplugIsFollowed(@TempDir Path folder) {
    var byId = new PortName(folder, "usb-meter");
    byId.leadTo(far.path());
    LinkSource source = SerialLink.at(byId.path(), SerialSettings.of(9600));
    source.open().close();
    try (PseudoTerminal other = PseudoTerminal.open()) {
      byId.leadTo(other.path());
      try (ByteLink near = source.open()) {
        near.write(new byte[] {42});
        assertArrayEquals(new byte[] {42}, read(other, 1));
      }
    }
  }

  private static byte[] read(ByteLink link, int count) {
    byte[] bytes = new byte[count];
    int have = 0;
    while (have < count) {
      int more = link.read(bytes, have, count - have, PATIENCE);
      if (more == 0) {
        return Arrays.copyOf(bytes, have);
      }
      have += more;
    }
    return bytes;
  }
}
