package hitchpost.hal.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.hal.device.DeviceException;
import hitchpost.hal.device.LinkState;
import hitchpost.hal.device.LinkState.Kind;
import hitchpost.hal.testing.Patience;
import hitchpost.hal.testing.PortName;
import hitchpost.hal.testing.SteppedClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReconnectingLinkTest {
  private static final int REPLUGS = 1_000;

  /** For names that vanish with what they lead to: a terminal is soon somebody else's. */
  @TempDir private Path folder;

  private final SteppedClock clock = new SteppedClock();
  private final AtomicInteger identified = new AtomicInteger();
  private final AtomicInteger losses = new AtomicInteger();

  private final AtomicInteger bytes = new AtomicInteger();

  /** Asks nothing and reads until the line is gone. */
  private final class Reader implements LinkUser {
    @Override
    public void identify(ByteLink link) {
      identified.incrementAndGet();
    }

    @Override
    public void work(ByteLink link) {
      bytes.addAndGet(link.read(new byte[8], 0, 8, Duration.ofMillis(100)));
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
  void thousandReplugsUnderOtherNamesCostNoThread() throws Exception {
    var byId = new PortName(folder, "usb-board");
    int before = threads("");
    try (ReconnectingLink line = keep(byId.path(), new Reader())) {
      line.start();
      for (int i = 1; i <= REPLUGS; i++) {
        int expected = i;
        try (PseudoTerminal plugged = PseudoTerminal.open()) {
          byId.leadTo(plugged.path());
          Patience.until("opened", () -> identified.get() == expected);
          plugged.write(new byte[] {42});
          Patience.until("its byte has come", () -> bytes.get() == expected);
          byId.vanish();
        }
        Patience.until("lost", () -> losses.get() == expected);
      }
      assertEquals(1, threads("line " + byId.path()));
      // others come and go with the machine, but not by the hundred
      assertTrue(threads("") < before + 20);
    }
    Patience.until("its thread ends", () -> threads("line " + byId.path()) == 0);
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
            if (losses.get() == 0) {
              throw new IllegalStateException("a mistake");
            }
            throw new LinkageError("a library that does not fit");
          }

          @Override
          public void lost(String cause) {
            losses.incrementAndGet();
            throw new IllegalStateException("another mistake");
          }
        };
    try (PseudoTerminal plugged = PseudoTerminal.open();
        ReconnectingLink line = keep(plugged.path(), mistaken)) {
      line.start();
      Patience.until("begun anew", () -> losses.get() > 2);
    }
  }

  /** Neither reads nor writes, as between two polls. */
  @Test
  void unplugIsNoticedByWhoRests() {
    LinkUser resting =
        new LinkUser() {
          @Override
          public void identify(ByteLink link) {
            identified.incrementAndGet();
          }

          @Override
          public void work(ByteLink link) {
            LockSupport.park(this);
          }

          @Override
          public void lost(String cause) {
            losses.incrementAndGet();
          }
        };
    var byId = new PortName(folder, "usb-board");
    try (PseudoTerminal plugged = PseudoTerminal.open();
        ReconnectingLink line = keep(byId.path(), resting)) {
      byId.leadTo(plugged.path());
      line.start();
      Patience.until("up", () -> line.health().state().up());
      byId.vanish();
      plugged.close();
      Patience.until("lost", () -> losses.get() == 1);
    }
  }

  @Test
  void statesAreToldInTheirOrder() {
    List<Kind> heard = new CopyOnWriteArrayList<>();
    var byId = new PortName(folder, "usb-board");
    try (PseudoTerminal plugged = PseudoTerminal.open();
        ReconnectingLink line = keep(byId.path(), new Reader())) {
      byId.leadTo(plugged.path());
      line.health().listen((LinkState state) -> heard.add(state.kind()));
      line.start();
      Patience.until("up", () -> heard.contains(Kind.UP));
      byId.vanish();
      plugged.close();
      Patience.until("down", () -> heard.contains(Kind.DOWN));
      // each try to find it again is told as well, while this looks
      List<Kind> told = List.copyOf(heard);
      assertEquals(List.of(Kind.CONNECTING, Kind.UP, Kind.DOWN), told.subList(0, 3));
    }
  }

  private static int threads(String name) {
    return (int)
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> thread.getName().startsWith(name))
            .count();
  }
}
