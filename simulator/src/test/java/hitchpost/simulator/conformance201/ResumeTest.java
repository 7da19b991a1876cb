package hitchpost.simulator.conformance201;

import static hitchpost.simulator.conformance201.Heard.bridged;
import static hitchpost.simulator.conformance201.Heard.cutting;
import static hitchpost.simulator.conformance201.Heard.endsAndLeaves;
import static hitchpost.simulator.conformance201.Heard.events;
import static hitchpost.simulator.conformance201.Heard.oneAndWhole;
import static hitchpost.simulator.conformance201.Heard.passes;
import static hitchpost.simulator.conformance201.Told.because;
import static hitchpost.simulator.conformance201.Told.ended;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.simulator.world.VirtualStation.Watcher.Fate;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
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

  /** From plug to plug, with the power failing at one of the steps that write something. */
  private static int session(boolean resuming, Fate fate, int cutAt) {
    var s = station(resuming);
    AtomicInteger commits = cutting(s, fate, cutAt);
    s.car.plugsIn();
    bridged(s, 2);
    if (s.csms.heard("TransactionEvent").isEmpty()) {
      s.driver.presents(CARD);
    }
    bridged(s, 45);
    endsAndLeaves(s, s.car);
    return commits.get();
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
