package hitchpost.simulator.conformance201;

import static hitchpost.core.types.TxPoint.AUTHORIZED;
import static hitchpost.core.types.TxPoint.EV_CONNECTED;
import static hitchpost.simulator.conformance.TestCsms.expect;
import static hitchpost.simulator.conformance201.Told.at;
import static hitchpost.simulator.conformance201.Told.started;
import static hitchpost.simulator.conformance201.Told.updated;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.simulator.conformance.Match;
import hitchpost.simulator.conformance.Scenario;
import hitchpost.simulator.conformance.TestCsms.Call;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** OCPP 2.0.1 part 6, 2.11: meter values. */
class MeterValuesTest {
  private static final List<String> MEASURANDS =
      List.of("Energy.Active.Import.Register", "Power.Active.Import", "Voltage");
  private static final String WANTED = String.join(",", MEASURANDS);
  private static final int SECONDS = 20;
  private static final String EVERY = String.valueOf(SECONDS);
  private static final String PUBLIC_KEY = "oca:base16:asn1:AB";

  /** Sampled or aligned values of these measurands, so often. */
  private static Scenario201 metering(Scenario site, String controller, String list) {
    String prefix = controller + "." + list;
    return new Scenario201(site)
        .with(prefix + "Interval", EVERY)
        .with(prefix + "Measurands", WANTED);
  }

  private static void complete(JsonNode meterValue, String... contexts) {
    for (String measurand : MEASURANDS) {
      assertTrue(sampled(meterValue).anyMatch(v -> measurand(v).equals(measurand)), measurand);
    }
    assertTrue(
        sampled(meterValue)
            .allMatch(v -> List.of(contexts).contains(v.path("context").asString(""))),
        meterValue::toString);
  }

  private static Stream<JsonNode> sampled(JsonNode meterValue) {
    return StreamSupport.stream(meterValue.get("sampledValue").spliterator(), false);
  }

  private static String measurand(JsonNode sampledValue) {
    return sampledValue.path("measurand").asString("Energy.Active.Import.Register");
  }

  /** They come so far apart. */
  private static void evenlySpaced(List<JsonNode> meterValues) {
    for (int i = 1; i < meterValues.size(); i++) {
      Instant before = Instant.parse(meterValues.get(i - 1).get("timestamp").asString());
      Instant at = Instant.parse(meterValues.get(i).get("timestamp").asString());
      assertEquals(Duration.ofSeconds(SECONDS), Duration.between(before, at));
    }
  }

  private static List<JsonNode> receivesThree(
      Scenario201 s, String action, String context, Match... matches) {
    var values = new ArrayList<JsonNode>();
    for (int i = 0; i < 3; i++) {
      JsonNode call =
          s.csms.receivesWithin(Duration.ofSeconds(SECONDS + 1), expect(action, matches));
      values.add(call.at("/meterValue/0"));
      complete(values.getLast(), context);
    }
    evenlySpaced(values);
    return values;
  }

  /** What the only event of this kind says of the meter. */
  private static List<JsonNode> valuesOf(Scenario201 s, String eventType) {
    List<Call> events =
        s.csms.heard("TransactionEvent").stream()
            .filter(c -> c.payload().get("eventType").asString().equals(eventType))
            .toList();
    assertEquals(1, events.size());
    return StreamSupport.stream(events.getFirst().payload().path("meterValue").spliterator(), false)
        .toList();
  }

  private static boolean has(JsonNode meterValue, String context) {
    return sampled(meterValue).anyMatch(v -> v.path("context").asString("").equals(context));
  }

  /** Charges for a minute, then ends; what was told with the end, of this context. */
  private static List<JsonNode> toldAtTheEnd(Scenario201 s, String context) {
    s.booted().energyTransferStarted();
    s.passes(3 * SECONDS + 5);
    s.stopAuthorizedLocally().evDisconnected();
    List<JsonNode> values =
        valuesOf(s, "Ended").stream().filter(value -> has(value, context)).toList();
    assertTrue(values.size() >= 3, values::toString);
    values.forEach(value -> complete(value, context));
    evenlySpaced(values);
    return values;
  }

  @Test
  void TC_J_01_CS() {
    var s = metering(new Scenario(), "AlignedDataCtrlr", "").booted();
    receivesThree(s, "MeterValues", "Sample.Clock", Match.field("evseId", 1));
  }

  @Test
  void TC_J_02_CS() {
    var s = metering(new Scenario(), "AlignedDataCtrlr", "").booted().energyTransferStarted();
    receivesThree(s, "TransactionEvent", "Sample.Clock", updated("MeterValueClock"));
  }

  @Test
  void TC_J_03_CS() {
    var s =
        metering(new Scenario(), "AlignedDataCtrlr", "TxEnded")
            .with("SampledDataCtrlr.TxEndedMeasurands", "");
    toldAtTheEnd(s, "Sample.Clock");
    valuesOf(s, "Ended").forEach(value -> complete(value, "Sample.Clock"));
  }

  private static Scenario signing() {
    return new Scenario()
        .withSigningMeter(PUBLIC_KEY)
        .withVariable("OCPPCommCtrlr.PublicKeyWithSignedMeterValue", "EveryMeterValue");
  }

  private static void signed(List<JsonNode> values) {
    for (JsonNode value : values) {
      JsonNode register =
          sampled(value).filter(v -> measurand(v).equals(MEASURANDS.getFirst())).findFirst().get();
      assertFalse(register.at("/signedMeterValue/signedMeterData").asString("").isEmpty());
      assertEquals(PUBLIC_KEY, register.at("/signedMeterValue/publicKey").asString());
    }
  }

  @Test
  void TC_J_04_CS() {
    var s =
        metering(signing(), "AlignedDataCtrlr", "TxEnded")
            .with("AlignedDataCtrlr.SignReadings", "true");
    signed(toldAtTheEnd(s, "Sample.Clock"));
  }

  @Test
  void TC_J_06_CS() {
    var s =
        metering(new Scenario(), "AlignedDataCtrlr", "")
            .with("AlignedDataCtrlr.SendDuringIdle", "true")
            .with("SampledDataCtrlr.TxStartedMeasurands", "")
            .booted();
    receivesThree(s, "MeterValues", "Sample.Clock", Match.field("evseId", 1));
    s.energyTransferStarted();
    s.passes(3 * SECONDS);
    s.stopAuthorizedLocally().evDisconnected();
    assertEquals(3, s.csms.heard("MeterValues").size());
    receivesThree(s, "MeterValues", "Sample.Clock", Match.field("evseId", 1));
  }

  @Test
  void TC_J_07_CS() {
    var s =
        new Scenario201()
            .with("SampledDataCtrlr.TxStartedMeasurands", WANTED)
            .startingAt(EV_CONNECTED)
            .booted();
    s.evConnected().energyTransferStarted();
    valuesOf(s, "Started").forEach(value -> complete(value, "Transaction.Begin"));
    assertEquals(1, valuesOf(s, "Started").size());
  }

  @Test
  void TC_J_09_CS() {
    var s = metering(new Scenario(), "SampledDataCtrlr", "TxUpdated");
    s.booted().energyTransferStarted();
    receivesThree(s, "TransactionEvent", "Sample.Periodic", updated("MeterValuePeriodic"));
  }

  @Test
  void TC_J_10_CS() {
    var s =
        metering(new Scenario(), "SampledDataCtrlr", "TxEnded")
            .with("AlignedDataCtrlr.TxEndedMeasurands", "");
    toldAtTheEnd(s, "Sample.Periodic");
    JsonNode last = valuesOf(s, "Ended").getLast();
    complete(last, "Transaction.End");
  }

  @Test
  void TC_J_11_CS() {
    var s =
        metering(signing(), "SampledDataCtrlr", "TxEnded")
            .with("SampledDataCtrlr.SignReadings", "true");
    signed(toldAtTheEnd(s, "Sample.Periodic"));
    signed(List.of(valuesOf(s, "Ended").getLast()));
  }

  @Test
  void TC_J_08_CS() {
    var s =
        new Scenario201(new Scenario().withEvses(2))
            .with("SampledDataCtrlr.TxStartedMeasurands", WANTED)
            .startingAt(AUTHORIZED)
            .on();
    s.csms.answersByItself(true);
    s.site.time.pass(Duration.ofSeconds(5));
    s.driver.presents(Scenario201.CARD);
    s.site.time.pass(Duration.ofSeconds(5));
    s.site.carAt(2).plugsIn();
    s.site.time.pass(Duration.ofSeconds(30));
    List<JsonNode> events = s.csms.heard("TransactionEvent").stream().map(Call::payload).toList();
    assertTrue(started("Authorized").check().test(events.getFirst()));
    assertFalse(events.getFirst().has("evse"));
    assertFalse(events.getFirst().has("meterValue"));
    JsonNode placed = events.stream().filter(e -> e.has("evse")).findFirst().orElseThrow();
    assertTrue(at(2, 1).check().test(placed));
    complete(placed.at("/meterValue/0"), "Transaction.Begin");
    assertEquals("Charging", events.getLast().at("/transactionInfo/chargingState").asString());
    assertEquals(1, events.stream().filter(e -> e.has("idToken")).count());
  }
}
