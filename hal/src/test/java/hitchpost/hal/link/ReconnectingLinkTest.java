package hitchpost.hal.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.hal.device.DeviceException;
import hitchpost.hal.device.LinkState;
import hitchpost.hal.device.LinkState.Kind;
import hitchpost.hal.testing.Patience;
import hitchpost.hal.testing.SteppedClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReconnectingLinkTest {
  private static final int REPLUGS = 1_000;

  private final SteppedClock clock = new SteppedClock();
  private final AtomicInteger identified = new AtomicInteger();
  private final AtomicInteger losses = new AtomicInteger();

  /** Asks nothing and reads until the line is gone. */
  private final class Reader implements LinkUser {
    @Override
    public void identify(ByteLink link) {
      identified.incrementAndGet();
    }

    @Override
    public void work(ByteLink link) {
      link.read(new byte[8], 0, 8, Duration.ofMillis(100));
    }

    @Override
    public void lost(String cause) {
      losses.incrementAndGet();
    }
  }

  private ReconnectingLink keep(String path, LinkUser user) {
    LinkSource source = SerialLink.at(path, SerialSettings.of(115200));
    return new ReconnectingLink(source, clock, Backoff.ofDevice(), user);
  }

  @Test
  void thousandReplugsUnderOtherNamesCostNoThread(@TempDir Path folder) throws Exception {
    Path byId = folder.resolve("usb-board");
    int before = threads("");
    try (ReconnectingLink line = keep(byId.toString(), new Reader())) {
      line.start();
      for (int i = 1; i <= REPLUGS; i++) {
        int expected = i;
        try (PseudoTerminal plugged = PseudoTerminal.open()) {
          Files.createSymbolicLink(byId, Path.of(plugged.path()));
          Patience.until("opened", () -> identified.get() == expected);
          Files.delete(byId);
        }
        Patience.until("lost", () -> losses.get() == expected);
      }
      assertEquals(1, threads("line " + byId));
      // others come and go with the machine, but not by the hundred
      assertTrue(threads("") < before + 20);
    }
    Patience.until("its thread ends", () -> threads("line " + byId) == 0);
    assertEquals(REPLUGS, identified.get());
  }

  @Test
  void strangerIsRefusedAndSaid() {
    LinkUser suspicious =
        new LinkUser() {
          @Override
          public void identify(ByteLink link) {
            throw new DeviceException(DeviceException.Reason.STRANGER, "a meter answers here");
          }

          @Override
          public void work(ByteLink link) {
            throw new AssertionError("nothing is to be done with a stranger");
          }

          @Override
          public void lost(String cause) {
            losses.incrementAndGet();
          }
        };
    try (PseudoTerminal plugged = PseudoTerminal.open();
        ReconnectingLink line = keep(plugged.path(), suspicious)) {
      line.start();
      Patience.until("refused again and again", () -> losses.get() > 2);
      assertFalse(line.health().state().up());
      assertEquals("a meter answers here", line.health().state().cause());
    }
  }

  @Test
  void driverThatFailsIsBegunAnew() {
    LinkUser mistaken =
        new LinkUser() {
          @Override
          public void identify(ByteLink link) {}

          @Override
          public void work(ByteLink link) {
            throw new IllegalStateException("a mistake");
          }

          @Override
          public void lost(String cause) {
            losses.incrementAndGet();
          }
        };
    try (PseudoTerminal plugged = PseudoTerminal.open();
        ReconnectingLink line = keep(plugged.path(), mistaken)) {
      line.start();
      Patience.until("begun anew", () -> losses.get() > 2);
    }
  }

  @Test
  void statesAreToldInTheirOrder() {
    List<Kind> heard = new CopyOnWriteArrayList<>();
    try (PseudoTerminal plugged = PseudoTerminal.open();
        ReconnectingLink line = keep(plugged.path(), new Reader())) {
      line.health().listen((LinkState state) -> heard.add(state.kind()));
      line.start();
      Patience.until("up", () -> heard.contains(Kind.UP));
      plugged.close();
      Patience.until("down", () -> heard.contains(Kind.DOWN));
      assertEquals(List.of(Kind.CONNECTING, Kind.UP, Kind.DOWN), heard.subList(0, 3));
    }
  }

  private static int threads(String name) {
    return (int)
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> thread.getName().startsWith(name))
            .count();
  }
}
