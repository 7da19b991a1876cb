package hitchpost.station.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import hitchpost.core.Timer;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TimerSlotsTest {
  private static final Duration SOON = Duration.ofMillis(1);
  private static final Duration LATE = Duration.ofHours(1);

  /** Of timers that are stopped or replaced, long before they are due also on a busy machine. */
  private static final Duration DOOMED = Duration.ofMillis(2000);

  private static final Duration AFTER_DOOMED = Duration.ofMillis(2050);

  private final SharedThreads threads = new SharedThreads();
  private final BlockingQueue<Timer> fired = new LinkedBlockingQueue<>();
  private final TimerSlots slots = new TimerSlots(threads, fired::add);

  @AfterEach
  void close() {
    threads.close();
  }

  @Test
  void aTimerTakesThePlaceOfTheOneInItsSlotWhetherItIsDueEarlierOrLater() throws Exception {
    slots.start(new Timer("a", "1", 1), LATE);
    slots.start(new Timer("a", "1", 2), SOON);
    assertEquals(new Timer("a", "1", 2), next());

    slots.start(new Timer("b", "", 1), DOOMED);
    slots.start(new Timer("b", "", 2), LATE);
    slots.start(new Timer("c", "", 1), AFTER_DOOMED);
    assertEquals("c", next().kind());
    slots.start(new Timer("b", "", 3), SOON);
    assertEquals(new Timer("b", "", 3), next());
  }

  @Test
  void aTimerThatIsPutOffAfterItsAlarmWasSetStillFires() throws Exception {
    slots.start(new Timer("a", "", 1), DOOMED);
    slots.start(new Timer("a", "", 2), AFTER_DOOMED);
    assertEquals(2, next().generation());
    assertNull(fired.poll());
  }

  @Test
  void aStoppedTimerDoesNotFireAndItsSlotIsFree() throws Exception {
    slots.start(new Timer("a", "", 1), DOOMED);
    slots.stop("a");
    slots.stop("unknown");
    slots.start(new Timer("b", "", 1), AFTER_DOOMED);
    assertEquals("b", next().kind());
    slots.start(new Timer("a", "", 2), SOON);
    assertEquals(new Timer("a", "", 2), next());
  }

  @Test
  void slotsOfDifferentSubjectsAreIndependent() throws Exception {
    slots.start(new Timer("a", "1", 1), SOON);
    slots.start(new Timer("a", "2", 1), SOON);
    assertEquals(Set.of("1", "2"), Set.of(next().subject(), next().subject()));
  }

  @Test
  void afterTheEndNothingFires() throws Exception {
    slots.start(new Timer("a", "", 1), DOOMED);
    slots.close();
    slots.start(new Timer("b", "", 1), SOON);
    var others = new TimerSlots(threads, fired::add);
    others.start(new Timer("c", "", 1), AFTER_DOOMED);
    assertEquals("c", next().kind());
  }

  @Test
  void theLongestDelayIsFine() throws Exception {
    slots.start(new Timer("a", "", 1), Duration.ofSeconds(Long.MAX_VALUE));
    slots.start(new Timer("b", "", 1), SOON);
    assertEquals("b", next().kind());
  }

  private Timer next() throws InterruptedException {
    return fired.poll(60, TimeUnit.SECONDS);
  }
}
