package hitchpost.hal.modbus;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hitchpost.hal.device.DeviceException;
import hitchpost.hal.device.DeviceException.Reason;
import hitchpost.hal.device.HalClock;
import hitchpost.hal.device.LinkState.Kind;
import hitchpost.hal.link.SerialLink;
import hitchpost.hal.link.SerialSettings;
import hitchpost.hal.link.TcpLink;
import hitchpost.hal.testing.FaultyLine;
import hitchpost.hal.testing.ModbusPeer;
import hitchpost.hal.testing.Patience;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Against slaves by pymodbus, on a serial line that can be spoiled, and over TCP. */
class ModbusBusTest {
  private static final String UNITS =
      """
      {"1": {"holding": {"1000": 16, "1001": 65535, "1002": 7}, "input": {"0": 17224, "1": 22938},
             "coils": {"400": 1}},
       "2": {"holding": {"1000": 22}}}
      """;
  private static final SerialPatience SHORT =
      new SerialPatience(Duration.ofMillis(200), Duration.ofMillis(100));

  /** For what has to succeed on a machine with much to do. */
  private static final SerialPatience LONG =
      new SerialPatience(Duration.ofSeconds(20), Duration.ofSeconds(20));

  private final List<AutoCloseable> open = new ArrayList<>();

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

  private static final class Silent implements ModbusDevice.Script {
    final AtomicInteger identified = new AtomicInteger();
    final AtomicInteger losses = new AtomicInteger();

    @Override
    public void identify(Registers registers) {
      registers.read(Table.HOLDING, 1000);
      identified.incrementAndGet();
    }

    @Override
    public void poll(Registers registers) {
      registers.read(Table.HOLDING, 1000);
    }

    @Override
    public void lost(String cause) {
      losses.incrementAndGet();
    }
  }

  private ModbusBus serial(FaultyLine line, SerialPatience patience) {
    SerialSettings settings = SerialSettings.of(115200);
    return kept(
        ModbusBus.serial(
            SerialLink.at(line.driverPath(), settings), settings, patience, HalClock.SYSTEM));
  }

  private static ModbusDevice device(ModbusBus bus, int unit, ModbusDevice.Script script) {
    var period = Duration.ofMillis(100);
    return new ModbusDevice(bus, UnitAddress.of(unit), Priority.METER, period, script);
  }

  private static ModbusDevice reached(ModbusBus bus, int unit, ModbusDevice.Script script) {
    ModbusDevice device = device(bus, unit, script);
    device.start();
    Patience.until("unit " + unit + " is reached", () -> device.health().state().up());
    return device;
  }

  private static int amps(ModbusDevice device) {
    Integer amps = Patience.of(device.run(r -> r.read(Table.HOLDING, 1000)));
    return amps;
  }

  /** Asks until there is an answer: a busy machine takes longer than {@link #SHORT} lasts. */
  private static <T> T answered(ModbusDevice device, Function<Registers, T> work) {
    var answers = new ArrayList<T>();
    Patience.until(
        "it answers",
        () -> {
          try {
            return answers.add(Patience.of(device.run(work)));
          } catch (DeviceException late) {
            return false;
          }
        });
    return answers.getFirst();
  }

  private static void assertAnswered(int amps, ModbusDevice device) {
    assertArrayEquals(new int[] {amps}, answered(device, r -> r.read(Table.HOLDING, 1000, 1)));
  }

  private FaultyLine lineWithPeer() {
    FaultyLine line = kept(new FaultyLine());
    kept(ModbusPeer.serial(line.devicePath(), UNITS));
    return line;
  }

  @Test
  void registersAndCoilsAreReadAndWrittenOnASerialLine() {
    readsAndWrites(reached(serial(lineWithPeer(), LONG), 1, new Silent()));
  }

  @Test
  void registersAndCoilsAreReadAndWrittenOverTcp() {
    ModbusPeer peer = kept(ModbusPeer.tcp(UNITS));
    ModbusBus bus =
        kept(
            ModbusBus.tcp(
                TcpLink.at("127.0.0.1", peer.port()), Duration.ofSeconds(10), HalClock.SYSTEM));
    readsAndWrites(reached(bus, 1, new Silent()));
  }

  private static void readsAndWrites(ModbusDevice device) {
    assertArrayEquals(
        new int[] {16, 65535, 7}, Patience.of(device.run(r -> r.read(Table.HOLDING, 1000, 3))));
    assertArrayEquals(
        new int[] {17224, 22938}, Patience.of(device.run(r -> r.read(Table.INPUT, 0, 2))));
    Patience.of(
        device.run(r -> {
          r.write(1000, 40000);
          r.writeAll(1001, 1, 2);
          r.writeCoil(400, false);
          return true;
        }));
    assertArrayEquals(
        new int[] {40000, 1, 2}, Patience.of(device.run(r -> r.read(Table.HOLDING, 1000, 3))));
    assertEquals(Boolean.FALSE, Patience.of(device.run(r -> r.readCoil(400))));
    var missing = device.run(r -> r.read(Table.HOLDING, 5000));
    ModbusException refused = assertThrows(ModbusException.class, () -> Patience.of(missing));
    assertEquals(ModbusException.ILLEGAL_ADDRESS, refused.code());
    assertEquals(Reason.REFUSED, refused.reason());
  }

  @Test
  void unitsOnOneLineDoNotDisturbEachOther() {
    ModbusBus bus = serial(lineWithPeer(), SHORT);
    ModbusDevice first = reached(bus, 1, new Silent());
    ModbusDevice second = reached(bus, 2, new Silent());
    var absent =
        new ModbusDevice(
            bus, UnitAddress.of(9), Priority.METER, Duration.ofMillis(100), new Silent());
    absent.start();
    Patience.until("absence is said", () -> absent.health().state().cause().contains("unit 9"));
    assertFalse(absent.health().state().up());
    assertAnswered(16, first);
    assertAnswered(22, second);
    var refused = absent.run(r -> r.read(Table.HOLDING, 1000));
    assertEquals(
        Reason.UNREACHABLE,
        assertThrows(DeviceException.class, () -> Patience.of(refused)).reason());
  }

  @Test
  void everyDeviceOfALineThatIsNotThereSaysWhy() {
    SerialSettings settings = SerialSettings.of(9600);
    ModbusBus bus =
        kept(
            ModbusBus.serial(
                SerialLink.at("/dev/absent", settings), settings, SHORT, HalClock.SYSTEM));
    for (int unit = 1; unit <= 2; unit++) {
      ModbusDevice device = device(bus, unit, new Silent());
      device.start();
      Patience.until("it says why", () -> device.health().state().cause().contains("/dev/absent"));
      assertEquals(Kind.CONNECTING, device.health().state().kind());
    }
  }

  @Test
  void splitAnswersAndNoiseAreUnderstood() {
    FaultyLine line = lineWithPeer();
    ModbusDevice device = reached(serial(line, LONG), 1, new Silent());
    line.spoilsAnswers(FaultyLine::split);
    assertEquals(16, amps(device));
    line.spoilsAnswers(FaultyLine.behind(new byte[] {0, 1, 3, 2, 9, 9, 0, (byte) 0xFF}));
    assertEquals(16, amps(device));
  }

  @Test
  void echoOfAnAdapterIsNoAnswer() {
    FaultyLine line = lineWithPeer();
    line.echoes(true);
    ModbusDevice device = reached(serial(line, LONG), 1, new Silent());
    assertEquals(16, amps(device));
    Patience.of(device.run(r -> writes(r, 6)));
    assertEquals(6, amps(device));
  }

  @Test
  void echoOfAnAdapterDoesNotConfirmWhatNobodyHeard() {
    FaultyLine line = lineWithPeer();
    line.echoes(true);
    ModbusDevice device = reached(serial(line, SHORT), 1, new Silent());
    line.spoilsRequests(FaultyLine::dropped);
    var written = device.run(r -> writes(r, 6));
    assertThrows(DeviceException.class, () -> Patience.of(written));
  }

  private static boolean writes(Registers registers, int amps) {
    registers.write(1000, amps);
    return true;
  }

  @Test
  void spoiledAnswersAreNeverTakenForValues() {
    FaultyLine line = lineWithPeer();
    ModbusDevice device = reached(serial(line, SHORT), 1, new Silent());
    List<Function<byte[], List<byte[]>>> faults =
        List.of(FaultyLine::garbled, FaultyLine::halved, FaultyLine::dropped);
    for (var fault : faults) {
      line.spoilsAnswers(fault);
      // not what is polled: an answer to that may be under way
      var read = device.run(r -> r.read(Table.HOLDING, 1000, 2));
      assertThrows(DeviceException.class, () -> Patience.of(read));
    }
    line.spoilsAnswers(FaultyLine::untouched);
    Patience.until("it answers again", () -> device.health().state().cause().isEmpty());
  }

  @Test
  void answerThatComesTooLateIsPassedOver() {
    FaultyLine line = lineWithPeer();
    ModbusDevice device = reached(serial(line, SHORT), 1, new Silent());
    List<byte[]> late = new CopyOnWriteArrayList<>();
    line.spoilsAnswers(piece -> {
      late.add(piece);
      return List.of();
    });
    // one, two or three registers: the answer to one question is none to another
    var unanswered = device.run(r -> r.read(Table.HOLDING, 1000, 3));
    assertThrows(DeviceException.class, () -> Patience.of(unanswered));
    line.spoilsAnswers(piece -> {
      List<byte[]> both = new ArrayList<>(late);
      both.add(piece);
      return both;
    });
    Patience.until("it answers again", () -> device.health().state().cause().isEmpty());
    assertArrayEquals(new int[] {16, 65535}, answered(device, r -> r.read(Table.HOLDING, 1000, 2)));
  }

  @Test
  void unpluggedLineRefusesWhatWaitsAndForgetsWhoWasThere() {
    FaultyLine line = lineWithPeer();
    var script = new Silent();
    ModbusDevice device = reached(serial(line, SHORT), 1, script);
    line.unplug();
    Patience.until("the loss is noticed", () -> !device.health().state().up());
    assertEquals(1, script.losses.get());
    var read = device.run(r -> r.read(Table.HOLDING, 1000));
    assertEquals(
        Reason.UNREACHABLE, assertThrows(DeviceException.class, () -> Patience.of(read)).reason());
  }

  @Test
  void deviceThatDiesInMidFrameIsIdentifiedAnewWhenItIsBack() {
    FaultyLine line = kept(new FaultyLine());
    ModbusPeer peer = kept(ModbusPeer.serial(line.devicePath(), UNITS));
    var script = new Silent();
    ModbusDevice device = reached(serial(line, SHORT), 1, script);
    line.spoilsAnswers(FaultyLine::halved);
    peer.kill();
    Patience.until("it is missed", () -> !device.health().state().cause().isEmpty());
    line.spoilsAnswers(FaultyLine::untouched);
    kept(ModbusPeer.serial(line.devicePath(), UNITS));
    Patience.until("it is back", () -> device.health().state().cause().isEmpty());
    assertAnswered(16, device);
  }
}
