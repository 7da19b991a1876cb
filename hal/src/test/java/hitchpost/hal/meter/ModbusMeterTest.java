package hitchpost.hal.meter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.hal.device.DeviceException;
import hitchpost.hal.device.DeviceException.Reason;
import hitchpost.hal.device.FaultChange;
import hitchpost.hal.device.HalClock;
import hitchpost.hal.device.LinkState.Kind;
import hitchpost.hal.device.MeterSample;
import hitchpost.hal.device.MeterSample.Quality;
import hitchpost.hal.link.TcpLink;
import hitchpost.hal.modbus.ModbusBus;
import hitchpost.hal.modbus.UnitAddress;
import hitchpost.hal.testing.ModbusPeer;
import hitchpost.hal.testing.Patience;
import hitchpost.hal.testing.SteppedClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Meters emulated by pymodbus; their registers are packed by Python. */
class ModbusMeterTest {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final String MODEL = "eastron-sdm630";

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

  private ModbusPeer peerOf(String model) {
    return kept(ModbusPeer.tcp("{\"1\": " + Vectors.unit(model, MeterProfiles.named(model)) + "}"));
  }

  private ModbusMeter meter(String model, ModbusPeer peer, int unit, HalClock clock) {
    ModbusBus bus = kept(ModbusBus.tcp(TcpLink.at("127.0.0.1", peer.port()), LONG, clock));
    return kept(
        new ModbusMeter(
            "m", MeterProfiles.named(model), bus, UnitAddress.of(unit), POLL, "", clock));
  }

  private static void reached(ModbusMeter meter) {
    meter.start();
    Patience.until("the meter is read", () -> meter.latest().quality() == Quality.GOOD);
    Patience.until("its link is up", () -> meter.link().up());
  }

  @Test
  void everyModelIsIdentifiedAndReadExactly() {
    var units = new StringBuilder();
    List<String> models = MeterProfiles.names();
    for (int i = 0; i < models.size(); i++) {
      units.append(i == 0 ? "{" : ", ").append('"').append(i + 1).append("\": ");
      units.append(Vectors.unit(models.get(i), MeterProfiles.named(models.get(i))));
    }
    ModbusPeer peer = kept(ModbusPeer.tcp(units + "}"));
    for (int i = 0; i < models.size(); i++) {
      String model = models.get(i);
      ModbusMeter meter = meter(model, peer, i + 1, HalClock.SYSTEM);
      reached(meter);
      MeterSample sample = Patience.of(meter.read(LONG));
      assertEquals(Quality.GOOD, sample.quality());
      Map<String, Long> told = Vectors.told(sample.reading());
      Vectors.expected(model)
          .forEach((name, value) -> assertEquals(value, told.get(name), model + " " + name));
    }
  }

  @Test
  void otherModelIsRefusedByItsProbe() {
    ModbusPeer peer = peerOf("finder-7m38");
    ModbusMeter meter = meter(MODEL, peer, 1, HalClock.SYSTEM);
    meter.start();
    Patience.until("it is refused", () -> !meter.link().cause().isEmpty());
    assertEquals(Kind.CONNECTING, meter.link().kind());
    assertEquals(Quality.MISSING, meter.latest().quality());
    var read = meter.read(LONG);
    assertEquals(
        Reason.UNREACHABLE, assertThrows(DeviceException.class, () -> Patience.of(read)).reason());
  }

  @Test
  void meterThatDiesGrowsStaleAndTellsNoNumberAnew() {
    ModbusPeer peer = peerOf(MODEL);
    ModbusMeter meter = meter(MODEL, peer, 1, new SteppedClock());
    reached(meter);
    peer.kill();
    Patience.until("it is stale", () -> meter.latest().quality() == Quality.STALE);
    assertEquals(12_345_678_000L, meter.latest().reading().importMilliWattHours());
    Patience.until("it is down", () -> meter.link().kind() == Kind.DOWN);
    assertThrows(DeviceException.class, () -> Patience.of(meter.read(LONG)));
  }

  @Test
  void numberThatIsNoneIsMissingAndAFaultUntilItIsOne() {
    ModbusPeer peer = peerOf(MODEL);
    ModbusMeter meter = meter(MODEL, peer, 1, HalClock.SYSTEM);
    List<FaultChange> heard = new CopyOnWriteArrayList<>();
    meter.onFault(heard::add);
    reached(meter);
    peer.set(1, "input", 0x48, 0x7FC0, 0);
    Patience.until("it is missing", () -> meter.latest().quality() == Quality.MISSING);
    peer.set(1, "input", 0x48, 0x4640, 0xE6B6);
    Patience.until("it is back", () -> meter.latest().quality() == Quality.GOOD);
    assertInstanceOf(FaultChange.Raised.class, heard.get(0));
    assertEquals(new FaultChange.Cleared("no-number"), heard.get(1));
  }

  @Test
  void replacedMeterIsAFaultAndThenBelieved() {
    ModbusPeer peer = peerOf(MODEL);
    ModbusMeter meter = meter(MODEL, peer, 1, HalClock.SYSTEM);
    List<FaultChange> heard = new CopyOnWriteArrayList<>();
    meter.onFault(heard::add);
    reached(meter);
    // 1.0 kWh, as a new meter tells
    peer.set(1, "input", 0x48, 0x3F80, 0);
    Patience.until("it is believed", () -> heard.size() == 2);
    assertInstanceOf(FaultChange.Raised.class, heard.get(0));
    assertEquals(new FaultChange.Cleared("register-reset"), heard.get(1));
    assertEquals(1_000_000, meter.latest().reading().importMilliWattHours());
    assertTrue(meter.link().up());
  }
}
