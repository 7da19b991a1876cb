package hitchpost.simulator.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.hal.device.MeterSample.Quality;
import hitchpost.hal.driver.Drivers;
import hitchpost.hal.link.PseudoTerminal;
import hitchpost.station.file.OcppVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code hitchpost run} with a Modbus meter beside a board in memory. */
class MeteredRunTest {
  private static final String FILE =
      """
      hardware:
        buses:
          - {name: net, tcp: "%s"}
          - {name: tty, serial: "%s"}
        devices:
          - {name: m, type: memory}
          - {name: rfid, type: line-rfid, bus: tty}
          - {name: b23, type: modbus-meter, bus: net, model: abb-b23, pollMillis: 200}
      evses:
        - connectors: [{type: sType2}]
          hardware: {board: m, meter: b23, lock: m.lock}
      """;

  /** Import register of the meter, hundredths of a kilowatt-hour. */
  private static final int IMPORT = 0x5000;

  @TempDir Path folder;

  private final MemoryDriver parts = new MemoryDriver();

  private Drivers drivers() {
    var all = new ArrayList<>(Drivers.known().all());
    all.add(parts);
    return new Drivers(List.copyOf(all));
  }

  @Test
  void anAbbMeterIsBilledExactlyToACardOnASerialLine() throws IOException {
    try (var meter = new TcpMeter();
        var tty = PseudoTerminal.open()) {
      // a frequency of 50 Hz shows that this is the meter
      meter.set(0x5B2C, 5_000, 1);
      meter.set(IMPORT, 123_456, 4);
      try (var site =
          new RealSite(
              folder, OcppVersion.V1_6, FILE.formatted(meter.address(), tty.path()), drivers())) {
        site.untilStatus("Available");
        site.untilRegister(1_234_560_000L);
        site.untilLinked("rfid", true);
        parts.board.plug(true);
        tty.write("04A2B3C4\r".getBytes(StandardCharsets.US_ASCII));
        site.until("power flows", parts.board::closed);
        site.until("the transaction is known", () -> !site.transactions().isEmpty());
        meter.set(IMPORT, 123_456 + 1, 4);
        site.untilRegister(1_234_570_000L);
        parts.reader.present("04A2B3C4");
        site.until("the transaction ends", site::ended);
        assertEquals(10, site.billedWattHours());
      }
    }
  }

  private static final String SIGNED_FILE =
      """
      hardware:
        buses:
          - {name: net, tcp: "%s"}
        devices:
          - {name: m, type: memory}
          - {name: em, type: modbus-meter, bus: net, model: carlo-gavazzi-em580, pollMillis: 200}
      evses:
        - connectors: [{type: sType2}]
          hardware: {board: m, meter: em, lock: m.lock}
      """;

  /** Charges a step of the register for a card. */
  private void chargeSigned(RealSite site, SigningMeter meter) {
    site.untilStatus("Available");
    site.until("the meter is read", () -> quality(site) == Quality.GOOD);
    parts.board.plug(true);
    parts.reader.present("04A2B3C4");
    site.until("power flows", parts.board::closed);
    assertTrue(meter.running(), "a transaction runs on the meter before power flows");
    meter.show(123_457);
    site.untilRegister(12_345_700_000L);
    parts.reader.present("04A2B3C4");
    site.until("the transaction ends", site::ended);
    assertEquals(100, site.billedWattHours());
  }

  private static void assertRecord(String signedMeterData) {
    String record = new String(Base64.getDecoder().decode(signedMeterData), StandardCharsets.UTF_8);
    String[] sections = record.split("\\|");
    assertEquals(3, sections.length, record);
    assertEquals("OCMF", sections[0]);
    JsonNode payload = JsonMapper.shared().readTree(sections[1]);
    assertEquals("04A2B3C4", payload.path("ID").asString());
    assertEquals("12345.6", payload.path("RD").path(0).path("RV").asString());
    assertEquals("12345.7", payload.path("RD").path(1).path("RV").asString());
    assertFalse(JsonMapper.shared().readTree(sections[2]).path("SD").asString().isEmpty(), record);
  }

  private static void assertKey(String publicKey) {
    String key = new String(Base64.getDecoder().decode(publicKey), StandardCharsets.US_ASCII);
    assertTrue(key.startsWith("oca:base16:asn1:305a"), key);
  }

  @Test
  void theBillOfASessionInOcpp16CarriesWhatTheMeterSigned() throws IOException {
    try (var meter = new SigningMeter();
        var site =
            new RealSite(
                folder, OcppVersion.V1_6, SIGNED_FILE.formatted(meter.address()), drivers())) {
      chargeSigned(site, meter);
      JsonNode stop = site.said("StopTransaction").getLast();
      JsonNode signed =
          stop.findValues("sampledValue").stream()
              .flatMap(JsonNode::valueStream)
              .filter(value -> value.path("format").asString("").equals("SignedData"))
              .findFirst()
              .orElseThrow();
      assertEquals("Transaction.End", signed.path("context").asString());
      JsonNode value = JsonMapper.shared().readTree(signed.path("value").asString());
      assertEquals("OCMF", value.path("encodingMethod").asString());
      assertRecord(value.path("signedMeterData").asString());
      assertKey(value.path("publicKey").asString());
    }
  }

  @Test
  void theEndOfASessionInOcpp201CarriesWhatTheMeterSigned() throws IOException {
    try (var meter = new SigningMeter();
        var site =
            new RealSite(
                folder, OcppVersion.V2_0_1, SIGNED_FILE.formatted(meter.address()), drivers())) {
      chargeSigned(site, meter);
      JsonNode signed = ended(site).orElseThrow().findValue("signedMeterValue");
      assertEquals("OCMF", signed.path("encodingMethod").asString());
      assertEquals("", signed.path("signingMethod").asString());
      assertRecord(signed.path("signedMeterData").asString());
      assertKey(signed.path("publicKey").asString());
    }
  }

  @Test
  void aMeterThatDoesNotBeginToSignSellsNothing() throws IOException {
    try (var meter = new SigningMeter();
        var site =
            new RealSite(
                folder, OcppVersion.V1_6, SIGNED_FILE.formatted(meter.address()), drivers())) {
      site.untilStatus("Available");
      site.until("the meter is read", () -> quality(site) == Quality.GOOD);
      meter.refuses(true);
      parts.board.plug(true);
      parts.reader.present("04A2B3C4");
      site.untilStatus("Preparing/PowerMeterFailure");
      assertFalse(parts.board.closed());
      assertTrue(site.transactions().isEmpty());
    }
  }

  @Test
  void aSessionThatAPowerCutEndsIsEndedOnTheMeterToo() throws IOException {
    try (var meter = new SigningMeter()) {
      String file = SIGNED_FILE.formatted(meter.address());
      try (var site = new RealSite(folder, OcppVersion.V1_6, file, drivers())) {
        site.untilStatus("Available");
        site.until("the meter is read", () -> quality(site) == Quality.GOOD);
        parts.board.plug(true);
        parts.reader.present("04A2B3C4");
        site.until("power flows", parts.board::closed);
        site.until("the transaction is known", () -> !site.transactions().isEmpty());
      }
      assertTrue(meter.running());
      try (var site = new RealSite(folder, OcppVersion.V1_6, file, drivers())) {
        site.until("the meter has ended it too", () -> !meter.running());
        site.until("the end is told", () -> !site.said("StopTransaction").isEmpty());
        assertEquals("PowerLoss", site.said("StopTransaction").getLast().path("reason").asString());
      }
    }
  }

  private static Optional<JsonNode> ended(RealSite site) {
    return site.said("TransactionEvent").stream()
        .filter(event -> event.path("eventType").asString().equals("Ended"))
        .findFirst();
  }

  private static Quality quality(RealSite site) {
    var status = site.running().station().evses().getFirst();
    if (!status.devices().stream().allMatch(device -> device.link().up())) {
      return Quality.MISSING;
    }
    var sample = status.meter();
    return sample == null ? Quality.MISSING : sample.quality();
  }
}
