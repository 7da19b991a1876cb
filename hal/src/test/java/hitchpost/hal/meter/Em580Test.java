package hitchpost.hal.meter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.core.hardware.MeterReading.SignedReading;
import hitchpost.hal.device.DeviceException;
import hitchpost.hal.device.HalClock;
import hitchpost.hal.device.SignedMetering;
import hitchpost.hal.device.SignedMetering.Identification;
import hitchpost.hal.link.SerialLink;
import hitchpost.hal.link.SerialSettings;
import hitchpost.hal.link.TcpLink;
import hitchpost.hal.modbus.ModbusBus;
import hitchpost.hal.modbus.SerialPatience;
import hitchpost.hal.modbus.UnitAddress;
import hitchpost.hal.testing.FaultyLine;
import hitchpost.hal.testing.ModbusPeer;
import hitchpost.hal.testing.Patience;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The signing meter, emulated with pymodbus. */
class Em580Test {
  private static final String MODEL = "carlo-gavazzi-em580";
  private static final Identification CARD =
      new Identification("HEARSAY", "ISO14443", "04A2B3C4D5E6F7");
  private static final int STATE = 0x7100;
  private static final int NONE = 0;
  private static final int RUNNING = 1;

  private final List<AutoCloseable> open = new ArrayList<>();
  private ModbusPeer peer;
  private SignedMetering signing;

  @BeforeEach
  void found() {
    peer = kept(ModbusPeer.tcp(unit()));
    signing = life();
  }

  @AfterEach
  void closeAll() throws Exception {
    for (AutoCloseable each : open.reversed()) {
      each.close();
    }
  }

  private static String unit() {
    return "{\"1\": " + Vectors.unit(MODEL, MeterProfiles.named(MODEL)) + "}";
  }

  private <T extends AutoCloseable> T kept(T resource) {
    open.add(resource);
    return resource;
  }

  /** The meter as another life of the station finds it. */
  private SignedMetering life() {
    return found(
        kept(
            ModbusBus.tcp(
                TcpLink.at("127.0.0.1", peer.port()), Duration.ofSeconds(20), HalClock.SYSTEM)));
  }

  private SignedMetering found(ModbusBus bus) {
    var meter =
        kept(
            new ModbusMeter(
                "m",
                MeterProfiles.named(MODEL),
                bus,
                UnitAddress.of(1),
                Duration.ofMillis(200),
                "DE*ABC*E1",
                HalClock.SYSTEM));
    meter.start();
    Patience.until("the meter is found", () -> meter.link().up());
    return meter.signed().orElseThrow();
  }

  private void energyFlows() {
    // 123456.7 + 12.8 kWh, the low word first
    int tenths = 1_234_567 + 128;
    peer.set(1, "input", 0x34, tenths & 0xFFFF, tenths >> 16);
  }

  private static JsonNode payload(SignedReading signed) {
    String[] parts = signed.data().split("\\|");
    assertEquals(3, parts.length, signed.data());
    assertEquals("OCMF", parts[0]);
    return JsonMapper.shared().readTree(parts[1]);
  }

  @Test
  void transactionIsSignedWithWhoeverItIsForAndItsTwoReadings() {
    assertNull(Patience.of(signing.begin(CARD)));
    assertEquals(RUNNING, peer.get(1, "input", STATE));
    energyFlows();
    SignedReading signed = Patience.of(signing.end(CARD));
    assertEquals("OCMF", signed.encodingMethod());
    assertEquals("", signed.signingMethod());
    JsonNode payload = payload(signed);
    assertTrue(payload.path("IS").asBoolean());
    assertEquals("HEARSAY", payload.path("IL").asString());
    assertEquals("ISO14443", payload.path("IT").asString());
    assertEquals(CARD.data(), payload.path("ID").asString());
    assertEquals("DE*ABC*E1", payload.path("CI").asString());
    assertEquals("123456.7", payload.path("RD").path(0).path("RV").asString());
    assertEquals("123469.5", payload.path("RD").path(1).path("RV").asString());
    assertEquals(NONE, peer.get(1, "input", STATE), "the record is released");
  }

  @Test
  void nobodyIsWrittenAsNobody() {
    Patience.of(signing.begin(CARD));
    Patience.of(signing.end(CARD));
    Patience.of(signing.begin(Identification.NOBODY));
    JsonNode payload = payload(Patience.of(signing.end(Identification.NOBODY)));
    assertEquals("", payload.path("ID").asString(), "nothing is left of the one before");
    assertEquals("NONE", payload.path("IT").asString());
  }

  @Test
  void publicKeyIsToldAsTheOcaWantsIt() {
    String key =
        new String(Base64.getDecoder().decode(signing.publicKey()), StandardCharsets.US_ASCII);
    assertTrue(key.startsWith("oca:base16:asn1:305a000102"), key);
    assertEquals("oca:base16:asn1:".length() + 2 * 92, key.length());
  }

  @Test
  void clockOfTheMeterIsSetBeforeItSigns() {
    Patience.of(signing.begin(CARD));
    long seconds = 0;
    for (int word = 3; word >= 0; word--) {
      seconds = seconds << 16 | peer.get(1, "holding", 0x7032 + word);
    }
    assertTrue(seconds > 1_767_225_600L, "after the begin of 2026");
  }

  @Test
  void transactionOfAnInterruptedLifeIsEndedInTheNext() {
    Patience.of(signing.begin(CARD));
    SignedMetering next = life();
    energyFlows();
    JsonNode payload = payload(Patience.of(next.end(CARD)));
    assertEquals("123469.5", payload.path("RD").path(1).path("RV").asString());
  }

  @Test
  void recordThatTheMeterClosedInAPowerCutIsFetched() {
    Patience.of(signing.begin(CARD));
    peer.reboot(1);
    JsonNode payload = payload(Patience.of(life().end(CARD)));
    assertEquals("123456.7", payload.path("RD").path(1).path("RV").asString());
  }

  @Test
  void recordOfSomebodyElseIsNotToldAsOnesOwn() {
    Patience.of(signing.begin(CARD));
    SignedMetering next = life();
    var other = next.end(new Identification("HEARSAY", "ISO14443", "DEADBEEF"));
    assertThrows(DeviceException.class, () -> Patience.of(other));
    assertEquals(NONE, peer.get(1, "input", STATE));
  }

  @Test
  void whatTheMeterWasLeftWithHindersNobody() {
    Patience.of(signing.begin(CARD));
    var other = new Identification("HEARSAY", "CENTRAL", "4711");
    SignedMetering next = life();
    Patience.of(next.begin(other));
    assertEquals("4711", payload(Patience.of(next.end(other))).path("ID").asString());
  }

  @Test
  void endWithoutABeginFails() {
    var end = signing.end(CARD);
    assertThrows(DeviceException.class, () -> Patience.of(end));
  }

  @Test
  void corruptedRecordIsNoneAndHindersNobody() {
    Patience.of(signing.begin(CARD));
    peer.set(1, "input", STATE, 3);
    var end = signing.end(CARD);
    assertThrows(DeviceException.class, () -> Patience.of(end));
    Patience.of(signing.begin(CARD));
    assertEquals(CARD.data(), payload(Patience.of(signing.end(CARD))).path("ID").asString());
  }

  /** The meter at a line that can be spoiled. */
  private SignedMetering behind(FaultyLine line) {
    var settings = SerialSettings.parse("115200 8N1");
    return found(
        kept(
            ModbusBus.serial(
                SerialLink.at(line.driverPath(), settings),
                settings,
                SerialPatience.USUAL,
                HalClock.SYSTEM)));
  }

  @Test
  void answersThatAreLostAreAskedForAgain() {
    try (var line = new FaultyLine();
        var slave = ModbusPeer.serial(line.devicePath(), unit())) {
      SignedMetering behind = behind(line);
      // more than the bus asks for by itself
      var lost = new AtomicInteger(3);
      line.spoilsAnswers(piece -> lost.getAndDecrement() > 0 ? List.of() : List.of(piece));
      Patience.of(behind.begin(CARD));
      assertEquals(RUNNING, slave.get(1, "input", STATE));
      lost.set(3);
      JsonNode payload = payload(Patience.of(behind.end(CARD)));
      assertEquals(CARD.data(), payload.path("ID").asString());
      assertEquals(2, payload.path("RD").size());
    }
  }

  @Test
  void whatCouldNotBeEndedIsPutInOrderWhenTheMeterIsBack() {
    try (var line = new FaultyLine();
        var slave = ModbusPeer.serial(line.devicePath(), unit())) {
      SignedMetering behind = behind(line);
      Patience.until("it has begun", () -> begun(behind));
      line.spoilsAnswers(FaultyLine::dropped);
      var end = behind.end(CARD);
      assertThrows(DeviceException.class, () -> Patience.of(end));
      line.spoilsAnswers(FaultyLine::untouched);
      Patience.until("nothing is left", () -> slave.get(1, "input", STATE) == NONE);
    }
  }

  /** A busy machine takes longer than the line waits. */
  private static boolean begun(SignedMetering meter) {
    try {
      Patience.of(meter.begin(CARD));
      return true;
    } catch (DeviceException late) {
      return false;
    }
  }

  @Test
  void meterThatIsSilentFailsInWords() {
    Patience.of(signing.begin(CARD));
    peer.kill();
    var end = signing.end(CARD);
    assertThrows(DeviceException.class, () -> Patience.of(end));
    var begin = signing.begin(CARD);
    assertThrows(DeviceException.class, () -> Patience.of(begin));
  }
}
