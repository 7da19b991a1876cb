package hitchpost.hal.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LoopTest {
  @Test
  void virtualTimeRunsWhatIsDueAtItsMoment() {
    VirtualLoop loop = new VirtualLoop();
    List<String> ran = new ArrayList<>();
    loop.after(Duration.ofMillis(20), () -> ran.add("b " + loop.nanos()));
    loop.after(Duration.ofMillis(10), () -> loop.post(() -> ran.add("a " + loop.nanos())));
    Loop.Timer cancelled = loop.after(Duration.ofMillis(15), () -> ran.add("never"));
    cancelled.cancel();

    loop.advance(Duration.ofMillis(19));
    assertEquals(List.of("a 10000000"), ran);
    loop.advance(Duration.ofMillis(1));
    assertEquals(List.of("a 10000000", "b 20000000"), ran);
  }

  @Test
  void closedLoopRunsItsLastTaskAndNoOther() {
    VirtualLoop loop = new VirtualLoop();
    List<String> ran = new ArrayList<>();
    loop.after(Duration.ofMillis(1), () -> ran.add("due"));
    loop.close(() -> ran.add("last"));
    loop.post(() -> ran.add("late"));
    loop.advance(Duration.ofSeconds(1));
    assertEquals(List.of("last"), ran);
  }

  @Test
  void threadGoesOnAfterATaskThatFailed() throws Exception {
    ThreadLoop loop = new ThreadLoop("test");
    var next = new CompletableFuture<String>();
    loop.post(() -> {
      throw new IllegalStateException("meant by the test");
    });
    loop.post(() -> next.complete(Thread.currentThread().getName()));
    assertEquals("test", next.get(30, TimeUnit.SECONDS));

    var last = new CompletableFuture<Boolean>();
    loop.after(Duration.ofHours(1), () -> {});
    loop.close(() -> last.complete(Thread.currentThread().isDaemon()));
    assertTrue(last.get(30, TimeUnit.SECONDS));
    loop.post(() -> {});
  }
}
