package hitchpost.simulator.conformance201;

import static hitchpost.simulator.conformance201.Told.because;
import static hitchpost.simulator.conformance201.Told.ended;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.core.Output;
import hitchpost.simulator.conformance.TestCsms.Call;
import hitchpost.simulator.world.VirtualStation.Watcher.Fate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Transactions that a power loss interrupts go on, or end; the CSMS hears of each once. */
class ResumeTest {
  private static final String CARD = Scenario201.CARD;

  private static Scenario201 station(boolean resuming) {
    var s =
        new Scenario201()
            .with("TxCtrlr.ResumesAfterPowerLoss", String.valueOf(resuming))
            .with("SampledDataCtrlr.TxUpdatedInterval", "10")
            .on();
    s.csms.answersByItself(true);
    s.site.time.pass(Duration.ofSeconds(2));
    return s;
  }

  private static void passes(Scenario201 s, int seconds) {
    s.site.time.pass(Duration.ofSeconds(seconds));
  }

  private static Scenario201 charging(boolean resuming) {
    var s = station(resuming);
    s.car.plugsIn();
    s.driver.presents(CARD);
    passes(s, 30);
    return s;
  }

  private static void powerFails(Scenario201 s, Runnable meanwhile) {
    s.site.grid.fails();
    passes(s, 5);
    meanwhile.run();
    passes(s, 5);
    s.site.grid.returns();
    passes(s, 30);
  }

  /** What the CSMS heard, each event of a transaction once. */
  private static List<JsonNode> events(Scenario201 s) {
    var byNumber = new TreeMap<Integer, JsonNode>();
    for (Call call : s.csms.heard("TransactionEvent")) {
      byNumber.putIfAbsent(call.payload().get("seqNo").asInt(), call.payload());
    }
    return new ArrayList<>(byNumber.values());
  }

  private static List<String> types(List<JsonNode> events) {
    return events.stream().map(e -> e.get("eventType").asString()).toList();
  }

  private static void endsAfterPowerLoss(Scenario201 s) {
    JsonNode last = events(s).getLast();
    assertEquals("Ended", last.get("eventType").asString());
    assertTrue(because("PowerLoss").check().test(last), last::toString);
    assertFalse(s.site.hardware(1).contactorClosed());
  }

  @Test
  void aTransactionGoesOnWhileItsCarIsThere() {
    var s = charging(true);
    String id = s.transactionId();
    powerFails(s, () -> {});
    assertTrue(s.running());
    assertEquals(id, s.transactionId());
    assertTrue(s.site.hardware(1).contactorClosed());
    s.driver.presents(CARD);
    passes(s, 10);
    assertTrue(ended("StopAuthorized").check().test(events(s).getLast()));
    oneAndWhole(s);
  }

  @Test
  void itEndsWhenItsCarHasGone() {
    var s = charging(true);
    powerFails(s, s.car::plugsOut);
    endsAfterPowerLoss(s);
    oneAndWhole(s);
  }

  @Test
  void itEndsInAnyCaseWhereNothingIsToBeResumed() {
    var s = charging(false);
    powerFails(s, () -> {});
    endsAfterPowerLoss(s);
    oneAndWhole(s);
  }

  /** One begin, one end, no number left out, a register that never falls. */
  private static void oneAndWhole(Scenario201 s) {
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

  /** From plug to plug, with the power failing at one of the steps that write something. */
  private static int session(boolean resuming, Fate fate, int cutAt) {
    var s = station(resuming);
    int[] commits = {0};
    s.site.watchedBy((input, outputs) -> {
      boolean writes = outputs.stream().anyMatch(o -> o instanceof Output.Persist);
      return writes && ++commits[0] == cutAt ? fate : Fate.CARRY_OUT;
    });
    s.car.plugsIn();
    bridged(s, 2);
    if (s.csms.heard("TransactionEvent").isEmpty()) {
      s.driver.presents(CARD);
    }
    bridged(s, 45);
    if (s.running()) {
      s.driver.presents(CARD);
    }
    bridged(s, 15);
    if (s.running()) {
      s.driver.presents(CARD);
      bridged(s, 5);
    }
    s.car.plugsOut();
    bridged(s, 30);
    if (!s.csms.heard("TransactionEvent").isEmpty()) {
      oneAndWhole(s);
    }
    return commits[0];
  }

  /** Time passes; if the power fails, it comes back after a few seconds. */
  private static void bridged(Scenario201 s, int seconds) {
    for (int second = 0; second < seconds; second++) {
      passes(s, 1);
      if (!s.site.station().running()) {
        passes(s, 3);
        s.site.grid.returns();
        passes(s, 5);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "true, CUT_BEFORE_COMMIT",
    "true, CUT_AFTER_COMMIT",
    "false, CUT_BEFORE_COMMIT",
    "false, CUT_AFTER_COMMIT",
    "true, CRASH_AFTER_COMMIT",
    "false, CRASH_AFTER_COMMIT"
  })
  void aPowerCutAtAnyCommitLeavesOneWholeTransaction(boolean resuming, Fate fate) {
    int commits = session(resuming, fate, 0);
    assertTrue(commits > 15, "only " + commits);
    for (int cutAt = 1; cutAt <= commits; cutAt++) {
      session(resuming, fate, cutAt);
    }
  }
}
