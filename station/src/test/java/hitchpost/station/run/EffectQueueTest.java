package hitchpost.station.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class EffectQueueTest {
  private final List<Long> done = new ArrayList<>();
  private final EffectQueue queue = new EffectQueue(batch -> done.add(batch.step()));

  @Test
  void whatIsDueIsCarriedOutAtOnce() {
    queue.add(1, List.of(), true);
    queue.run();
    assertEquals(List.of(1L), done);
    assertEquals(0, queue.waiting());
  }

  @Test
  void noStepOvertakesAnEarlierOne() {
    var first = queue.add(1, List.of(), false);
    queue.add(2, List.of(), true);
    var third = queue.add(3, List.of(), false);
    queue.add(4, List.of(), true);
    queue.run();
    queue.durable(third);
    assertEquals(List.of(), done);
    assertEquals(4, queue.waiting());
    queue.durable(first);
    assertEquals(List.of(1L, 2L, 3L, 4L), done);
  }

  @Test
  void effectsThatCauseStepsAreDoneBeforeTheEffectsOfThose() {
    var nested = new ArrayList<Long>();
    var own = new EffectQueue[1];
    own[0] =
        new EffectQueue(batch -> {
          if (batch.step() == 1) {
            own[0].add(2, List.of(), true);
            own[0].run();
          }
          nested.add(batch.step());
        });
    own[0].add(1, List.of(), true);
    own[0].run();
    assertEquals(List.of(1L, 2L), nested);
  }

  @Test
  void oneThreadAtATimeCarriesOutAndTheOtherDoesNotWait() throws Exception {
    var inside = new CountDownLatch(1);
    var leave = new CountDownLatch(1);
    var order = new ArrayList<Long>();
    var shared =
        new EffectQueue(batch -> {
          inside.countDown();
          try {
            assertTrue(batch.step() != 1 || leave.await(60, TimeUnit.SECONDS));
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          order.add(batch.step());
        });
    shared.add(1, List.of(), true);
    Thread other = Thread.ofPlatform().start(shared::run);
    assertTrue(inside.await(60, TimeUnit.SECONDS));
    shared.add(2, List.of(), true);
    shared.run();
    assertFalse(shared.isCurrent());
    leave.countDown();
    other.join();
    assertEquals(List.of(1L, 2L), order);
  }

  @Test
  void afterTheEndNothingIsCarriedOut() {
    var first = queue.add(1, List.of(), false);
    queue.close();
    queue.durable(first);
    queue.add(2, List.of(), true);
    queue.run();
    assertEquals(List.of(), done);
  }
}
