package hitchpost.hal.rig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.core.hardware.FaultCode;
import hitchpost.core.hardware.HardwareCommand;
import hitchpost.core.hardware.HardwareEvent;
import hitchpost.core.hardware.LockState;
import hitchpost.core.hardware.MeterReading;
import hitchpost.core.hardware.MeterReading.Measurement;
import hitchpost.core.hardware.Pilot;
import hitchpost.core.types.Measurand;
import hitchpost.core.types.Phase;
import hitchpost.hal.device.BoardEvent;
import hitchpost.hal.device.ConnectorLock.Result;
import hitchpost.hal.device.DeviceFault;
import hitchpost.hal.device.DeviceFaultCode;
import hitchpost.hal.device.MeterSample.Quality;
import hitchpost.hal.rig.RigParts.Board;
import hitchpost.hal.rig.RigParts.Lock;
import hitchpost.hal.rig.RigParts.Meter;
import hitchpost.hal.rig.RigParts.Monitor;
import hitchpost.hal.rig.RigParts.Stop;
import hitchpost.hal.safety.LatchStore;
import hitchpost.hal.safety.LatchedFault;
import hitchpost.hal.safety.Obstacle;
import hitchpost.hal.safety.SafetyLimits;
import hitchpost.hal.testing.SteppedClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Devices, guard and station put together; nothing has a thread, and time is stepped. */
class StationRigTest {
  private static final LatchStore NOTHING_KEPT =
      new LatchStore() {
        @Override
        public List<LatchedFault> load(int evse) {
          return List.of();
        }

        @Override
        public void save(int evse, List<LatchedFault> faults) {}
      };

  private final SteppedClock clock = new SteppedClock();
  private final Board board = new Board(clock);
  private final Meter meter = new Meter(clock);
  private final Lock lock = new Lock(clock);
  private final Monitor rcd = new Monitor(clock);
  private final Stop first = new Stop("stop at the door", clock);
  private final Stop second = new Stop("stop at the car", clock);

  private RigPlan plan(boolean stopsWithoutMeter) {
    return new RigPlan(
        1,
        board,
        meter,
        lock,
        List.of(rcd),
        List.of(),
        null,
        SafetyLimits.DEFAULTS,
        new RigPlan.Patience(
            Duration.ofSeconds(3),
            Duration.ofSeconds(60),
            Duration.ofSeconds(10),
            stopsWithoutMeter));
  }

  private StationRig station(boolean stopsWithoutMeter) {
    return new StationRig(
        new StationHardware.Plan(
            List.of(plan(stopsWithoutMeter)),
            List.of(),
            List.of(new StationHardware.Button(0, first), new StationHardware.Button(0, second)),
            List.of(),
            List.of()),
        NOTHING_KEPT,
        event -> {},
        clock::nanos);
  }

  /** A car is connected, locked in and welcome. */
  private StationRig welcoming(boolean stopsWithoutMeter) {
    StationRig station = station(stopsWithoutMeter);
    board.reached(Pilot.B);
    meter.tells(Quality.GOOD, new MeterReading(1_000, List.of()));
    station.renew();
    station.execute(new HardwareCommand.SetLock(1, 1, true));
    station.execute(new HardwareCommand.OfferCurrent(1, 16_000, 3));
    station.look();
    assertNull(obstacle(station));
    assertTrue(board.permitted);
    return station;
  }

  private static Obstacle obstacle(StationRig station) {
    return station.evses().getFirst().obstacle();
  }

  private void pass(StationRig station, Duration time) {
    for (long left = time.toMillis(); left > 0; left -= 250) {
      clock.passes(Duration.ofMillis(250));
      station.renew();
      station.look();
    }
  }

  private static boolean has(StationRig station, FaultCode code) {
    return station.evses().getFirst().faults().stream().anyMatch(fault -> fault.code() == code);
  }

  @Test
  void emergencyStopHoldsUntilTheLastOneIsReleased() {
    StationRig station = welcoming(false);
    first.press(true);
    assertFalse(board.permitted, "in the same step");
    second.press(true);
    first.press(false);
    assertEquals(Obstacle.FAULT, obstacle(station));
    first.press(true);
    second.press(false);
    assertEquals(Obstacle.FAULT, obstacle(station));
    assertFalse(board.permitted);
    first.press(false);
    assertNull(obstacle(station));
  }

  @Test
  void meterThatAnswersAndTellsNothingIsSilentTenSecondsAfterItsLastReading() {
    StationRig station = welcoming(false);
    pass(station, Duration.ofSeconds(2));
    meter.tells(Quality.GOOD, new MeterReading(2_000, List.of()));
    station.look();
    meter.tells(Quality.MISSING, null);
    pass(station, Duration.ofMillis(9_750));
    assertFalse(has(station, FaultCode.POWER_METER_FAILURE));
    pass(station, Duration.ofMillis(250));
    assertTrue(has(station, FaultCode.POWER_METER_FAILURE));
    assertTrue(board.permitted, "the owner wants it to go on");
    meter.tells(Quality.GOOD, new MeterReading(3_000, List.of()));
    station.look();
    assertFalse(has(station, FaultCode.POWER_METER_FAILURE));
  }

  @Test
  void sumOfThePhasesIsNoOverload() {
    StationRig station = welcoming(false);
    board.tells(new BoardEvent.PowerChanged(true, true));
    for (int second = 0; second < 10; second++) {
      meter.tells(Quality.GOOD, drawing(16_000));
      pass(station, Duration.ofSeconds(1));
    }
    assertFalse(has(station, FaultCode.OVER_CURRENT_FAILURE));
    for (int second = 0; second < 10; second++) {
      meter.tells(Quality.GOOD, drawing(20_000));
      pass(station, Duration.ofSeconds(1));
    }
    assertTrue(has(station, FaultCode.OVER_CURRENT_FAILURE));
  }

  /** On each of three phases; the meter tells their sum too. */
  private static MeterReading drawing(long milliAmperes) {
    return new MeterReading(
        1_000,
        List.of(
            new Measurement(Measurand.CURRENT_IMPORT, null, 3 * milliAmperes),
            new Measurement(Measurand.CURRENT_IMPORT, Phase.L1, milliAmperes),
            new Measurement(Measurand.CURRENT_IMPORT, Phase.L2, milliAmperes),
            new Measurement(Measurand.CURRENT_IMPORT, Phase.L3, milliAmperes)));
  }

  @Test
  void meterThatTellsNothingStopsChargingWhereTheOwnerWantsThat() {
    StationRig station = welcoming(true);
    meter.tells(Quality.MISSING, null);
    pass(station, Duration.ofSeconds(10));
    assertEquals(Obstacle.FAULT, obstacle(station));
    assertFalse(board.permitted);
  }

  @Test
  void lockThatIsGoneIsNotKnownToHold() {
    StationRig station = welcoming(false);
    lock.health.lost("pulled");
    assertEquals(Obstacle.UNLOCKED, obstacle(station));
    assertFalse(board.permitted);
    lock.health.answered();
    assertNull(obstacle(station));
  }

  @Test
  void lockThatIsToldToHoldWhileItOpensHasNotFailed() {
    List<HardwareEvent> told = new ArrayList<>();
    Consumer<HardwareEvent> hears = told::add;
    var rig = new EvseRig(plan(false), NOTHING_KEPT, hears, clock::nanos);
    board.reached(Pilot.B);
    clock.passes(Duration.ofSeconds(1));
    var opens = new CompletableFuture<Result>();
    lock.result = opens;
    rig.execute(new HardwareCommand.SetLock(1, 1, false));
    lock.result = CompletableFuture.completedStage(Result.DONE);
    opens.complete(Result.OVERTAKEN);
    rig.execute(new HardwareCommand.SetLock(1, 1, true));
    assertEquals(
        List.of(new HardwareEvent.LockChanged(1, 1, LockState.LOCKED)),
        told.stream().filter(HardwareEvent.LockChanged.class::isInstance).toList());
  }

  @Test
  void residualCurrentMonitorThatIsGoneAloneIsAFault() {
    StationRig station = welcoming(false);
    rcd.health.lost("pulled");
    pass(station, Duration.ofMillis(2_750));
    assertTrue(board.permitted);
    pass(station, Duration.ofMillis(250));
    assertFalse(board.permitted);
    assertTrue(has(station, FaultCode.GROUND_FAILURE));
    rcd.health.answered();
    station.look();
    assertNull(obstacle(station));
  }

  @Test
  void oneAcknowledgementIsEnoughForAFaultThatTheBoardClearsOnlyThen() {
    StationRig station = welcoming(false);
    var tripped = DeviceFault.of(DeviceFaultCode.RESIDUAL_CURRENT, "in a test", "");
    board.tells(new BoardEvent.FaultRaised(tripped));
    assertTrue(station.acknowledge(1));
    assertEquals(Obstacle.FAULT, obstacle(station));
    board.tells(new BoardEvent.FaultCleared(tripped.id()));
    board.reset.complete(null);
    assertNull(obstacle(station));
  }

  @Test
  void descriptionTellsOfTheCableWhereTheBoardReadsNone() {
    List<HardwareEvent> told = new ArrayList<>();
    Consumer<HardwareEvent> hears = told::add;
    var rig = new EvseRig(plan(false), NOTHING_KEPT, hears, clock::nanos);
    board.reached(Pilot.B);
    told.clear();
    rig.describe();
    assertEquals(
        List.of(
            new HardwareEvent.PilotChanged(1, 1, Pilot.B),
            new HardwareEvent.CableChanged(1, 1, true),
            new HardwareEvent.ContactorChanged(1, false)),
        told);
  }

  @Test
  void boardThatFellSilentSomeTimeAgoIsFaultyAsSoonAsThatIsCertain() {
    StationRig station = welcoming(false);
    for (int i = 0; i < 11; i++) {
      board.health.missed("no answer");
      pass(station, Duration.ofSeconds(1));
    }
    assertTrue(has(station, FaultCode.INTERNAL_ERROR));
    assertEquals(Obstacle.BOARD_UNREACHABLE, obstacle(station));
  }
}
