package hitchpost.hal.safety;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Watchdogs are fed only while every loop goes round. */
class SafetyLoopTest {
  private final AtomicLong now = new AtomicLong(1);
  private final Heartbeats heartbeats = new Heartbeats(now::get);
  private final Bowl bowl = new Bowl();
  private final SafetyLoop loop = new SafetyLoop(List.of(), heartbeats, List.of(bowl), now::get);

  private static final class Bowl implements Watchdog {
    private int meals;
    private boolean closed;
    private boolean broken;

    @Override
    public Duration interval() {
      return Duration.ofSeconds(1);
    }

    @Override
    public void feed() {
      meals++;
      complain();
    }

    @Override
    public void close() {
      closed = true;
      complain();
    }

    private void complain() {
      if (broken) {
        throw new IllegalStateException("a mistake");
      }
    }
  }

  private void pass(Duration time) {
    now.addAndGet(time.toNanos());
    loop.round();
  }

  @Test
  void aWatchdogIsFedInItsInterval() {
    pass(Duration.ofMillis(100));
    pass(Duration.ofMillis(100));
    assertEquals(1, bowl.meals);
    pass(Duration.ofMillis(900));
    assertEquals(2, bowl.meals);
  }

  @Test
  void nobodyIsFedWhileALoopHangsAndAllAreWhenItGoesOn() {
    Runnable beat = heartbeats.watch("a loop", Duration.ofSeconds(5));
    pass(Duration.ofSeconds(1));
    assertEquals(1, bowl.meals);
    pass(Duration.ofSeconds(5));
    assertEquals(1, bowl.meals);
    assertEquals(List.of("a loop"), heartbeats.silent());
    beat.run();
    pass(Duration.ofSeconds(1));
    assertEquals(2, bowl.meals);
  }

  @Test
  void aWatchdogThatFailsKeepsNobodyFromTheOthers() {
    var broken = new Bowl();
    broken.broken = true;
    var both = new SafetyLoop(List.of(), heartbeats, List.of(broken, bowl), now::get);
    both.round();
    assertEquals(1, bowl.meals);
    both.close();
    assertTrue(bowl.closed);
  }

  @Test
  void theEndLetsTheWatchdogsRest() {
    loop.close();
    assertTrue(bowl.closed);
  }
}
