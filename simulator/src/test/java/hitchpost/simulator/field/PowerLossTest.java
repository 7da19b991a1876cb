package hitchpost.simulator.field;

import static hitchpost.simulator.conformance.Match.field;
import static hitchpost.simulator.conformance.Match.idTag;
import static hitchpost.simulator.conformance.Scenario.CARD;
import static hitchpost.simulator.conformance.TestCsms.expect;
import static hitchpost.simulator.field.Words.minutes;
import static hitchpost.simulator.field.Words.reports;
import static hitchpost.simulator.field.Words.seconds;
import static hitchpost.simulator.field.Words.starts;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.core.Output;
import hitchpost.core.hardware.HardwareCommand;
import hitchpost.core.journal.Change;
import hitchpost.core.journal.Shelf;
import hitchpost.simulator.conformance.Scenario;
import hitchpost.simulator.hardware.MeterLink;
import hitchpost.simulator.hardware.Stimulus;
import hitchpost.simulator.world.VirtualStation.Watcher.Fate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the power takes away and what it must not. */
class PowerLossTest {
  private static boolean keepsStart(Output output) {
    return output instanceof Output.Persist persist
        && persist.change() instanceof Change.Put put
        && put.shelf() == Shelf.TRANSACTION_RECORD
        && put.json().contains("\"started\"");
  }

  private static boolean closes(Output output) {
    return output instanceof Output.Hardware hardware
        && hardware.command() instanceof HardwareCommand.SetContactor set
        && set.closed();
  }

  @Test
  void f15_theStartIsDurableBeforeTheContactorIsToldToClose() {
    var seen = new ArrayList<String>();
    var s = new Scenario().booted();
    s.watchedBy((input, outputs) -> {
      outputs.forEach(o -> {
        if (keepsStart(o)) {
          seen.add("durable");
        } else if (closes(o)) {
          seen.add("close");
        }
      });
      return Fate.CARRY_OUT;
    });
    s.startsCharging();
    assertEquals(List.of("durable", "close"), seen);
  }

  /** The power fails in the very step that begins the transaction. */
  @ParameterizedTest
  @EnumSource(value = Fate.class, names = "CUT.*", mode = EnumSource.Mode.MATCH_ALL)
  void f15_aPowerCutAtTheStartLeavesAllOfItOrNothing(Fate fate) {
    var s = new Scenario().booted();
    s.car.plugsIn();
    s.csms.receives(reports(1, "Preparing"));
    s.watchedBy((input, outputs) ->
        outputs.stream().anyMatch(PowerLossTest::keepsStart) ? fate : Fate.CARRY_OUT);
    s.driver.presents(CARD);
    s.csms.receives("Authorize");
    s.passes(seconds(5));
    assertFalse(s.station().running(), "the power was not cut");
    assertEquals(0, s.hardware(1).deliveredMilliWattHours(), "energy flowed for nothing");
    s.watchedBy((input, outputs) -> Fate.CARRY_OUT);
    s.grid.returns();
    s.csms.receives("BootNotification");
    s.csms.receives(reports(0, "Available"));
    s.csms.receives(reports(1, "Preparing"));
    if (fate == Fate.CUT_AFTER_COMMIT) {
      s.csms.receives("StartTransaction", idTag(CARD), field("meterStart", 0));
      s.csms.receives(
          "StopTransaction", field("meterStop", 0), field("reason", "PowerLoss"), idTag(CARD));
    }
    s.passes(minutes(10));
  }

  @Test
  void f15_anOfflineTransactionWithAResetSendsItsStartAndThenItsStop() {
    var s = new Scenario().with("AllowOfflineTxForUnknownId", "true").booted();
    s.connection.down();
    s.car.plugsIn();
    s.driver.presents(CARD);
    s.passes(minutes(3));
    s.grid.fails();
    s.passes(minutes(3));
    s.grid.returns();
    s.passes(minutes(1));
    s.connection.up();
    s.csms.receives("BootNotification");
    s.csms.receives(reports(0, "Available"));
    s.csms.receives(reports(1, "Preparing"));
    s.csms.receives(
        expect("StartTransaction", idTag(CARD)).answering(Words.started(8, "Accepted")));
    s.csms.receives("StopTransaction", field("transactionId", 8), idTag(CARD));
    s.passes(minutes(10));
  }

  @Test
  void f16_aStopInterruptedByARestartIsSentOnceMoreAndThenNeverAgain() {
    var s = new Scenario().charging();
    s.driver.presents(CARD);
    s.csms.receives(reports(1, "Finishing"));
    s.csms.receivesAndIgnores(expect("StopTransaction"));
    s.grid.fails();
    s.grid.returns();
    s.csms.receives("BootNotification");
    s.csms.receives(reports(0, "Available"));
    s.csms.receives(reports(1, "Preparing"));
    s.csms.receives("StopTransaction", field("transactionId", s.csms.lastTransaction()));
    s.passes(minutes(5));
    for (int i = 0; i < 3; i++) {
      s.grid.fails();
      s.grid.returns();
      s.csms.receives("BootNotification");
      s.csms.receives(reports(0, "Available"));
      s.csms.receives(reports(1, "Preparing"));
      s.passes(minutes(5));
    }
  }

  @Test
  void f16_anAnsweredStopIsNeverSentAgain() {
    var s = new Scenario().charging();
    s.driver.presents(CARD);
    s.csms.receivesInAnyOrder(expect("StopTransaction"), reports(1, "Finishing"));
    s.passes(seconds(1));
    s.grid.fails();
    s.grid.returns();
    s.csms.receives("BootNotification");
    s.csms.receives(reports(0, "Available"));
    s.csms.receives(reports(1, "Preparing"));
    s.passes(minutes(30));
  }

  /** Wherever between two commits the power fails: exactly one end, with the same content. */
  @Test
  void f16_f19_aPowerCutAtAnyStepOfAStopLeavesExactlyOneStop() {
    int steps = stepsOfAStop();
    assertTrue(steps > 3, "only " + steps + " steps");
    for (int cutAt = 0; cutAt < steps; cutAt++) {
      for (Fate fate : new Fate[] {Fate.CUT_BEFORE_COMMIT, Fate.CUT_AFTER_COMMIT}) {
        var s = new Scenario().charging();
        s.csms.answersByItself(true);
        var count = new int[] {0};
        int cut = cutAt;
        s.watchedBy((input, outputs) -> count[0]++ == cut ? fate : Fate.CARRY_OUT);
        s.driver.presents(CARD);
        s.passes(seconds(5));
        s.watchedBy((input, outputs) -> Fate.CARRY_OUT);
        s.grid.returns();
        s.passes(minutes(5));
        var contents =
            s.csms.heard("StopTransaction").stream()
                .map(call -> call.payload().toString())
                .distinct()
                .toList();
        assertEquals(1, contents.size(), "cut " + fate + " at step " + cutAt + ": " + contents);
        assertEquals(1, s.csms.heard("StartTransaction").size());
      }
    }
  }

  private static int stepsOfAStop() {
    var s = new Scenario().charging();
    s.csms.answersByItself(true);
    var count = new int[] {0};
    s.watchedBy((input, outputs) -> {
      count[0]++;
      return Fate.CARRY_OUT;
    });
    s.driver.presents(CARD);
    s.passes(seconds(5));
    return count[0];
  }

  @Test
  void f19_thePowerLossIsToldWithTheOriginalTokenAndTheLastDurableRegister() {
    var s = new Scenario().with("MeterValueSampleInterval", "60").charging();
    s.csms.answersByItself(true);
    s.passes(minutes(4).plusSeconds(30));
    var sampled = s.csms.heard("MeterValues").getLast().payload().findValue("sampledValue");
    double lastSample = Double.parseDouble(sampled.get(0).get("value").asString());
    s.csms.answersByItself(false);
    long register = s.hardware(1).meter().registerMilliWattHours();
    s.grid.fails();
    s.passes(minutes(60));
    s.grid.returns();
    s.csms.receives("BootNotification");
    s.csms.receives(reports(0, "Available"));
    s.csms.receives(reports(1, "Preparing"));
    var stop =
        s.csms.receives(
            "StopTransaction",
            field("transactionId", s.csms.lastTransaction()),
            idTag(CARD),
            field("reason", "PowerLoss"));
    long told = stop.get("meterStop").asLong();
    assertTrue(told >= Math.floor(lastSample), told + " is before the sample " + lastSample);
    assertTrue(told <= register / 1000, told + " is more than flowed");
    assertFalse(Words.timestamps(stop).getFirst().isAfter(s.time.now().minusSeconds(3600)));
  }

  @Test
  void f19_theConnectorIsNotBlockedAfterThePowerLoss() {
    var s = new Scenario().charging();
    s.grid.fails();
    s.grid.returns();
    s.csms.receives("BootNotification");
    s.csms.receives(reports(0, "Available"));
    s.csms.receives(reports(1, "Preparing"));
    s.csms.receives("StopTransaction", field("reason", "PowerLoss"));
    s.passes(minutes(5));
    s.driver.presents(CARD);
    s.csms.receives("Authorize", idTag(CARD));
    s.csms.receivesInAnyOrder(starts(1, 55), reports(1, "Charging"));
    s.driver.presents(CARD);
    s.csms.receivesInAnyOrder(Words.stops(55, "Local"), reports(1, "Finishing"));
    s.car.plugsOut();
    s.csms.receives(reports(1, "Available"));
  }

  @Test
  void f19_aCarThatLeftWhileThePowerWasOffFindsItsPlugUnlockedAndTheConnectorAvailable() {
    var s = new Scenario().charging();
    s.grid.fails();
    s.car.plugsOut();
    s.passes(minutes(1));
    s.grid.returns();
    s.csms.answersByItself(true);
    s.passes(minutes(1));
    assertEquals(1, s.csms.heard("StopTransaction").size());
    assertFalse(s.hardware(1).connectors().getFirst().locked(), "the socket stayed locked");
    assertTrue(reports(1, "Available").fits(s.csms.heard("StatusNotification").getLast()));
  }

  /** The stop had begun for another reason before the power failed: that reason stands. */
  @Test
  void f19_aStopThatHadBegunKeepsItsReason() {
    var s = new Scenario().charging();
    s.happens(new Stimulus.SetMeterLink(1, MeterLink.DEAD));
    Words.asks(s, "RemoteStopTransaction", "{\"transactionId\":" + s.csms.lastTransaction() + "}");
    s.csms.receives(reports(1, "Finishing"));
    s.grid.fails();
    s.grid.returns();
    s.csms.receives("BootNotification");
    s.csms.receives(reports(0, "Available"));
    s.csms.receives(reports(1, "Preparing"));
    s.csms.receives("StopTransaction", field("reason", "Remote"));
  }

  @Test
  void f19_mainsThatFailUnderABatteryEndTheTransactionAtOnce() {
    var s = new Scenario().charging();
    s.grid.failsWithBattery();
    s.csms.receivesInAnyOrder(
        expect("StopTransaction", field("reason", "PowerLoss"), idTag(CARD)),
        reports(1, "Finishing"));
    s.driver.presents("OTHER");
    s.passes(minutes(1));
  }
}
