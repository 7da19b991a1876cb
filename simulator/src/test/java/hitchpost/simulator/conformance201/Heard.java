package hitchpost.simulator.conformance201;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.core.Output;
import hitchpost.simulator.conformance.Scenario;
import hitchpost.simulator.conformance.TestCsms.Call;
import hitchpost.simulator.world.VirtualStation.Watcher.Fate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/** What a CSMS that answers by itself has heard of a transaction. */
final class Heard {
  private Heard() {}

  static void passes(Scenario201 s, int seconds) {
    s.site.time.pass(Duration.ofSeconds(seconds));
  }

  /** What the CSMS heard, each event of a transaction once. */
  static List<JsonNode> events(Scenario201 s) {
    var byNumber = new TreeMap<Integer, JsonNode>();
    for (Call call : s.csms.heard("TransactionEvent")) {
      byNumber.putIfAbsent(call.payload().get("seqNo").asInt(), call.payload());
    }
    return new ArrayList<>(byNumber.values());
  }

  private static List<String> types(List<JsonNode> events) {
    return events.stream().map(e -> e.get("eventType").asString()).toList();
  }

  /** One begin, one end, no number left out, a register that never falls. */
  static void oneAndWhole(Scenario201 s) {
    List<JsonNode> events = events(s);
    List<String> types = types(events);
    assertEquals("Started", types.getFirst());
    assertEquals("Ended", types.getLast());
    assertEquals(1, types.stream().filter("Started"::equals).count());
    assertEquals(1, types.stream().filter("Ended"::equals).count());
    assertEquals(
        1, events.stream().map(e -> e.at("/transactionInfo/transactionId")).distinct().count());
    double register = 0;
    for (int number = 0; number < events.size(); number++) {
      assertEquals(number, events.get(number).get("seqNo").asInt());
      for (JsonNode value : events.get(number).findValues("sampledValue")) {
        if (types.get(number).equals("Updated")) {
          assertTrue(value.at("/0/value").asDouble() >= register, value::toString);
          register = value.at("/0/value").asDouble();
        }
      }
    }
  }

  /** Time passes; if the power fails, it comes back after a few seconds. */
  static void bridged(Scenario201 s, int seconds) {
    for (int second = 0; second < seconds; second++) {
      passes(s, 1);
      if (!s.site.station().running()) {
        passes(s, 3);
        s.site.grid.returns();
        passes(s, 5);
      }
    }
  }

  /** Lets the power fail at one of the steps that write something; they are counted from here. */
  static AtomicInteger cutting(Scenario201 s, Fate fate, int cutAt) {
    var commits = new AtomicInteger();
    s.site.watchedBy((input, outputs) -> {
      boolean writes = outputs.stream().anyMatch(o -> o instanceof Output.Persist);
      return writes && commits.incrementAndGet() == cutAt ? fate : Fate.CARRY_OUT;
    });
    return commits;
  }

  /** The driver ends what still runs and drives off; all that was told is one whole transaction. */
  static void endsAndLeaves(Scenario201 s, Scenario.Car car) {
    if (s.running()) {
      s.driver.presents(Scenario201.CARD);
    }
    bridged(s, 15);
    if (s.running()) {
      s.driver.presents(Scenario201.CARD);
      bridged(s, 5);
    }
    car.plugsOut();
    bridged(s, 30);
    if (!s.csms.heard("TransactionEvent").isEmpty()) {
      oneAndWhole(s);
    }
  }
}
