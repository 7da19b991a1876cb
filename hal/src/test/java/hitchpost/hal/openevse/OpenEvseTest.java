package hitchpost.hal.openevse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.core.hardware.Pilot;
import hitchpost.core.types.Measurand;
import hitchpost.hal.device.BoardEvent;
import hitchpost.hal.device.ConnectorLock;
import hitchpost.hal.device.CurrentOffer;
import hitchpost.hal.device.DeviceException;
import hitchpost.hal.device.DeviceFaultCode;
import hitchpost.hal.device.LinkState;
import hitchpost.hal.device.MeterSample;
import hitchpost.hal.device.MeterSample.Quality;
import hitchpost.hal.device.PowerPermit;
import hitchpost.hal.testing.Patience;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The driver against an emulated board in a process of its own, over a pseudo terminal. */
class OpenEvseTest {
  private static final PowerPermit FOR_LONG = new PowerPermit.Granted(Duration.ofHours(1));

  private OpenEvsePeer peer;
  private OpenEvse openEvse;
  private final List<BoardEvent> events = new CopyOnWriteArrayList<>();

  @AfterEach
  void stop() {
    if (peer != null) {
      peer.close();
    }
  }

  @Test
  void theBoardSaysWhatItIs() {
    connect();
    assertEquals("D8.1.1, RAPI 5.2.0", openEvse.board().info().firmware());
    assertEquals(32_000, openEvse.board().capabilities().maxMilliAmperes());
    assertEquals(null, openEvse.board().capabilities().watchdog());
    assertEquals(List.of(Measurand.CURRENT_IMPORT), openEvse.meter().capabilities().measurands());
    Patience.until(
        "a temperature was read",
        () -> openEvse.temperature().latest().map(t -> t.deciCelsius() == 231).orElse(false));
  }

  @Test
  void aBoardIsFoundByAProbeThatChangesNothing() {
    peer = new OpenEvsePeer("lock", "watchdog");
    assertEquals(
        Optional.of("firmware D8.1.1, RAPI 5.2.0, up to 32 A"),
        OpenEvseProbe.look(peer.line(), OpenEvsePeer.LONG));
    assertEquals("GV,GC,GG,GY,GM,G5,GP", peer.tell("heard"));
  }

  @Test
  void aSessionRunsFromPlugToBill() {
    connect();
    Patience.of(openEvse.board().offer(new CurrentOffer(16_000, 1)));
    order("plug");
    told(new BoardEvent.PilotChanged(Pilot.B));
    assertTrue(state().startsWith("FE open"), "no power without a permit: " + state());
    MeterSample begin = read();
    assertEquals(5_000_000, begin.reading().importMilliWattHours());

    Patience.of(openEvse.board().permit(FOR_LONG));
    told(new BoardEvent.PilotChanged(Pilot.C));
    told(new BoardEvent.PowerChanged(true, false));
    assertEquals("03 closed 16 0", state());
    order("energy 7199");
    MeterSample sample = read();
    assertEquals(5_001_000, sample.reading().importMilliWattHours());
    assertEquals(16_000, sample.reading().measurements().getFirst().valueMilli());

    events.clear();
    Patience.of(openEvse.board().offer(CurrentOffer.PAUSE));
    told(new BoardEvent.PowerChanged(false, false));
    Patience.of(openEvse.board().permit(new PowerPermit.Denied("over")));
    order("unplug");
    told(new BoardEvent.PilotChanged(Pilot.A));
    MeterSample end = read();
    assertEquals(5_001_000, end.reading().importMilliWattHours(), "as the board counts it");
  }

  @Test
  void pilotIsToldBeforePower() {
    connect();
    charging();
    int plugged = events.indexOf(new BoardEvent.PilotChanged(Pilot.C));
    assertTrue(plugged < events.indexOf(new BoardEvent.PowerChanged(true, false)));
    events.clear();
    order("unplug");
    told(new BoardEvent.PowerChanged(false, false));
    assertEquals(new BoardEvent.PilotChanged(Pilot.A), events.getFirst());
  }

  @Test
  void powerThatIsForbiddenIsCutAndTheCarStaysVisible() {
    connect();
    charging();
    events.clear();
    peer.tell("heard");
    Patience.of(openEvse.board().permit(new PowerPermit.Denied("test")));
    Patience.until("the board sleeps", () -> state().equals("FE open 16 0"));
    assertTrue(Collections.indexOfSubList(heard("F"), List.of("FD", "FS")) >= 0);
    told(new BoardEvent.PilotChanged(Pilot.B));
  }

  @Test
  void aPermitThatIsNotRenewedEnds() {
    connect();
    charging();
    events.clear();
    Patience.of(openEvse.board().permit(new PowerPermit.Granted(Duration.ofMillis(300))));
    told(new BoardEvent.PowerChanged(false, false));
    Patience.until("the board sleeps", () -> state().startsWith("FE open"));
  }

  @Test
  void lessThanSixAmperesIsAPause() {
    connect();
    charging();
    Patience.of(openEvse.board().offer(new CurrentOffer(5_999, 1)));
    Patience.until("the board sleeps", () -> state().equals("FE open 16 0"));
  }

  @Test
  void aBoardThatAllowsLessIsTakenAtItsWord() {
    connect();
    order("limit 10");
    Patience.of(openEvse.board().offer(new CurrentOffer(16_000, 1)));
    assertEquals("FE open 10 0", state());
  }

  @Test
  void anEvseOutOfOrderShowsItToCars() {
    connect();
    Patience.of(openEvse.board().enable(false));
    told(new BoardEvent.PilotChanged(Pilot.F));
    events.clear();
    Patience.of(openEvse.board().enable(true));
    told(new BoardEvent.PilotChanged(Pilot.A));
  }

  @Test
  void faultsComeAndGo() {
    connect();
    charging();
    events.clear();
    order("fault 06");
    Patience.until(
        "residual current is told", () -> codes().contains(DeviceFaultCode.RESIDUAL_CURRENT));
    told(new BoardEvent.PowerChanged(false, false));
    Patience.of(openEvse.board().resetFaults());
    told(new BoardEvent.FaultCleared("RESIDUAL_CURRENT"));
    Patience.until("the restart was told", this::rebooted);
  }

  @Test
  void aBoardThatStartedAnewIsToldEverythingAgain() {
    connect();
    charging();
    events.clear();
    order("reboot");
    Patience.until("the restart was told", this::rebooted);
    Patience.until("it charges with the same current", () -> state().equals("03 closed 16 0"));
  }

  @Test
  void aBoardThatCannotBeAskedAfterItsStartIsAskedUntilItCan() {
    connect(OpenEvsePeer.SHORT);
    charging();
    events.clear();
    order("reboot 9");
    Patience.until("the restart was told", this::rebooted);
    Patience.until("it charges with the same current", () -> state().equals("03 closed 16 0"));
  }

  @Test
  void whatABoardOfferedBeforeItsStartIsNotTakenForWhatItIsToldAfterIt() {
    connect(OpenEvsePeer.SHORT);
    charging();
    // more than it takes to fail to learn what the board is, and less than its link bears
    order("reboot 13");
    Patience.of(openEvse.board().offer(new CurrentOffer(10_000, 1)));
    assertEquals("10", state().split(" ")[2], state());
  }

  @Test
  void aRestartTakesNothingFromTheRegister() {
    connect();
    charging();
    order("energy 18000");
    assertEquals(5_005_000, register());
    order("reboot");
    Patience.until("the restart was told", this::rebooted);
    assertEquals(5_005_000, register());
    order("energy 7200");
    assertEquals(5_007_000, register());
  }

  @Test
  void aWildCountIsNotBilled() {
    connect();
    charging();
    long before = register();
    order("energy 360000000");
    // asked for, as what is polled may have been asked before
    Patience.until("it is believed again", () -> read().quality() == Quality.GOOD);
    assertEquals(before, register());
    order("energy 3600");
    assertEquals(before + 1_000, register());
  }

  @Test
  void aLockIsToldToHoldAgainUntilTheBoardHears() {
    connect(OpenEvsePeer.SHORT, "lock");
    Patience.until("it holds", this::locked);
    List<ConnectorLock.Position> heard = new CopyOnWriteArrayList<>();
    openEvse.lock().onMove(heard::add);
    order("deaf S5 1");
    order("reboot");
    Patience.until(
        "it holds again",
        () -> heard.equals(List.of(ConnectorLock.Position.UNKNOWN, ConnectorLock.Position.LOCKED)));
    assertTrue(state().endsWith(" 1"));
  }

  private boolean locked() {
    return Patience.of(openEvse.lock().move(true)) == ConnectorLock.Result.ASSUMED;
  }

  @Test
  void aLockThatHeldHoldsAgainAfterAStart() {
    connect("lock");
    Patience.of(openEvse.lock().move(true));
    List<ConnectorLock.Position> heard = new CopyOnWriteArrayList<>();
    openEvse.lock().onMove(heard::add);
    order("reboot");
    Patience.until(
        "it holds",
        () -> heard.equals(List.of(ConnectorLock.Position.UNKNOWN, ConnectorLock.Position.LOCKED)));
    assertTrue(state().endsWith(" 1"));
  }

  private long register() {
    MeterSample sample = read();
    assertEquals(Quality.GOOD, sample.quality());
    return sample.reading().importMilliWattHours();
  }

  private MeterSample read() {
    return Patience.of(openEvse.meter().read(Duration.ofSeconds(20)));
  }

  @Test
  void aBoardThatForgotSilentlyIsFoundOut() {
    connect();
    order("forget");
    Patience.until("the board sleeps again", () -> state().startsWith("FE open"));
  }

  @Test
  void noiseAndLostBytesChangeNothing() {
    connect(OpenEvsePeer.SHORT);
    order("noise on");
    charging();
    order("garble 3");
    order("lose 7");
    order("half $AT_03_03");
    Patience.of(openEvse.board().offer(CurrentOffer.PAUSE));
    Patience.until("the board sleeps", () -> state().equals("FE open 16 0"));
    Patience.until("its energy is read", this::readable);
  }

  /** A busy machine takes longer than a driver waits that has not much patience. */
  private boolean readable() {
    try {
      return read().quality() == Quality.GOOD;
    } catch (DeviceException late) {
      return false;
    }
  }

  @Test
  void aBoardThatRepeatsNoNumbersIsUnderstood() {
    connect("plain");
    charging();
    assertEquals("03 closed 16 0", state());
  }

  @Test
  void theLockMovesAndNobodyKnowsForSure() {
    connect("lock");
    assertEquals(ConnectorLock.Result.ASSUMED, Patience.of(openEvse.lock().move(true)));
    assertEquals("FE open 32 1", state());
    assertEquals(ConnectorLock.Position.LOCKED, openEvse.lock().position());
  }

  @Test
  void aBoardWithoutLockSaysSo() {
    connect();
    assertEquals(ConnectorLock.Result.FAILED, Patience.of(openEvse.lock().move(true)));
    assertEquals(ConnectorLock.Position.UNKNOWN, openEvse.lock().position());
  }

  @Test
  void theWatchdogIsSetOnceFedAndForgives() {
    connect("watchdog");
    assertEquals(Duration.ofSeconds(10), openEvse.board().capabilities().watchdog());
    assertTrue(heard("S").contains("SY 10 0"));
    order("missed");
    Patience.of(openEvse.board().keepAlive());
    assertTrue(Collections.indexOfSubList(heard("S"), List.of("SY", "SY 165")) >= 0);
  }

  @Test
  void aBoardThatFallsSilentIsGivenUpAndFoundAgain() {
    connect(OpenEvsePeer.SHORT);
    List<LinkState.Kind> kinds = new CopyOnWriteArrayList<>();
    openEvse.board().onLink(state -> kinds.add(state.kind()));
    order("silent on");
    Patience.until("the link suffers", () -> kinds.contains(LinkState.Kind.DEGRADED));
    order("silent off");
    Patience.until("the link is well", () -> openEvse.board().link().kind() == LinkState.Kind.UP);
  }

  @Test
  void killedInMidFrameTheBoardIsFoundUnderItsNameAgain() {
    connect();
    charging();
    order("half $OK_01");
    peer.unplugLink();
    Patience.until("the loss is seen", () -> openEvse.board().link().kind() == LinkState.Kind.DOWN);
    DeviceException failed =
        assertThrows(
            DeviceException.class, () -> Patience.of(openEvse.meter().read(Duration.ofSeconds(1))));
    assertEquals(DeviceException.Reason.UNREACHABLE, failed.reason());
    assertThrows(DeviceException.class, () -> Patience.of(openEvse.board().permit(FOR_LONG)));

    events.clear();
    peer.plugLink();
    order("plug");
    Patience.until("the board is back", () -> openEvse.board().link().up());
    told(new BoardEvent.PowerChanged(true, false));
    // a board that has lost its supply closes at its own 32 A, until it is found and told
    Patience.until("the offer is back", () -> state().equals("03 closed 16 0"));
  }

  @Test
  void closedTheBoardSleeps() {
    connect();
    charging();
    openEvse.board().close();
    Patience.until("the board sleeps", () -> state().startsWith("FE open"));
    assertFalse(state().contains("closed"));
  }

  @Test
  void closedItRefusesWhatItIsTold() {
    connect();
    openEvse.board().close();
    var permit = openEvse.board().permit(FOR_LONG);
    var read = openEvse.meter().read(Duration.ofDays(1));
    for (var refused : List.of(permit, read)) {
      DeviceException failed = assertThrows(DeviceException.class, () -> Patience.of(refused));
      assertEquals(DeviceException.Reason.UNREACHABLE, failed.reason());
    }
  }

  private void connect(String... firmware) {
    connect(OpenEvsePeer.LONG, firmware);
  }

  private void connect(Duration answer, String... firmware) {
    peer = new OpenEvsePeer(answer, firmware);
    openEvse = peer.driver();
    openEvse.board().listen(events::add);
    openEvse.board().start();
    Patience.until("the board is reached", () -> openEvse.board().link().up());
    Patience.until("the board sleeps", () -> state().startsWith("FE open"));
  }

  private void charging() {
    order("plug");
    Patience.of(openEvse.board().offer(new CurrentOffer(16_000, 1)));
    Patience.of(openEvse.board().permit(FOR_LONG));
    told(new BoardEvent.PowerChanged(true, false));
  }

  private void order(String order) {
    assertEquals("done", peer.tell(order));
  }

  /** The commands of a kind since this was asked last; what is polled comes in between. */
  private List<String> heard(String kind) {
    return Arrays.stream(peer.tell("heard").split(","))
        .filter(command -> command.startsWith(kind))
        .toList();
  }

  private String state() {
    return peer.state();
  }

  private void told(BoardEvent event) {
    Patience.until(event + " in " + events, () -> events.contains(event));
  }

  private boolean rebooted() {
    return events.stream().anyMatch(event -> event instanceof BoardEvent.Rebooted);
  }

  private List<DeviceFaultCode> codes() {
    return events.stream()
        .filter(event -> event instanceof BoardEvent.FaultRaised)
        .map(event -> ((BoardEvent.FaultRaised) event).fault().code())
        .toList();
  }
}
