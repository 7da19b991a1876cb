package hitchpost.hal.safety;

import static hitchpost.hal.safety.SupervisorBench.SIXTEEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.core.hardware.Pilot;
import hitchpost.hal.device.Cable;
import hitchpost.hal.device.ConnectorLock.Position;
import hitchpost.hal.device.CurrentOffer;
import hitchpost.hal.device.DeviceFault;
import hitchpost.hal.device.DeviceFaultCode;
import hitchpost.hal.device.PowerPermit;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The rules of the supervisor, one after the other. */
class SupervisorTest {
  private static final Duration BLINK = Duration.ofMillis(300);

  private static DeviceFault fault(DeviceFaultCode code) {
    return DeviceFault.of(code, "in a test", "");
  }

  @Test
  void aCarThatIsWelcomeGetsItsPowerAndKeepsIt() {
    var bench = SupervisorBench.charging().pass(Duration.ofMinutes(1));
    assertTrue(bench.permitted);
    assertEquals(SIXTEEN, bench.offered);
    assertTrue(bench.faults.isEmpty());
  }

  @Test
  void aPermitIsALeaseThatEndsWhenTheSessionHangs() {
    var bench = SupervisorBench.charging().pass(Duration.ofSeconds(1));
    assertTrue(bench.sessionHangs().pass(Duration.ofSeconds(3)).permitted);
    bench.pass(Duration.ofSeconds(1));
    assertFalse(bench.permitted);
    assertEquals(Obstacle.LEASE_OVER, bench.obstacle());
  }

  @ParameterizedTest
  @EnumSource(
      value = Pilot.class,
      names = {"A", "E", "F"})
  void aCarThatIsGoneOrCannotBeSeenIsDeniedInTheSameStep(Pilot pilot) {
    var bench = SupervisorBench.charging().tell(new Sign.PilotSeen(pilot));
    assertFalse(bench.permitted);
    assertTrue(bench.offered.pause());
  }

  @ParameterizedTest
  @EnumSource(
      value = DeviceFaultCode.class,
      names = {"EMERGENCY_STOP", "RESIDUAL_CURRENT", "OVER_TEMPERATURE", "DIODE", "BOARD"})
  void aFaultDeniesInTheSameStep(DeviceFaultCode code) {
    var bench = SupervisorBench.charging().tell(new Sign.FaultSeen("board", fault(code)));
    assertFalse(bench.permitted);
    assertTrue(bench.has(code));
  }

  @Test
  void aFaultThatOnlyWarnsStopsNothing() {
    var bench =
        SupervisorBench.charging().tell(new Sign.FaultSeen("meter", fault(DeviceFaultCode.METER)));
    assertTrue(bench.permitted);
    assertTrue(bench.has(DeviceFaultCode.METER));
    bench.tell(new Sign.FaultGone("meter", "METER"));
    assertFalse(bench.has(DeviceFaultCode.METER));
  }

  @Test
  void aStopOffersNothingFirstAndOpensWhenTheCarHasStopped() {
    var bench = SupervisorBench.charging().tell(new Sign.PowerWanted(false)).pass(BLINK);
    assertTrue(bench.offered.pause());
    assertTrue(bench.permitted);
    bench.tell(new Sign.PilotSeen(Pilot.B));
    assertFalse(bench.permitted);
  }

  @Test
  void aCarThatDoesNotStopIsCutOffUnderLoad() {
    var bench = SupervisorBench.charging().tell(new Sign.PowerWanted(false));
    bench.pass(Duration.ofMillis(5900));
    assertTrue(bench.permitted);
    bench.pass(Duration.ofMillis(200));
    assertFalse(bench.permitted);
  }

  @Test
  void aContactorThatDoesNotOpenIsWeldedForGood() {
    var bench = SupervisorBench.charging().tell(new Sign.PilotSeen(Pilot.A)).pass(BLINK);
    assertTrue(bench.has(DeviceFaultCode.CONTACTOR_WELDED));
    assertEquals(1, bench.latches.getLast().size());
    bench.tell(new Sign.LockWanted(false)).pass(Duration.ofSeconds(10));
    assertEquals(List.of(true), bench.lockMoves);
    assertEquals(1, bench.refusals);
    bench.tell(new Sign.PowerSeen(false, true)).tell(new Sign.PilotSeen(Pilot.C)).pass(BLINK);
    assertFalse(bench.permitted);
    bench.tell(new Sign.Acknowledged());
    assertFalse(bench.has(DeviceFaultCode.CONTACTOR_WELDED));
    assertEquals(List.of(), bench.latches.getLast());
  }

  @Test
  void aPauseOfTheProgramIsNoSignOfAWeldedContactor() {
    var bench = SupervisorBench.charging().tell(new Sign.PilotSeen(Pilot.A));
    bench.now += Duration.ofSeconds(2).toNanos();
    bench.tell(new Sign.Tick());
    assertFalse(bench.has(DeviceFaultCode.CONTACTOR_WELDED), "nobody could tell that it is open");
    bench.pass(BLINK);
    assertTrue(bench.has(DeviceFaultCode.CONTACTOR_WELDED));
  }

  @Test
  void aWeldedContactorStaysLatchedOverARestart() {
    var welded = fault(DeviceFaultCode.CONTACTOR_WELDED);
    var bench =
        new SupervisorBench(true, List.of(new LatchedFault("/CONTACTOR_WELDED", welded)))
            .reached()
            .carConnected()
            .charges();
    assertTrue(bench.has(DeviceFaultCode.CONTACTOR_WELDED));
    assertFalse(bench.permitted);
  }

  @Test
  void whatWasWeldedBeforeARestartIsNotAcknowledgedWhileItIsStillClosed() {
    var welded = new LatchedFault("/CONTACTOR_WELDED", fault(DeviceFaultCode.CONTACTOR_WELDED));
    var bench = new SupervisorBench(true, List.of(welded));
    bench.tell(new Sign.BoardLinked(true)).tell(new Sign.PilotSeen(Pilot.A));
    bench.tell(new Sign.PowerSeen(true, true)).pass(BLINK);
    bench.orders.clear();
    bench.tell(new Sign.Acknowledged()).pass(BLINK);
    assertFalse(bench.orders.stream().anyMatch(Order.Clear.class::isInstance));
    assertTrue(bench.has(DeviceFaultCode.CONTACTOR_WELDED));
    bench.tell(new Sign.PowerSeen(false, true)).tell(new Sign.Acknowledged());
    assertFalse(bench.has(DeviceFaultCode.CONTACTOR_WELDED));
  }

  @Test
  void oneEmergencyStopDoesNotReleaseAnother() {
    var bench = SupervisorBench.charging();
    var pressed = fault(DeviceFaultCode.EMERGENCY_STOP);
    bench.tell(new Sign.FaultSeen("door", pressed)).tell(new Sign.FaultSeen("car", pressed));
    bench.tell(new Sign.PowerSeen(false, true)).tell(new Sign.FaultGone("door", pressed.id()));
    assertFalse(bench.permitted);
    assertTrue(bench.has(DeviceFaultCode.EMERGENCY_STOP));
    bench.tell(new Sign.FaultGone("car", pressed.id()));
    assertTrue(bench.permitted);
  }

  @Test
  void anAcknowledgementDoesNotHelpWhileTheContactorIsWelded() {
    var bench = SupervisorBench.charging().tell(new Sign.PilotSeen(Pilot.A)).pass(BLINK);
    bench.tell(new Sign.Acknowledged()).pass(BLINK);
    assertTrue(bench.has(DeviceFaultCode.CONTACTOR_WELDED));
  }

  @Test
  void currentBehindAnOpenContactorMeansItIsWelded() {
    var bench = new SupervisorBench().reached().draws(2_000, Duration.ofSeconds(2));
    assertFalse(bench.has(DeviceFaultCode.CONTACTOR_WELDED));
    bench.draws(2_000, Duration.ofSeconds(1));
    assertTrue(bench.has(DeviceFaultCode.CONTACTOR_WELDED));
  }

  @Test
  void currentThatMayFlowIsNoSignOfAWeldUntilASilentBoardWouldBeMissed() {
    var bench = new SupervisorBench().reached().carConnected();
    bench.tell(new Sign.Offered(SIXTEEN)).tell(new Sign.PowerWanted(true));
    bench.draws(2_000, Duration.ofSeconds(14));
    assertFalse(bench.has(DeviceFaultCode.CONTACTOR_WELDED), "the board may be silent");
    assertTrue(bench.permitted);
    bench.draws(2_000, Duration.ofSeconds(1));
    assertTrue(bench.has(DeviceFaultCode.CONTACTOR_WELDED));
  }

  @Test
  void currentThatBeganWhileItMightFlowIsAWeldOnlyWhenItFlowsOn() {
    var bench = new SupervisorBench().reached().carConnected();
    bench.tell(new Sign.Offered(SIXTEEN)).tell(new Sign.PowerWanted(true));
    bench.draws(2_000, Duration.ofSeconds(6));
    bench.tell(new Sign.PowerWanted(false)).draws(2_000, Duration.ofSeconds(2));
    assertFalse(bench.permitted);
    assertFalse(bench.has(DeviceFaultCode.CONTACTOR_WELDED));
    bench.draws(2_000, Duration.ofSeconds(2));
    assertTrue(bench.has(DeviceFaultCode.CONTACTOR_WELDED));
  }

  @Test
  void thePlugIsHeldWhileTheMeterShowsCurrentBehindAnOpenContactor() {
    var bench = new SupervisorBench().reached().carConnected();
    bench.tell(new Sign.Offered(SIXTEEN)).tell(new Sign.PowerWanted(true));
    bench.draws(2_000, Duration.ofSeconds(2));
    bench.tell(new Sign.PowerWanted(false)).tell(new Sign.LockWanted(false));
    bench.draws(2_000, Duration.ofSeconds(1));
    assertEquals(List.of(true), bench.lockMoves);
    bench.draws(0, Duration.ofSeconds(1));
    assertEquals(List.of(true, false), bench.lockMoves);
  }

  @Test
  void aMeterThatFallsSilentDoesNotHoldThePlugForEver() {
    var bench = new SupervisorBench().reached().carConnected();
    bench.tell(new Sign.CurrentSeen(2_000)).pass(Duration.ofSeconds(11));
    bench.tell(new Sign.LockWanted(false)).pass(Duration.ofSeconds(1));
    assertEquals(List.of(true, false), bench.lockMoves);
  }

  @Test
  void aContactorThatDoesNotCloseIsAFaultUntilTheCarLeaves() {
    var bench = new SupervisorBench().reached().carConnected();
    bench.tell(new Sign.Offered(SIXTEEN)).tell(new Sign.PowerWanted(true));
    bench.tell(new Sign.PilotSeen(Pilot.C)).pass(Duration.ofMillis(700));
    assertTrue(bench.has(DeviceFaultCode.CONTACTOR_NOT_CLOSING));
    assertFalse(bench.permitted);
    bench.tell(new Sign.PilotSeen(Pilot.A));
    assertFalse(bench.has(DeviceFaultCode.CONTACTOR_NOT_CLOSING));
  }

  @Test
  void aContactorNeedNotCloseBeforeTheBoardHasShownTheOffer() {
    var bench = new SupervisorBench().reached().carConnected();
    bench.slow = true;
    bench.tell(new Sign.Offered(SIXTEEN)).tell(new Sign.PowerWanted(true));
    bench.tell(new Sign.PilotSeen(Pilot.C)).pass(Duration.ofSeconds(4));
    assertTrue(bench.permitted);
    bench.tell(new Sign.OfferShown(SIXTEEN)).pass(Duration.ofMillis(700));
    assertTrue(bench.has(DeviceFaultCode.CONTACTOR_NOT_CLOSING));
  }

  @Test
  void aCarIsNotAccusedOfWhatItDrewWhileTheBoardCameAndWent() {
    var bench = SupervisorBench.charging();
    for (int i = 0; i < 20; i++) {
      bench.tell(new Sign.BoardLinked(false)).pass(Duration.ofMillis(500));
      bench.tell(new Sign.BoardLinked(true)).tell(new Sign.CurrentSeen(16_000)).pass(BLINK);
    }
    assertFalse(bench.has(DeviceFaultCode.OVER_CURRENT));
  }

  @Test
  void aBoardThatKeepsItsContactorClosedForNoCarIsDenied() {
    var bench = SupervisorBench.charging().tell(new Sign.PilotSeen(Pilot.B));
    assertTrue(bench.permitted);
    bench.pass(BLINK);
    assertFalse(bench.permitted);
    bench.tell(new Sign.PowerSeen(false, true)).pass(BLINK);
    assertTrue(bench.permitted, "the car may go on later");
    assertTrue(bench.faults.isEmpty());
  }

  @Test
  void aCarThatDrawsTooMuchForSevenSecondsIsStopped() {
    var bench = SupervisorBench.charging().draws(18_600, Duration.ofSeconds(20));
    assertTrue(bench.permitted, "16 A, a tenth and 1 A are tolerated");
    bench.draws(18_700, Duration.ofSeconds(6));
    assertTrue(bench.permitted);
    bench.draws(18_700, Duration.ofSeconds(1));
    assertFalse(bench.permitted);
    assertTrue(bench.has(DeviceFaultCode.OVER_CURRENT));
  }

  @Test
  void nothingFlowsBeforeTheHardwareHasSaidHowItIs() {
    var bench = new SupervisorBench();
    assertInstanceOf(PowerPermit.Denied.class, ((Order.Permit) bench.orders.getFirst()).permit());
    bench.tell(new Sign.BoardLinked(true)).tell(new Sign.LockSeen(Position.LOCKED));
    bench.tell(new Sign.Offered(SIXTEEN)).tell(new Sign.PowerWanted(true));
    bench.tell(new Sign.PilotSeen(Pilot.C)).pass(Duration.ofSeconds(2));
    assertEquals(Obstacle.STARTING, bench.obstacle());
    assertFalse(bench.permitted);
  }

  @Test
  void aBoardThatWasLeftChargingIsDeniedUntilTheSessionWantsIt() {
    var bench = new SupervisorBench();
    bench.tell(new Sign.BoardLinked(true)).tell(new Sign.LockSeen(Position.LOCKED));
    bench.tell(new Sign.PilotSeen(Pilot.C)).tell(new Sign.PowerSeen(true, true));
    bench.tell(new Sign.CableSeen(Cable.A32));
    assertFalse(bench.permitted);
    bench.tell(new Sign.PowerSeen(false, true)).pass(Duration.ofSeconds(4));
    bench.tell(new Sign.Offered(SIXTEEN)).tell(new Sign.PowerWanted(true));
    assertTrue(bench.permitted);
  }

  @Test
  void aBoardThatForgotIsToldEverythingAnew() {
    var bench = SupervisorBench.charging().pass(Duration.ofSeconds(1));
    bench.orders.clear();
    bench.tell(new Sign.BoardRebooted());
    assertTrue(bench.orders.stream().anyMatch(Order.Offer.class::isInstance));
    assertTrue(bench.orders.stream().anyMatch(Order.Permit.class::isInstance));
  }

  @Test
  void nothingFlowsWhileTheBoardCannotBeReached() {
    var bench = SupervisorBench.charging().tell(new Sign.BoardLinked(false));
    assertFalse(bench.permitted);
    bench.tell(new Sign.BoardLinked(true)).pass(BLINK);
    assertEquals(Obstacle.STARTING, bench.obstacle());
  }

  @Test
  void nothingFlowsAfterTheEnd() {
    var bench = SupervisorBench.charging().tell(new Sign.Ended());
    assertFalse(bench.permitted);
    bench.tell(new Sign.PowerWanted(true)).pass(Duration.ofSeconds(2));
    assertFalse(bench.permitted);
  }

  @Test
  void thePlugIsGivenFreeOnlyBehindAnOpenContactor() {
    var bench = SupervisorBench.charging().tell(new Sign.LockWanted(false));
    assertEquals(List.of(true), bench.lockMoves);
    bench.tell(new Sign.PilotSeen(Pilot.B));
    assertFalse(bench.permitted);
    assertEquals(List.of(true), bench.lockMoves);
    bench.tell(new Sign.PowerSeen(false, true)).pass(BLINK);
    assertEquals(List.of(true, false), bench.lockMoves);
    assertEquals(0, bench.refusals);
  }

  @Test
  void thePlugThatWasRefusedIsGivenFreeOnceTheContactorIsKnown() {
    var bench = SupervisorBench.charging().tell(new Sign.BoardLinked(false));
    bench.tell(new Sign.LockWanted(false)).pass(Duration.ofSeconds(9));
    assertEquals(1, bench.refusals);
    bench.tell(new Sign.BoardLinked(true)).tell(new Sign.PilotSeen(Pilot.B));
    assertEquals(List.of(true), bench.lockMoves);
    bench.tell(new Sign.PowerSeen(false, true)).pass(BLINK);
    assertEquals(List.of(true, false), bench.lockMoves);
  }

  @Test
  void thePlugThatWasRefusedStaysWhenPowerIsWantedAgain() {
    var bench = SupervisorBench.charging().tell(new Sign.BoardLinked(false));
    bench.tell(new Sign.LockWanted(false)).pass(Duration.ofSeconds(9));
    bench.tell(new Sign.PowerWanted(true));
    bench.tell(new Sign.BoardLinked(true)).tell(new Sign.PilotSeen(Pilot.B));
    bench.tell(new Sign.PowerSeen(false, true)).pass(BLINK);
    assertEquals(List.of(true), bench.lockMoves);
  }

  @Test
  void aContactorThatFallsOffHasItsTimeToCloseAgain() {
    var bench = SupervisorBench.charging().tell(new Sign.PowerSeen(false, true));
    assertFalse(bench.has(DeviceFaultCode.CONTACTOR_NOT_CLOSING));
    bench.pass(Duration.ofMillis(100));
    bench.tell(new Sign.PowerSeen(true, true)).pass(Duration.ofSeconds(2));
    assertFalse(bench.has(DeviceFaultCode.CONTACTOR_NOT_CLOSING));
    bench.tell(new Sign.PowerSeen(false, true)).pass(Duration.ofSeconds(2));
    assertTrue(bench.has(DeviceFaultCode.CONTACTOR_NOT_CLOSING));
  }

  @Test
  void thePlugStaysHeldWhileNobodyKnowsTheContactor() {
    var bench = SupervisorBench.charging().tell(new Sign.BoardLinked(false));
    bench.tell(new Sign.LockWanted(false)).pass(Duration.ofSeconds(9));
    assertEquals(List.of(true), bench.lockMoves);
    assertEquals(1, bench.refusals);
  }

  @Test
  void aPlugThatWasGivenFreeIsNotKnownToBeHeldUntilItIsSeen() {
    var bench = new SupervisorBench().reached().carConnected();
    bench.tell(new Sign.LockWanted(false)).pass(BLINK).tell(new Sign.LockWanted(true));
    assertEquals(List.of(true, false, true), bench.lockMoves);
    bench.tell(new Sign.Offered(SIXTEEN)).tell(new Sign.PowerWanted(true));
    assertEquals(Obstacle.UNLOCKED, bench.obstacle(), "the bolt may be on its way out");
    bench.tell(new Sign.LockSeen(Position.LOCKED));
    assertTrue(bench.permitted);
  }

  @Test
  void aPlugThatIsNotHeldGetsNoPower() {
    var bench = SupervisorBench.charging().tell(new Sign.LockSeen(Position.UNKNOWN));
    assertFalse(bench.permitted);
  }

  @Test
  void theHotterTheLessIsOffered() {
    var bench = SupervisorBench.charging().tell(new Sign.Offered(new CurrentOffer(32_000, 3)));
    assertEquals(32_000, bench.heats(700).offered.milliAmperes());
    assertEquals(19_000, bench.heats(750).offered.milliAmperes());
    assertEquals(19_000, bench.heats(701).offered.milliAmperes(), "5 K of lag");
    assertEquals(6_000, bench.heats(800).offered.milliAmperes());
    assertTrue(bench.permitted);
    assertFalse(bench.heats(850).permitted);
    assertFalse(bench.heats(801).permitted, "5 K of lag");
    assertTrue(bench.heats(799).permitted);
    assertEquals(32_000, bench.heats(640).offered.milliAmperes());
  }

  @Test
  void aSilentSensorLeavesTenAmperes() {
    var bench =
        SupervisorBench.charging().tell(new Sign.TemperatureSeen("plug", OptionalInt.empty()));
    assertEquals(10_000, bench.offered.milliAmperes());
    assertTrue(bench.permitted);
    assertEquals(SIXTEEN, bench.heats(300).offered);
  }

  @Test
  void noMoreIsOfferedThanTheCableCarries() {
    var bench = SupervisorBench.charging().tell(new Sign.CableSeen(Cable.A13));
    assertEquals(13_000, bench.offered.milliAmperes());
    assertTrue(bench.tell(new Sign.CableSeen(Cable.UNREADABLE)).offered.pause());
  }

  @Test
  void phasesChangeOnlyAfterARestBehindAnOpenContactor() {
    var one = new CurrentOffer(16_000, 1);
    var bench = SupervisorBench.charging().tell(new Sign.Offered(one)).pass(BLINK);
    assertTrue(bench.offered.pause());
    assertTrue(bench.permitted, "the car has time to stop");
    bench.tell(new Sign.PilotSeen(Pilot.B)).tell(new Sign.PowerSeen(false, true));
    assertFalse(bench.permitted);
    bench.pass(Duration.ofMillis(2900));
    assertTrue(bench.offered.pause());
    bench.pass(Duration.ofMillis(200));
    assertEquals(one, bench.offered);
    assertTrue(bench.permitted);
  }
}
