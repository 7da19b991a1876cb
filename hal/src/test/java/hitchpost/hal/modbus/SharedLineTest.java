package hitchpost.hal.modbus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.hal.device.DeviceException;
import hitchpost.hal.device.DeviceException.Reason;
import hitchpost.hal.device.LinkState;
import hitchpost.hal.device.LinkState.Kind;
import hitchpost.hal.testing.MemoryUnits;
import hitchpost.hal.testing.Patience;
import hitchpost.hal.testing.SteppedClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Devices of one line, of which some do not answer, in virtual time. */
class SharedLineTest {
  private static final int BOARD = 1;
  private static final int METER = 2;

  private final SteppedClock clock = new SteppedClock();
  private final MemoryUnits units = new MemoryUnits(clock);
  private final ModbusBus bus = ModbusBus.tcp(units, Duration.ofSeconds(20), clock);

  @AfterEach
  void close() {
    bus.close();
  }

  /** When it was polled, with an answer. */
  private class Diary implements ModbusDevice.Script {
    final List<Long> polls = new CopyOnWriteArrayList<>();

    @Override
    public void identify(Registers registers) {}

    @Override
    public void poll(Registers registers) {
      registers.read(Table.HOLDING, 0);
      polls.add(clock.nanos());
    }

    @Override
    public void lost(String cause) {}
  }

  private ModbusDevice reached(int unit, Priority priority, int millis, Diary diary) {
    Duration period = Duration.ofMillis(millis);
    var device = new ModbusDevice(bus, UnitAddress.of(unit), priority, period, diary);
    device.start();
    // not until it is up: one that fails later may be down again before anybody looks
    Patience.until(
        "unit " + unit + " is reached", () -> device.health().state().kind() != Kind.CONNECTING);
    return device;
  }

  private static Duration longestRest(List<Long> polled) {
    // the bus adds to them as fast as they are looked through
    List<Long> polls = List.copyOf(polled);
    long longest = 0;
    for (int i = 1; i < polls.size(); i++) {
      longest = Math.max(longest, polls.get(i) - polls.get(i - 1));
    }
    return Duration.ofNanos(longest);
  }

  @Test
  void boardThatFallsSilentKeepsTheMeterWaitingForSecondsOnly() {
    ModbusDevice board = reached(BOARD, Priority.CONTROL, 200, new Diary());
    var polls = new Diary();
    reached(METER, Priority.METER, 1_000, polls);
    units.silence(BOARD);
    Patience.until("the board is down", () -> board.health().state().kind() == Kind.DOWN);
    int before = polls.polls.size();
    Patience.until("the meter is read on", () -> polls.polls.size() > before + 10);
    Duration rest = longestRest(polls.polls);
    assertTrue(rest.compareTo(Duration.ofSeconds(4)) < 0, rest.toString());
    assertEquals(1, units.opened());
  }

  @Test
  void deviceThatFellSilentIsDownSinceThen() {
    reached(METER, Priority.METER, 1_000, new Diary());
    var polls = new Diary();
    ModbusDevice board = reached(BOARD, Priority.CONTROL, 200, polls);
    units.silence(BOARD);
    Patience.until("the board is down", () -> board.health().state().kind() == Kind.DOWN);
    LinkState down = board.health().state();
    Duration unheard = Duration.ofNanos(down.sinceNanos() - polls.polls.getLast());
    assertTrue(unheard.compareTo(Duration.ofSeconds(4)) < 0, unheard.toString());
  }

  @Test
  void lineWithTooMuchToDoServesEverybody() {
    // each of them takes its whole turn, as a slow line does
    var urgent =
        new Diary() {
          @Override
          public void poll(Registers registers) {
            super.poll(registers);
            clock.passes(Duration.ofMillis(300));
          }
        };
    var polls = new Diary();
    reached(METER, Priority.METER, 1_000, polls);
    reached(BOARD, Priority.CONTROL, 200, urgent);
    int before = polls.polls.size();
    Patience.until("the meter is read on", () -> polls.polls.size() > before + 5);
  }

  @Test
  void connectionThatDiesWithoutAWordIsOpenedAnew() {
    ModbusDevice board = reached(BOARD, Priority.CONTROL, 200, new Diary());
    ModbusDevice meter = reached(METER, Priority.METER, 1_000, new Diary());
    units.dies();
    Patience.until("it is opened anew", () -> units.opened() == 2);
    Patience.until(
        "both are back", () -> board.health().state().up() && meter.health().state().up());
    assertEquals(2, units.opened());
  }

  @Test
  void mistakeAboutOneDeviceLeavesTheLineToTheOthers() {
    var wrong =
        new Diary() {
          @Override
          public void poll(Registers registers) {
            if (polls.isEmpty()) {
              super.poll(registers);
            } else {
              throw new IllegalStateException("a mistake");
            }
          }
        };
    // the board first: alone on the line, the mistaken one would have it opened anew
    var polls = new Diary();
    reached(BOARD, Priority.CONTROL, 200, polls);
    ModbusDevice mistaken = reached(METER, Priority.METER, 1_000, wrong);
    Patience.until("it is down", () -> mistaken.health().state().kind() == Kind.DOWN);
    int before = polls.polls.size();
    Patience.until("the board is read on", () -> polls.polls.size() > before + 10);
    assertEquals(1, units.opened());
    assertEquals("the driver failed: java.lang.IllegalStateException: a mistake", cause(mistaken));
  }

  private static String cause(ModbusDevice device) {
    return device.health().state().cause();
  }

  @Test
  void questionsDoNotPileUp() {
    ModbusDevice board = reached(BOARD, Priority.CONTROL, 200, new Diary());
    var open = new CountDownLatch(1);
    var begun = new CountDownLatch(1);
    var first =
        board.run(registers -> {
          begun.countDown();
          return passed(open);
        });
    assertTrue(passed(begun));
    for (int i = 0; i < 64; i++) {
      board.run(registers -> true);
    }
    var tooMuch = board.run(registers -> true);
    assertEquals(
        Reason.REFUSED, assertThrows(DeviceException.class, () -> Patience.of(tooMuch)).reason());
    open.countDown();
    assertEquals(Boolean.TRUE, Patience.of(first));
    Patience.until("there is room again", () -> !refused(board));
  }

  private static boolean refused(ModbusDevice device) {
    return device.run(registers -> true).toCompletableFuture().isCompletedExceptionally();
  }

  private static boolean passed(CountDownLatch gate) {
    try {
      return gate.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
