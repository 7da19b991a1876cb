package hitchpost.simulator.csms;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayDeque;
import org.junit.jupiter.api.Test;

class WriteWatchTest {
  private final ArrayDeque<Runnable> later = new ArrayDeque<>();
  private boolean waits;
  private int asked;
  private final WriteWatch watch = new WriteWatch(() -> waits, () -> asked++, later::add);

  @Test
  void whatWaitsIsAskedForAgainUntilItIsWritten() {
    waits = true;
    watch.sent();
    watch.sent();
    assertEquals(1, later.size());
    later.remove().run();
    assertEquals(1, asked);
    later.remove().run();
    assertEquals(2, asked);
    waits = false;
    later.remove().run();
    assertEquals(2, asked);
    assertEquals(0, later.size());
  }

  @Test
  void whatIsWrittenAtOnceIsNotWatched() {
    watch.sent();
    assertEquals(0, later.size());
  }

  @Test
  void whatIsSentLaterIsWatchedAnew() {
    waits = true;
    watch.sent();
    waits = false;
    later.remove().run();
    waits = true;
    watch.sent();
    later.remove().run();
    assertEquals(1, asked);
  }
}
