package hitchpost.hal.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.core.hardware.HardwareCommand.Light;
import hitchpost.core.hardware.Pilot;
import hitchpost.hal.device.BoardEvent;
import hitchpost.hal.device.BoardEvent.PilotChanged;
import hitchpost.hal.device.BoardEvent.PowerChanged;
import hitchpost.hal.device.ButtonInput;
import hitchpost.hal.device.ConnectorLock;
import hitchpost.hal.device.ConnectorLock.Position;
import hitchpost.hal.device.ConnectorLock.Result;
import hitchpost.hal.device.CurrentOffer;
import hitchpost.hal.device.DeviceException;
import hitchpost.hal.device.FaultChange;
import hitchpost.hal.device.Indicator;
import hitchpost.hal.device.LinkState.Kind;
import hitchpost.hal.device.PowerPermit;
import hitchpost.hal.device.ResidualCurrentMonitor;
import hitchpost.hal.loop.VirtualLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A whole board on lines in memory, in virtual time, with the parts that hang on the lines. */
class GpioBoardTest {
  private static final CurrentOffer SIXTEEN = new CurrentOffer(16_000, 3);

  private final GpioSite site = new GpioSite();
  private final GpioBoard board = site.board;
  private final VirtualLoop loop = site.loop;
  private final List<BoardEvent> events = new ArrayList<>();

  @BeforeEach
  void start() {
    board.listen(events::add);
    board.start();
  }

  @AfterEach
  void close() {
    site.close();
    assertFalse(is(GpioLine.CONTACTOR), "a closed board is off");
  }

  @Test
  void powerFlowsWhileEverythingAsksForIt() {
    assertTrue(board.link().up());
    plugIn(Pilot.B);
    allow();
    assertEquals(266_600, highNanos());
    assertFalse(is(GpioLine.CONTACTOR));

    plugIn(Pilot.C);
    assertTrue(is(GpioLine.CONTACTOR));
    assertEquals(
        List.of(
            new PowerChanged(false, true),
            new PilotChanged(Pilot.B),
            new PilotChanged(Pilot.C),
            new PowerChanged(true, true)),
        events);
  }

  @Test
  void plugThatIsPulledOpensAtOnce() {
    charge();
    car(Pilot.A);
    pass(24);
    assertTrue(is(GpioLine.CONTACTOR));
    pass(1);
    assertFalse(is(GpioLine.CONTACTOR), "25 ms from C to A");
  }

  @Test
  void shortFlickerIsNoState() {
    plugIn(Pilot.B);
    events.clear();
    car(Pilot.C);
    pass(249);
    car(Pilot.B);
    pass(1_000);
    assertEquals(List.of(), events);
  }

  @Test
  void carMayStopByItselfWhenNothingIsOfferedAnyMore() {
    charge();
    CompletableFuture<Void> paused = board.offer(CurrentOffer.PAUSE).toCompletableFuture();
    assertTrue(paused.isDone());
    assertEquals(1_000_000, highNanos(), "steady 12 V");
    keepPermitted(5_900);
    assertTrue(is(GpioLine.CONTACTOR));
    keepPermitted(200);
    assertFalse(is(GpioLine.CONTACTOR), "it had 6 s");
  }

  @Test
  void lessThanSixAmperesIsAPause() {
    charge();
    board.offer(new CurrentOffer(5_999, 3));
    assertEquals(1_000_000, highNanos());
  }

  @Test
  void permitThatIsNotRenewedEndsAtOnce() {
    charge();
    pass(5_000);
    assertFalse(is(GpioLine.CONTACTOR));
  }

  @Test
  void denialIsDoneWhenTheContactorHasOpened() {
    charge();
    assertTrue(deny().isDone());
    assertFalse(is(GpioLine.CONTACTOR));
  }

  @Test
  void weldedContactorIsNotCalledOpen() {
    charge();
    site.weld();
    CompletableFuture<Void> denied = deny();
    assertFalse(is(GpioLine.CONTACTOR));
    assertEquals(new PowerChanged(true, true), events.getLast());
    pass(7_100);
    var failure = assertThrows(CompletionException.class, denied::join);
    assertEquals(DeviceException.Reason.NO_EFFECT, ((DeviceException) failure.getCause()).reason());
  }

  @Test
  void riseOfTheOfferWaitsFiveSecondsAfterTheLastChange() {
    charge();
    CompletableFuture<Void> more = board.offer(new CurrentOffer(32_000, 3)).toCompletableFuture();
    assertFalse(more.isDone());
    keepPermitted(5_000);
    assertTrue(more.isDone());
    assertEquals(533_300, highNanos());
  }

  @Test
  void fallOfTheOfferWaitsForNothing() {
    charge();
    assertTrue(board.offer(new CurrentOffer(13_000, 3)).toCompletableFuture().isDone());
    assertTrue(board.offer(new CurrentOffer(10_000, 3)).toCompletableFuture().isDone());
    assertEquals(166_600, highNanos());
  }

  @Test
  void phasesChangeOnlyWithTheContactorOpenAndNothingOffered() {
    charge();
    assertTrue(is(GpioLine.PHASES));
    site.follow(
        GpioLine.PHASES,
        on -> {
          assertFalse(is(GpioLine.CONTACTOR));
          assertEquals(1_000_000, highNanos());
        });
    board.offer(new CurrentOffer(16_000, 1));
    keepPermitted(3_000);
    assertTrue(is(GpioLine.PHASES), "the car still may draw");
    keepPermitted(6_200);
    assertFalse(is(GpioLine.PHASES));
    keepPermitted(5_000);
    assertTrue(is(GpioLine.CONTACTOR));
  }

  @Test
  void emergencyStopOpensAtOnceAndSoDoesABrokenWire() {
    charge();
    ButtonInput stop = site.part("emergency_stop", ButtonInput.class);
    assertFalse(stop.active());
    drive(GpioLine.EMERGENCY_STOP_CLOSED, false);
    assertTrue(stop.active());
    assertFalse(is(GpioLine.CONTACTOR));
  }

  @Test
  void residualCurrentOpensAtOnceAndIsToldAndReset() {
    List<FaultChange> faults = new ArrayList<>();
    ResidualCurrentMonitor rcd = site.part("rcd", ResidualCurrentMonitor.class);
    rcd.onFault(faults::add);
    charge();
    drive(GpioLine.RCD_TRIPPED, true);
    assertFalse(is(GpioLine.CONTACTOR));
    assertTrue(rcd.tripped());
    assertEquals(1, faults.size());

    site.follow(GpioLine.RCD_RESET, on -> drive(GpioLine.RCD_TRIPPED, false));
    var reset = rcd.reset().toCompletableFuture();
    pass(800);
    assertTrue(reset.join());
    assertEquals(new FaultChange.Cleared("RESIDUAL_CURRENT"), faults.getLast());
  }

  @Test
  void residualCurrentDeviceThatDoesNotTripFailsItsTest() {
    ResidualCurrentMonitor rcd = site.part("rcd", ResidualCurrentMonitor.class);
    site.numb();
    var test = rcd.selfTest().toCompletableFuture();
    pass(1_500);
    assertFalse(test.join());

    List<FaultChange> faults = new ArrayList<>();
    rcd.onFault(faults::add);
    site.follow(GpioLine.RCD_TEST, on -> drive(GpioLine.RCD_TRIPPED, true));
    site.follow(GpioLine.RCD_RESET, on -> drive(GpioLine.RCD_TRIPPED, false));
    test = rcd.selfTest().toCompletableFuture();
    pass(1_500);
    assertTrue(test.join());
    assertEquals(List.of(), faults, "a test is no trip");
  }

  @Test
  void lockIsDrivenByPulsesNeverOnBothLines() {
    ConnectorLock lock = site.part("lock", ConnectorLock.class);
    site.follow(
        GpioLine.LOCK_CLOSE,
        on -> {
          assertFalse(on && is(GpioLine.LOCK_OPEN));
          drive(GpioLine.LOCKED, true);
        });
    site.follow(GpioLine.LOCK_OPEN, on -> assertFalse(on && is(GpioLine.LOCK_CLOSE)));
    var first = lock.move(true).toCompletableFuture();
    assertEquals(Position.MOVING, lock.position());
    assertTrue(is(GpioLine.LOCK_CLOSE));
    pass(600);
    assertFalse(is(GpioLine.LOCK_CLOSE));
    assertEquals(Result.DONE, first.join());
    assertEquals(Position.LOCKED, lock.position());

    var second = lock.move(false).toCompletableFuture();
    pass(100);
    var third = lock.move(true).toCompletableFuture();
    assertEquals(Result.OVERTAKEN, second.join(), "it was told otherwise in between");
    pass(600);
    assertEquals(Result.DONE, third.join());

    var stuck = lock.move(false).toCompletableFuture();
    pass(600);
    assertEquals(Result.FAILED, stuck.join(), "its contact says that it is still closed");
  }

  @Test
  void lockStaysClosedUnderPower() {
    charge();
    ConnectorLock lock = site.part("lock", ConnectorLock.class);
    assertEquals(Result.FAILED, lock.move(false).toCompletableFuture().join());
    assertFalse(is(GpioLine.LOCK_OPEN));
  }

  @Test
  void lampsShowTheStateAndBlink() {
    Indicator lamps = site.part("light", Indicator.class);
    lamps.show(Light.FAULT, 100, 0);
    assertFalse(is(GpioLine.RED), "red is on while its line is low");
    lamps.show(Light.BLINKING, 100, 2);
    assertTrue(is(GpioLine.RED) && is(GpioLine.BLUE));
    pass(500);
    assertFalse(is(GpioLine.BLUE));
    pass(500);
    assertTrue(is(GpioLine.BLUE));
    pass(5_000);
    assertFalse(is(GpioLine.BLUE), "twice");
    lamps.beep();
    assertTrue(is(GpioLine.BUZZER));
    pass(150);
    assertFalse(is(GpioLine.BUZZER));
  }

  @Test
  void heartbeatChangesWithEachSignOfLife() {
    board.keepAlive();
    assertTrue(is(GpioLine.HEARTBEAT));
    pass(1_000);
    assertTrue(is(GpioLine.HEARTBEAT), "nothing but the supervisor moves it");
    board.keepAlive();
    assertFalse(is(GpioLine.HEARTBEAT));
  }

  @Test
  void chipThatIsPulledOutIsDownAndComesBackWithEverythingOff() {
    charge();
    ButtonInput stop = site.part("emergency_stop", ButtonInput.class);
    site.unplugLink();
    assertEquals(1_000_000, highNanos(), "the generator is elsewhere, and offers nothing more");
    assertEquals(Kind.DOWN, board.link().kind());
    assertTrue(board.link().cause().contains("ENODEV"), board.link().cause());
    assertTrue(stop.active(), "nobody can see it");
    assertTrue(board.offer(SIXTEEN).toCompletableFuture().isCompletedExceptionally());

    events.clear();
    site.plugLink();
    pass(5_000);
    assertTrue(board.link().up());
    assertTrue(events.stream().anyMatch(BoardEvent.Rebooted.class::isInstance));
    assertFalse(is(GpioLine.CONTACTOR), "its permit has ended meanwhile");
    assertFalse(stop.active());
  }

  @Test
  void disabledBoardShowsThatItIsNotThere() {
    charge();
    board.enable(false);
    keepPermitted(6_200);
    assertFalse(is(GpioLine.CONTACTOR));
    assertEquals(0, highNanos());
  }

  private void charge() {
    plugIn(Pilot.B);
    allow();
    plugIn(Pilot.C);
    assertTrue(is(GpioLine.CONTACTOR));
  }

  private void allow() {
    board.enable(true);
    permit();
    assertTrue(board.offer(SIXTEEN).toCompletableFuture().isDone());
  }

  private void permit() {
    board.permit(new PowerPermit.Granted(Duration.ofSeconds(5)));
  }

  private CompletableFuture<Void> deny() {
    return board.permit(new PowerPermit.Denied("the test")).toCompletableFuture();
  }

  private void keepPermitted(int millis) {
    for (int passed = 0; passed < millis; passed += 100) {
      permit();
      pass(100);
    }
  }

  private void plugIn(Pilot state) {
    car(state);
    pass(300);
  }

  private void car(Pilot state) {
    drive(GpioLine.READY, state.ready());
    drive(GpioLine.CONNECTED, state.connected());
  }

  private void drive(GpioLine line, boolean high) {
    site.drive(line, high);
  }

  private boolean is(GpioLine line) {
    return site.is(line);
  }

  private void pass(int millis) {
    loop.advance(Duration.ofMillis(millis));
  }

  private long highNanos() {
    return site.highNanos();
  }
}
