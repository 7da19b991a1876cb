package hitchpost.hal.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.core.hardware.Pilot;
import hitchpost.hal.device.BoardEvent;
import hitchpost.hal.device.CurrentOffer;
import hitchpost.hal.device.DeviceException;
import hitchpost.hal.device.DeviceException.Reason;
import hitchpost.hal.device.HalClock;
import hitchpost.hal.device.LinkState.Kind;
import hitchpost.hal.device.PowerPermit;
import hitchpost.hal.link.SerialLink;
import hitchpost.hal.link.SerialSettings;
import hitchpost.hal.link.TcpLink;
import hitchpost.hal.modbus.ModbusBus;
import hitchpost.hal.modbus.SerialPatience;
import hitchpost.hal.modbus.UnitAddress;
import hitchpost.hal.testing.FaultyLine;
import hitchpost.hal.testing.MemoryUnits;
import hitchpost.hal.testing.ModbusPeer;
import hitchpost.hal.testing.Patience;
import hitchpost.hal.testing.SteppedClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Boards emulated in Python, whose state machines follow what they are told over pymodbus. */
class ModbusBoardTest {
  private static final Duration POLL = Duration.ofMillis(50);
  private static final Duration LONG = Duration.ofSeconds(20);

  /** In memory a day of the stepped clock passes within seconds. */
  private static final PowerPermit GRANTED = new PowerPermit.Granted(Duration.ofDays(10_000));

  private static final CurrentOffer TEN = new CurrentOffer(10_000, 3);
  private static final CurrentOffer SIXTEEN = new CurrentOffer(16_000, 3);

  private final List<AutoCloseable> open = new ArrayList<>();
  private final List<BoardEvent> heard = new CopyOnWriteArrayList<>();
  private final SteppedClock clock = new SteppedClock();
  private final MemoryUnits units = new MemoryUnits(clock);

  @AfterEach
  void closeAll() throws Exception {
    for (AutoCloseable each : open.reversed()) {
      each.close();
    }
  }

  private <T extends AutoCloseable> T kept(T resource) {
    open.add(resource);
    return resource;
  }

  private static String units(String type) {
    return "{\"1\": " + BoardUnits.of(known(type)) + "}";
  }

  private static BoardType known(String type) {
    return BoardType.valueOf(type.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  private static BoardModel model(String type) {
    BoardType known = known(type);
    return known.model(new BoardWiring(known == BoardType.EVSE_DIN, 32_000, 3));
  }

  private ModbusBoard started(String type, ModbusBus bus, HalClock clock) {
    ModbusBoard board =
        kept(new ModbusBoard("b", model(type), bus, UnitAddress.of(1), POLL, clock));
    board.listen(heard::add);
    board.start();
    return board;
  }

  private ModbusBoard board(String type, ModbusPeer peer, HalClock clock) {
    ModbusBus bus = kept(ModbusBus.tcp(TcpLink.at("127.0.0.1", peer.port()), LONG, clock));
    ModbusBoard board = started(type, bus, clock);
    Patience.until("the board is reached", () -> board.link().up());
    return board;
  }

  private boolean heard(BoardEvent event) {
    return heard.contains(event);
  }

  @ParameterizedTest
  @ValueSource(strings = {"evse-din", "phoenix-em", "terra-ac"})
  void sessionFromPlugToUnplug(String type) {
    ModbusPeer peer = kept(ModbusPeer.tcp(units(type)));
    ModbusBoard board = board(type, peer, HalClock.SYSTEM);
    assertTrue(heard(new BoardEvent.PilotChanged(Pilot.A)), heard.toString());
    peer.car(1, "C");
    Patience.until("plugged", () -> heard(new BoardEvent.PilotChanged(Pilot.B)));
    assertFalse(heard(new BoardEvent.PowerChanged(true, false)));

    Patience.of(board.offer(SIXTEEN));
    Patience.of(board.permit(GRANTED));
    Patience.until("charges", () -> heard(new BoardEvent.PowerChanged(true, false)));
    assertTrue(heard(new BoardEvent.PilotChanged(Pilot.C)));

    heard.clear();
    Patience.of(board.permit(new PowerPermit.Denied("over")));
    assertTrue(heard(new BoardEvent.PowerChanged(false, false)), heard.toString());
    peer.car(1, "A");
    Patience.until("unplugged", () -> heard(new BoardEvent.PilotChanged(Pilot.A)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"evse-din", "phoenix-em", "terra-ac"})
  void pauseStopsAndPermitThatEndsStops(String type) {
    ModbusPeer peer = kept(ModbusPeer.tcp(units(type)));
    ModbusBoard board = board(type, peer, clock);
    peer.car(1, "C");
    Patience.of(board.permit(GRANTED));
    Patience.of(board.offer(SIXTEEN));
    Patience.until("charges", () -> heard(new BoardEvent.PowerChanged(true, false)));
    heard.clear();
    Patience.of(board.offer(CurrentOffer.PAUSE));
    Patience.until("paused", () -> heard(new BoardEvent.PowerChanged(false, false)));
    Patience.of(board.offer(TEN));
    Patience.until("charges again", () -> heard(new BoardEvent.PowerChanged(true, false)));
    heard.clear();
    board.permit(new PowerPermit.Granted(Duration.ofSeconds(5)));
    Patience.until("ended by itself", () -> heard(new BoardEvent.PowerChanged(false, false)));
  }

  @Test
  void riseWaitsFiveSecondsAfterTheLastChange() {
    ModbusPeer peer = kept(ModbusPeer.tcp(units("evse-din")));
    ModbusBoard board = board("evse-din", peer, clock);
    clock.hold();
    Patience.of(board.permit(GRANTED));
    Patience.of(board.offer(TEN));
    Patience.of(board.offer(CurrentOffer.PAUSE));
    var rise = board.offer(SIXTEEN).toCompletableFuture();
    clock.passes(Duration.ofMillis(4_999));
    Patience.of(board.enable(true));
    assertFalse(rise.isDone());
    assertEquals(0, peer.get(1, "holding", 1000));
    clock.passes(Duration.ofMillis(51));
    Patience.of(rise);
    assertEquals(16, peer.get(1, "holding", 1000));
  }

  @Test
  void boardThatStartsAnewIsToldAgainAndWouldNotHaveCharged() {
    ModbusPeer peer = kept(ModbusPeer.tcp(units("evse-din")));
    ModbusBoard board = board("evse-din", peer, HalClock.SYSTEM);
    assertEquals(0, peer.get(1, "holding", 2000));
    Patience.of(board.permit(GRANTED));
    Patience.of(board.offer(SIXTEEN));
    peer.reboot(1);
    Patience.until(
        "the restart is told",
        () -> heard.stream().anyMatch(event -> event instanceof BoardEvent.Rebooted));
    Patience.until("it is told again", () -> peer.get(1, "holding", 1000) == 16);
  }

  @Test
  void boardThatTakesNoOtherOfferHasNotStartedAnewEachTime() {
    ModbusBoard board = boardInMemory();
    units.limit(1, 1000, 10);
    board.permit(GRANTED);
    var offered = board.offer(SIXTEEN);
    assertEquals(
        Reason.NO_EFFECT, assertThrows(DeviceException.class, () -> Patience.of(offered)).reason());
    assertEquals(1, heard.stream().filter(event -> event instanceof BoardEvent.Rebooted).count());
  }

  @Test
  void boardThatGoesOnWithoutAPermitIsTurnedOffUntilItHasOpened() {
    ModbusBoard board = boardInMemory();
    Patience.of(board.permit(GRANTED));
    Patience.of(board.offer(SIXTEEN));
    units.set(1, 1001, 16, 3);
    Patience.until("it charges", () -> heard(new BoardEvent.PowerChanged(true, false)));
    Patience.of(board.offer(CurrentOffer.PAUSE));
    assertEquals(0, units.get(1, 1004), "the car has time to stop");
    board.permit(new PowerPermit.Denied("in a test"));
    Patience.until("it is turned off", () -> units.get(1, 1004) == 1);
    units.set(1, 1001, 0, 2);
    Patience.until("it can be turned on again", () -> units.get(1, 1004) == 0);
    assertEquals(0, units.get(1, 1000));
  }

  @Test
  void boardThatIsLeftWithItsRelayClosedStaysTurnedOff() {
    ModbusBoard board = boardInMemory();
    Patience.of(board.permit(GRANTED));
    Patience.of(board.offer(SIXTEEN));
    units.set(1, 1001, 16, 3);
    Patience.until("it charges", () -> heard(new BoardEvent.PowerChanged(true, false)));
    board.close();
    Patience.until("it is turned off", () -> units.get(1, 1004) == 1);
    assertEquals(0, units.get(1, 1000));
  }

  private ModbusBoard boardInMemory() {
    units.set(1, 1000, 0, 0, 2, 32, 0, 17, 1);
    ModbusBoard board = started("evse-din", kept(ModbusBus.tcp(units, LONG, clock)), clock);
    Patience.until("the board is reached", () -> board.link().up());
    return board;
  }

  @Test
  void faultComesAndGoes() {
    ModbusPeer peer = kept(ModbusPeer.tcp(units("evse-din")));
    board("evse-din", peer, HalClock.SYSTEM);
    peer.car(1, "E");
    Patience.until(
        "raised", () -> heard.stream().anyMatch(e -> e instanceof BoardEvent.FaultRaised));
    peer.car(1, "A");
    Patience.until("cleared", () -> heard(new BoardEvent.FaultCleared("PILOT")));
  }

  @Test
  void meterWhereABoardShouldBeIsAStranger() {
    ModbusPeer peer = kept(ModbusPeer.tcp("{\"1\": {\"input\": {\"100\": 17224}}}"));
    ModbusBus bus =
        kept(ModbusBus.tcp(TcpLink.at("127.0.0.1", peer.port()), LONG, HalClock.SYSTEM));
    ModbusBoard board = started("phoenix-em", bus, HalClock.SYSTEM);
    Patience.until("refused", () -> board.link().cause().contains("no EM-CP-PP-ETH"));
    var offer = board.offer(SIXTEEN);
    assertEquals(
        Reason.UNREACHABLE, assertThrows(DeviceException.class, () -> Patience.of(offer)).reason());
  }

  @Test
  void boardOnASerialLineThatIsPulledIsDownAndLeavesNothingWaiting() {
    FaultyLine line = kept(new FaultyLine());
    kept(ModbusPeer.serial(line.devicePath(), units("evse-din")));
    SerialSettings settings = SerialSettings.of(115200);
    ModbusBus bus =
        kept(
            ModbusBus.serial(
                SerialLink.at(line.driverPath(), settings),
                settings,
                SerialPatience.USUAL,
                HalClock.SYSTEM));
    ModbusBoard board = started("evse-din", bus, HalClock.SYSTEM);
    Patience.until("the board is reached", () -> board.link().up());
    line.unplug();
    Patience.until("it is down", () -> board.link().kind() == Kind.DOWN);
    var offer = board.offer(SIXTEEN);
    assertThrows(DeviceException.class, () -> Patience.of(offer));
  }

  @Test
  void closeLeavesNoPower() {
    ModbusPeer peer = kept(ModbusPeer.tcp(units("evse-din")));
    ModbusBoard board = board("evse-din", peer, HalClock.SYSTEM);
    Patience.of(board.permit(GRANTED));
    Patience.of(board.offer(SIXTEEN));
    board.close();
    Patience.until("it gives none", () -> peer.get(1, "holding", 1000) == 0);
  }
}
