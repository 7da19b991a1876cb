package hitchpost.simulator.field;

import static hitchpost.simulator.conformance.Scenario.CARD;
import static hitchpost.simulator.field.Words.gets;
import static hitchpost.simulator.field.Words.minutes;
import static hitchpost.simulator.field.Words.seconds;
import static hitchpost.simulator.field.Words.sets;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.core.hardware.MeterReading.SignedReading;
import hitchpost.simulator.conformance.Scenario;
import hitchpost.simulator.conformance.TestCsms.Call;
import hitchpost.simulator.hardware.MeterSignatures;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a meter signs, and the keys for it. Source: Signed Meter Values in OCPP 1.0, 3. */
class SigningKeysTest {
  private static final String ENERGY = "Energy.Active.Import.Register";
  private static final String KEY = "b2NhOmJhc2UxNjphc24xOjMwNTYzMDEw";
  private static final JsonMapper JSON = JsonMapper.shared();

  /** A signed value as it was told: where it stands, what the meter said, and the key. */
  private record Signed(String context, String data, String publicKey) {}

  private static SignedReading ocmf(String what) {
    return new SignedReading("OCMF|" + what, "OCMF", "");
  }

  private static Scenario station() {
    var signs = new MeterSignatures(ocmf("begin"), ocmf("between"), ocmf("end"));
    return new Scenario().withSigningMeter(KEY, signs);
  }

  /** Charges for three minutes and stops, with a CSMS that answers. */
  private static void session(Scenario s) {
    s.booted();
    s.csms.answersByItself(true);
    s.car.plugsIn();
    s.driver.presents(CARD);
    stops(s);
  }

  private static void stops(Scenario s) {
    s.csms.answersByItself(true);
    s.passes(minutes(3).plusSeconds(5));
    s.driver.presents(CARD);
    s.passes(seconds(10));
  }

  private static List<Signed> signed(Scenario s, String action) {
    var found = new ArrayList<Signed>();
    for (Call call : s.csms.heard(action)) {
      for (JsonNode list : call.payload().findValues("sampledValue")) {
        list.forEach(value -> read(value, found));
      }
    }
    return found;
  }

  private static void read(JsonNode value, List<Signed> found) {
    if (!value.path("format").asString("Raw").equals("SignedData")) {
      return;
    }
    assertEquals(ENERGY, value.get("measurand").asString());
    JsonNode signed = JSON.readTree(value.get("value").asString());
    assertEquals("OCMF", signed.get("encodingMethod").asString());
    assertEquals("", signed.get("signingMethod").asString());
    byte[] data = Base64.getDecoder().decode(signed.get("signedMeterData").asString());
    found.add(
        new Signed(
            value.get("context").asString(),
            new String(data, StandardCharsets.UTF_8),
            signed.get("publicKey").asString()));
  }

  private static List<String> contexts(Scenario s, String action) {
    return signed(s, action).stream().map(Signed::context).toList();
  }

  @Test
  void beginAndEndAreSignedInTheStopAndCarryWhatTheMeterSaid() {
    var s = station();
    session(s);
    assertEquals(
        List.of(
            new Signed("Transaction.Begin", "OCMF|begin", KEY),
            new Signed("Transaction.End", "OCMF|end", "")),
        signed(s, "StopTransaction"));
    assertEquals(List.of(), s.csms.heard("MeterValues"));
  }

  /** 3.1.4: a meter that signs both ends together tells them at the end. */
  @Test
  void oneContainerForBothEndsStandsAtTheEnd() {
    var s = new Scenario();
    s.withSigningMeter(KEY, new MeterSignatures(null, null, ocmf("both")));
    session(s);
    assertEquals(
        List.of(new Signed("Transaction.End", "OCMF|both", KEY)), signed(s, "StopTransaction"));
  }

  @Test
  void aSignedBeginSurvivesAPowerLoss() {
    var s = station().charging();
    s.csms.answersByItself(true);
    s.passes(minutes(2));
    s.grid.fails();
    s.grid.returns();
    s.passes(minutes(1));
    assertEquals(
        List.of(new Signed("Transaction.Begin", "OCMF|begin", KEY)), signed(s, "StopTransaction"));
  }

  @Test
  void meterPublicKeyIsReadOnlyAndOneEachConnector() {
    var s = station().withConnectors(2).booted();
    assertEquals(KEY, gets(s, "MeterPublicKey1"));
    assertEquals(KEY, gets(s, "MeterPublicKey2"));
    assertEquals("Rejected", sets(s, "MeterPublicKey1", "other"));
    assertEquals("NotSupported", sets(s, "MeterPublicKey3", "other"));
  }

  @Test
  void aStationWhoseMeterSignsNothingHasNoneOfTheKeys() {
    var s = new Scenario().booted();
    for (String key : List.of("MeterPublicKey1", "SampledDataSignReadings")) {
      assertEquals("NotSupported", sets(s, key, "true"));
    }
  }

  @Test
  void sampledDataSignReadingsSwitchesSigningOff() {
    var s = station().with("SampledDataSignReadings", "false");
    session(s);
    assertFalse(s.csms.heard("StopTransaction").getFirst().payload().has("transactionData"));
  }

  @Test
  void alignedDataSignReadingsSignsBothEndsAsWell() {
    var s = station().with("SampledDataSignReadings", "false");
    s.with("AlignedDataSignReadings", "true");
    session(s);
    assertEquals(List.of("Transaction.Begin", "Transaction.End"), contexts(s, "StopTransaction"));
  }

  @Test
  void startTxnSampledDataTellsTheBeginRightAfterTheStart() {
    var s = station().with("StartTxnSampledData", ENERGY + ",Voltage");
    session(s);
    var calls = s.csms.heard("MeterValues");
    assertEquals(1, calls.size());
    JsonNode values = calls.getFirst().payload().findValue("sampledValue");
    assertEquals(5, values.size());
    values.forEach(v -> assertEquals("Transaction.Begin", v.get("context").asString()));
    assertTrue(calls.getFirst().payload().has("transactionId"));
    assertEquals(List.of(), signed(s, "MeterValues"));
  }

  @Test
  void startTxnSampledDataIsEmptyAtTheFactoryAndThereIsNoSuchMessage() {
    var s = new Scenario();
    session(s);
    assertEquals("", gets(s, "StartTxnSampledData"));
    assertEquals(List.of(), s.csms.heard("MeterValues"));
  }

  @Test
  void sampledDataSignStartedReadingsSignsThatBegin() {
    var s = station().with("StartTxnSampledData", ENERGY);
    s.with("SampledDataSignStartedReadings", "true");
    session(s);
    assertEquals(
        List.of(new Signed("Transaction.Begin", "OCMF|begin", KEY)), signed(s, "MeterValues"));
    assertEquals("", signed(s, "StopTransaction").getFirst().publicKey());
  }

  @ParameterizedTest
  @CsvSource({"true, true, 3", "true, false, 0", "false, true, 0"})
  void sampledDataSignUpdatedReadingsSignsSamples(String all, String updated, int expected) {
    var s = station().with("MeterValueSampleInterval", "60");
    s.with("SampledDataSignReadings", all).with("SampledDataSignUpdatedReadings", updated);
    session(s);
    assertEquals(3, s.csms.heard("MeterValues").size());
    assertEquals(
        List.of("Sample.Periodic", "Sample.Periodic", "Sample.Periodic").subList(0, expected),
        contexts(s, "MeterValues"));
  }

  @ParameterizedTest
  @CsvSource({"true, true, 3", "true, false, 0", "false, true, 0"})
  void alignedDataSignUpdatedReadingsSignsAlignedValues(String all, String updated, int expected) {
    var s = station().with("ClockAlignedDataInterval", "60");
    s.with("AlignedDataSignReadings", all).with("AlignedDataSignUpdatedReadings", updated);
    session(s);
    assertEquals(
        List.of("Sample.Clock", "Sample.Clock", "Sample.Clock").subList(0, expected),
        contexts(s, "MeterValues"));
  }

  /** Outside a transaction nobody is billed. */
  @Test
  void alignedValuesOutsideATransactionAreNotSigned() {
    var s = station().with("ClockAlignedDataInterval", "60");
    s.with("AlignedDataSignReadings", "true").with("AlignedDataSignUpdatedReadings", "true");
    s.booted();
    s.csms.answersByItself(true);
    s.passes(minutes(3));
    assertEquals(List.of(), signed(s, "MeterValues"));
  }

  @Test
  void whatCannotBeSignedStaysAsItIs() {
    var s = station().with("MeterValueSampleInterval", "60");
    s.with("MeterValuesSampledData", "Voltage").with("SampledDataSignUpdatedReadings", "true");
    session(s);
    assertEquals(3, s.csms.heard("MeterValues").size());
    assertEquals(List.of(), signed(s, "MeterValues"));
    assertEquals(KEY, signed(s, "StopTransaction").getFirst().publicKey());
  }

  @ParameterizedTest
  @CsvSource({"Never, 0", "OncePerTransaction, 1", "EveryMeterValue, 5"})
  void publicKeyWithSignedMeterValueSaysHowOftenTheKeyIsTold(String when, int times) {
    var s = station().with("MeterValueSampleInterval", "60");
    s.with("SampledDataSignUpdatedReadings", "true").booted();
    assertEquals("Rejected", sets(s, "PublicKeyWithSignedMeterValue", "Sometimes"));
    assertEquals("Accepted", sets(s, "PublicKeyWithSignedMeterValue", when));
    s.startsCharging();
    stops(s);
    var all = new ArrayList<>(signed(s, "MeterValues"));
    all.addAll(signed(s, "StopTransaction"));
    assertEquals(5, all.size());
    assertEquals(times, all.stream().filter(v -> v.publicKey().equals(KEY)).count());
  }
}
