package hitchpost.core.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hitchpost.core.rpc.CallQueue.Urgency;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CallQueueTest {
  private final CallQueue<String> queue = new CallQueue<>();
  private long order;

  private Optional<String> add(String call, Urgency urgency) {
    return queue.add(call, urgency, ++order);
  }

  private String take() {
    return queue.take(call -> true).orElseThrow();
  }

  @Test
  void theMoreUrgentGoesFirstAndEqualsKeepTheirOrder() {
    add("heartbeat", Urgency.PERIODIC);
    add("status 1", Urgency.NORMAL);
    add("authorize", Urgency.DRIVER);
    add("status 2", Urgency.NORMAL);
    add("boot", Urgency.FIRST);
    assertEquals(
        List.of("boot", "authorize", "heartbeat", "status 1", "status 2"),
        List.of(take(), take(), take(), take(), take()));
  }

  @Test
  void f25_atTheBoundTheOldestOfTheLeastUrgentMakesRoom() {
    add("status", Urgency.NORMAL);
    for (int i = 1; i < CallQueue.CAPACITY; i++) {
      add("meter " + i, Urgency.PERIODIC);
    }
    assertEquals(Optional.of("meter 1"), add("authorize", Urgency.DRIVER));
    assertEquals(CallQueue.CAPACITY, queue.size());
    assertEquals("authorize", take());
    assertEquals("status", take());
  }

  @Test
  void whatIsNotAdmittedWaits() {
    add("status", Urgency.NORMAL);
    assertEquals(Optional.empty(), queue.take("boot"::equals));
    assertEquals(1, queue.size());
  }
}
