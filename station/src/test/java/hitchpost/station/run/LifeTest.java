package hitchpost.station.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hitchpost.core.Output.RebootKind;
import hitchpost.core.StationView;
import hitchpost.core.types.BootReason;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What other threads do to a life before it has begun and after it has ended. */
class LifeTest implements Life.Owner, StationListener {
  private final AtomicInteger steps = new AtomicInteger();
  private TestStation station;
  private Life life;

  @BeforeEach
  void isBorn() {
    station = TestStation.alone();
    life = new Life(1, station.parts, station.storage.open(), this, this);
  }

  @AfterEach
  void ends() {
    life.end("the test is over");
    station.close();
  }

  @Override
  public void stepped(StationView view) {
    steps.incrementAndGet();
  }

  @Override
  public void rebootWanted(Life which, RebootKind kind) {
    throw new AssertionError("nobody asked for it");
  }

  @Override
  public void failed(Life which, String why, boolean storage, @Nullable Throwable cause) {
    throw new AssertionError(why, cause);
  }

  @Test
  void whatIsAskedBeforeItHasBegunIsAnsweredWhenItHas() throws Exception {
    CompletableFuture<Object> answer =
        CompletableFuture.supplyAsync(() -> life.look(StationView::recordsWaiting))
            .get(60, TimeUnit.SECONDS);
    life.begin(station.storage.content(), BootReason.POWER_UP);
    assertEquals(0, answer.get(60, TimeUnit.SECONDS));
  }

  @Test
  void aRebootThatFailsOnlyAfterTheEndDoesNotReviveIt() {
    life.begin(station.storage.content(), BootReason.POWER_UP);
    life.end("the power is cut");
    int taken = steps.get();
    life.rebootFailed("too late");
    assertEquals(taken, steps.get());
  }
}
