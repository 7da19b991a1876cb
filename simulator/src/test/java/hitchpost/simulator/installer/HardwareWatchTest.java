package hitchpost.simulator.installer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.hal.device.HalClock;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HardwareWatchTest {
  private static final long PATIENCE_SECONDS = 60;

  @TempDir private Path folder;

  private final StringBuffer out = new StringBuffer();
  private final PipedOutputStream keyboard = new PipedOutputStream();

  /** Watches until q is pressed. */
  private CompletableFuture<Void> watch(MemorySite site, boolean table) throws IOException {
    var in = new PipedInputStream(keyboard);
    var clock = Clock.fixed(Instant.parse("2026-11-23T10:00:00Z"), ZoneOffset.UTC);
    return CompletableFuture.runAsync(() -> {
      try (var keys = Keys.of(in, false)) {
        new HardwareWatch(site.plan.devices(), keys, out::append, clock).run(table);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    });
  }

  private void until(Predicate<String> condition) {
    long begin = System.nanoTime();
    while (!condition.test(out.toString())) {
      assertTrue(System.nanoTime() - begin < PATIENCE_SECONDS * 1_000_000_000L, out.toString());
      HalClock.SYSTEM.park(Duration.ofMillis(5));
    }
  }

  private void quit(CompletableFuture<Void> watching) throws Exception {
    keyboard.write('q');
    keyboard.flush();
    watching.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  @Test
  void whatChangesIsToldInALineWhereThereIsNoTerminal() throws Exception {
    var site = new MemorySite(folder);
    var watching = watch(site, false);
    until(said -> said.contains("10:00 m  up  pilot A, contactor open, cable none\n"));
    until(said -> said.contains("10:00 m.meter  up  1204.567000 kWh, L1 0.000 A\n"));
    until(said -> said.contains("10:00 m.lock  up  unlocked\n"));
    until(said -> said.contains("10:00 m.rcd  up  not tripped\n"));
    site.parts.board.plug(true);
    until(said -> said.contains("pilot B"));
    site.parts.reader.present("04A2B3C4");
    until(said -> said.contains("m.reader  up  last read 04A2B3C4"));
    site.parts.meter.there(false);
    until(said -> said.contains("m.meter  down: pulled  1204.567000 kWh, L1 0.000 A, stale"));
    quit(watching);
    assertFalse(site.parts.board.closed(), "nothing was switched");
    assertEquals(1, out.toString().split("m.lock", -1).length - 1, "told once, it never changed");
  }

  @Test
  void onATerminalATableIsDrawnAgainAndAgain() throws Exception {
    var site = new MemorySite(folder);
    var watching = watch(site, true);
    until(said -> said.contains("m.lock    up            unlocked\u001b[K"));
    site.parts.board.plug(true);
    until(said -> said.contains("m         up            pilot B"));
    quit(watching);
    assertTrue(out.toString().startsWith("\u001b[?7l"));
    assertTrue(out.toString().endsWith("\u001b[?7h"), "lines go on as they did before");
  }
}
