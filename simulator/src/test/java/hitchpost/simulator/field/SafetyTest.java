package hitchpost.simulator.field;

import static hitchpost.simulator.conformance.Match.connector;
import static hitchpost.simulator.conformance.Match.errorCode;
import static hitchpost.simulator.conformance.Match.field;
import static hitchpost.simulator.conformance.Match.status;
import static hitchpost.simulator.conformance.Scenario.CARD;
import static hitchpost.simulator.conformance.TestCsms.expect;
import static hitchpost.simulator.field.Words.asks;
import static hitchpost.simulator.field.Words.minutes;
import static hitchpost.simulator.field.Words.reports;
import static hitchpost.simulator.field.Words.seconds;
import static hitchpost.simulator.field.Words.starts;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.core.Output;
import hitchpost.core.hardware.Fault;
import hitchpost.core.hardware.FaultCode;
import hitchpost.core.hardware.HardwareCommand;
import hitchpost.simulator.conformance.Scenario;
import hitchpost.simulator.hardware.ContactorFault;
import hitchpost.simulator.hardware.Stimulus;
import hitchpost.simulator.world.VirtualStation.Watcher.Fate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who may draw energy, and what happens when something breaks. */
class SafetyTest {
  private static boolean charges(Scenario s, int evse) {
    return s.hardware(evse).contactorClosed();
  }

  @ParameterizedTest
  @EnumSource(
      value = FaultCode.class,
      names = {"GROUND_FAILURE", "OVER_CURRENT_FAILURE"})
  void f63_aFaultOpensTheContactorEndsTheTransactionAndIsReported(FaultCode code) {
    var s = new Scenario().charging();
    s.csms.answersByItself(true);
    s.grid.raisesFault(1, code);
    s.passes(seconds(1));
    assertFalse(charges(s, 1), "charging went on");
    s.passes(seconds(10));
    var faulted =
        s.csms.heard("StatusNotification").stream()
            .filter(
                expect("StatusNotification", status("Faulted"), errorCode(code.reportCode()))::fits)
            .toList();
    assertEquals(1, faulted.size());
    assertEquals(1, s.csms.heard("StopTransaction").size());
    var stop = s.csms.heard("StopTransaction").getFirst().payload();
    assertEquals("Other", stop.get("reason").asString());
    s.driver.presents("OTHER");
    s.passes(minutes(2));
    assertFalse(charges(s, 1));

    s.grid.clearsFault(1);
    s.passes(seconds(5));
    s.car.plugsOut();
    s.passes(seconds(5));
    assertTrue(reports(1, "Available").fits(s.csms.heard("StatusNotification").getLast()));
  }

  /** Whenever the station says Faulted, no energy may flow any more. */
  @Test
  void f63_faultedIsNeverSaidWhileEnergyStillFlows() {
    var s = new Scenario().charging();
    s.watchedBy((input, outputs) -> {
      for (Output output : outputs) {
        if (output.toString().contains("\"Faulted\"")) {
          boolean toldToOpen =
              outputs.stream()
                  .anyMatch(o ->
                      o instanceof Output.Hardware h
                          && h.command() instanceof HardwareCommand.SetContactor set
                          && !set.closed());
          assertTrue(toldToOpen || !charges(s, 1), "Faulted, and charging");
        }
      }
      return Fate.CARRY_OUT;
    });
    s.csms.answersByItself(true);
    s.grid.raisesFault(1, FaultCode.HIGH_TEMPERATURE);
    s.passes(seconds(10));
    assertTrue(s.csms.heard("StatusNotification").stream().anyMatch(reports(1, "Faulted")::fits));
  }

  @Test
  void f63_aWarningIsReportedAndChargingGoesOn() {
    var s = new Scenario().charging();
    s.happens(
        new Stimulus.RaiseFault(
            new Fault("w", 1, 0, FaultCode.WEAK_SIGNAL, false, null, null, null)));
    s.csms.receives("StatusNotification", status("Charging"), errorCode("WeakSignal"));
    s.passes(minutes(1));
    assertTrue(charges(s, 1));
  }

  @Test
  void f63_aFaultOfTheStationStopsEveryConnector() {
    var s = new Scenario().withEvses(2).charging();
    s.csms.answersByItself(true);
    s.happens(
        new Stimulus.RaiseFault(
            new Fault("m", 0, 0, FaultCode.INTERNAL_ERROR, true, null, null, null)));
    s.passes(seconds(5));
    assertFalse(charges(s, 1));
    for (int connector = 0; connector <= 2; connector++) {
      int number = connector;
      assertTrue(
          s.csms.heard("StatusNotification").stream().anyMatch(reports(number, "Faulted")::fits),
          "connector " + number);
    }
  }

  @Test
  void f63_theEmergencyStopEndsEverythingWithItsReason() {
    var s = new Scenario().charging();
    s.csms.answersByItself(true);
    s.happens(new Stimulus.SetEmergencyStop(true));
    s.passes(seconds(5));
    assertFalse(charges(s, 1));
    var stop = s.csms.heard("StopTransaction").getFirst().payload();
    assertEquals("EmergencyStop", stop.get("reason").asString());
    s.driver.presents("OTHER");
    s.passes(minutes(1));
    assertFalse(charges(s, 1));
  }

  @Test
  void f64_anUnlockEndsTheTransactionFirstAndOpensTheLockOnlyThen() {
    var s = new Scenario().charging();
    var order = new ArrayList<String>();
    s.watchedBy((input, outputs) -> {
      for (Output output : outputs) {
        if (output instanceof Output.Hardware h
            && h.command() instanceof HardwareCommand.SetLock set
            && !set.locked()) {
          order.add(charges(s, 1) ? "unlock under load" : "unlock");
        }
      }
      return Fate.CARRY_OUT;
    });
    String id = s.csms.calls("UnlockConnector", "{\"connectorId\":1}");
    s.csms.receivesInAnyOrder(
        expect("StopTransaction", field("reason", "UnlockCommand")), reports(1, "Finishing"));
    assertEquals("Unlocked", s.csms.awaitAnswer(id).get(2).get("status").asString());
    assertFalse(order.isEmpty());
    assertFalse(order.contains("unlock under load"), order.toString());
    assertFalse(s.hardware(1).connectors().getFirst().locked());
  }

  @Test
  void f64_anUnlockThatTheNextDriverOvertakesHasFailedAtOnce() {
    var s = new Scenario().charging();
    s.csms.answersByItself(true);
    var opening = new AtomicBoolean();
    s.watchedBy((input, outputs) -> {
      if (outputs.contains(new Output.Hardware(new HardwareCommand.SetLock(1, 1, false)))) {
        opening.set(true);
      }
      return Fate.CARRY_OUT;
    });
    String id = s.csms.calls("UnlockConnector", "{\"connectorId\":1}");
    while (!opening.get()) {
      s.passes(Duration.ofMillis(10));
    }
    s.driver.presents(CARD);
    s.passes(seconds(2));
    assertTrue(s.csms.answered(id), "nobody opens that lock any more");
    assertEquals("UnlockFailed", s.csms.awaitAnswer(id).get(2).get("status").asString());
    s.passes(seconds(5));
    assertTrue(charges(s, 1));
  }

  /** A bolt that is out keeps plugs out: the driver who pulled his own could never come back. */
  @Test
  void f64_aSocketWhoseLockClosedAfterItsPlugHadGoneOpensForTheNextPlug() {
    var s = new Scenario().booted();
    s.csms.answersByItself(true);
    s.car.plugsIn();
    s.passes(seconds(1));
    s.driver.presents(CARD);
    s.passes(Duration.ofMillis(100));
    s.car.plugsOut();
    assertFalse(s.hardware(1).connectors().getFirst().cableInserted());
    s.passes(seconds(2));
    assertFalse(s.hardware(1).connectors().getFirst().locked());
    s.car.plugsIn();
    s.passes(seconds(5));
    assertTrue(charges(s, 1));
  }

  @Test
  void f64_aPlugIsNotUnlockedWhileTheContactorIsWelded() {
    var s = new Scenario().charging();
    s.happens(new Stimulus.BreakContactor(1, ContactorFault.WELDED));
    s.csms.answersByItself(true);
    String id = s.csms.calls("UnlockConnector", "{\"connectorId\":1}");
    assertEquals("UnlockFailed", s.csms.awaitAnswer(id).get(2).get("status").asString());
    s.passes(minutes(2));
    assertTrue(s.hardware(1).connectors().getFirst().locked(), "unlocked under load");
    assertEquals(1, s.csms.heard("StopTransaction").size());
    assertTrue(
        s.csms.heard("StatusNotification").stream()
            .anyMatch(
                expect("StatusNotification", status("Faulted"), errorCode("PowerSwitchFailure"))
                    ::fits));
  }

  @Test
  void f64_alsoTheEndOfAnOrdinaryTransactionLeavesAWeldedPlugLocked() {
    var s = new Scenario().charging();
    s.happens(new Stimulus.BreakContactor(1, ContactorFault.WELDED));
    s.csms.answersByItself(true);
    s.driver.presents(CARD);
    s.passes(minutes(2));
    assertTrue(s.hardware(1).connectors().getFirst().locked());
    s.happens(new Stimulus.BreakContactor(1, ContactorFault.NONE));
    s.passes(seconds(5));
    assertFalse(s.hardware(1).connectors().getFirst().locked(), "locked in for ever");
  }

  @Test
  void f64_aJammedLockIsAnUnlockThatFailed() {
    var s = new Scenario().charging();
    s.csms.answersByItself(true);
    s.grid.jamsLock(1, true);
    String id = s.csms.calls("UnlockConnector", "{\"connectorId\":1}");
    assertEquals("UnlockFailed", s.csms.awaitAnswer(id).get(2).get("status").asString());
  }

  @Test
  void f64_whatHasNoLockOrDoesNotExistIsNotSupported() {
    var fixed = new Scenario().withFixedCable().booted();
    assertEquals("NotSupported", asks(fixed, "UnlockConnector", "{\"connectorId\":1}"));
    var s = new Scenario().booted();
    assertEquals("NotSupported", asks(s, "UnlockConnector", "{\"connectorId\":2}"));
  }

  @Test
  void f65_theNextCarNeedsItsOwnAuthorization() {
    var s = new Scenario().charging();
    s.car.plugsOut();
    s.csms.answersByItself(true);
    s.passes(seconds(30));
    assertEquals(1, s.csms.heard("StopTransaction").size());
    s.csms.answersByItself(false);
    s.car.plugsIn();
    s.csms.receives(reports(1, "Preparing"));
    s.passes(minutes(10));
    assertFalse(charges(s, 1), "the next car charges on the last one's account");
  }

  @Test
  void f65_theSameCarNeedsANewAuthorizationAfterItsTransactionEnded() {
    var s = new Scenario().charging();
    s.driver.presents(CARD);
    s.csms.receivesInAnyOrder(expect("StopTransaction"), reports(1, "Finishing"));
    s.car.stopsDrawing();
    s.passes(minutes(5));
    s.car.draws();
    s.passes(minutes(5));
    assertFalse(charges(s, 1));
  }

  @Test
  void f65_anAuthorizationDoesNotSurviveARestart() {
    var s = new Scenario().with("ConnectionTimeOut", "300").authorized();
    s.passes(seconds(5));
    s.grid.fails();
    s.grid.returns();
    s.bootsAgain();
    s.car.plugsIn();
    s.csms.receives(reports(1, "Preparing"));
    s.passes(minutes(2));
    assertFalse(charges(s, 1));
  }

  @Test
  void f65_changingASettingGrantsNothing() {
    var s = new Scenario().booted();
    s.car.plugsIn();
    s.csms.receives(reports(1, "Preparing"));
    for (String key :
        List.of(
            "AllowOfflineTxForUnknownId",
            "LocalPreAuthorize",
            "LocalAuthorizeOffline",
            "AuthorizationCacheEnabled",
            "AuthorizeRemoteTxRequests")) {
      for (boolean value : new boolean[] {false, true}) {
        assertEquals("Accepted", Words.sets(s, key, value));
      }
    }
    s.passes(minutes(2));
    assertFalse(charges(s, 1));
  }

  @Test
  void f65_aRefusedTokenStartsNothing() {
    for (String refusal : List.of("Blocked", "Expired", "Invalid", "ConcurrentTx")) {
      var s = new Scenario().booted();
      s.car.plugsIn();
      s.csms.receives(reports(1, "Preparing"));
      s.driver.presents(CARD);
      s.csms.receives(expect("Authorize").answering(Words.token(refusal)));
      s.passes(minutes(5));
      assertFalse(charges(s, 1), refusal);
    }
  }

  @Test
  void f66_afterTheConnectionTimeOutTheCardIsForgotten() {
    var s = new Scenario().with("ConnectionTimeOut", "30").authorized();
    s.csms.receivesWithin(seconds(31), reports(1, "Available"));
    s.passes(minutes(1));
    s.car.plugsIn();
    s.csms.receives(reports(1, "Preparing"));
    s.passes(minutes(10));
    assertFalse(charges(s, 1), "the authorization was kept");
    s.driver.presents(CARD);
    s.csms.receives("Authorize");
    s.csms.receivesInAnyOrder(starts(1, 1), reports(1, "Charging"));
  }

  /** A clock that jumps does not shorten or lengthen it: it is counted on the monotonic clock. */
  @Test
  void f66_theTimeOutTakesItsTimeWhateverTheClockDoes() {
    var s = new Scenario().with("ConnectionTimeOut", "60").authorized();
    s.passes(seconds(20));
    s.time.wallOffset(java.time.Duration.ofDays(400));
    s.passes(seconds(38));
    s.csms.receivesWithin(seconds(4), reports(1, "Available"));
  }

  @Test
  void f66_aCarWithoutAuthorizationLeavesTheConnectorAsItWas() {
    var s = new Scenario().booted();
    s.car.plugsIn();
    s.csms.receives(reports(1, "Preparing"));
    s.car.plugsOut();
    s.csms.receives("StatusNotification", connector(1), status("Available"));
  }
}
