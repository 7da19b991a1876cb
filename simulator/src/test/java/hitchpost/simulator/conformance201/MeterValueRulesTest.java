package hitchpost.simulator.conformance201;

import static hitchpost.simulator.conformance.TestCsms.expect;
import static hitchpost.simulator.conformance201.Told.updated;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.core.Fact;
import hitchpost.core.hardware.MeterReading.SignedReading;
import hitchpost.simulator.conformance.Match;
import hitchpost.simulator.conformance.Scenario;
import hitchpost.simulator.conformance.TestCsms.Call;
import hitchpost.simulator.hardware.MeterSignatures;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What OCPP 2.0.1 part 2, E and J ask of meter values beyond the certification cases. */
class MeterValueRulesTest {
  private static final String REGISTER = "Energy.Active.Import.Register";
  private static final String EVERYTHING =
      "Energy.Active.Import.Register,Power.Active.Import,Current.Import,Voltage";

  private static Scenario201 sampling(Scenario site) {
    return new Scenario201(site)
        .with("SampledDataCtrlr.TxStartedMeasurands", EVERYTHING)
        .with("SampledDataCtrlr.TxUpdatedInterval", "10")
        .with("SampledDataCtrlr.TxUpdatedMeasurands", EVERYTHING)
        .with("SampledDataCtrlr.TxEndedMeasurands", EVERYTHING);
  }

  /** Every meter value that was told in transactions. */
  private static List<JsonNode> told(Scenario201 s) {
    var values = new ArrayList<JsonNode>();
    for (Call call : s.csms.heard("TransactionEvent")) {
      call.payload().path("meterValue").forEach(values::add);
    }
    return values;
  }

  private static List<JsonNode> sampled(Scenario201 s) {
    var values = new ArrayList<JsonNode>();
    told(s).forEach(value -> value.get("sampledValue").forEach(values::add));
    return values;
  }

  private static boolean isRegister(JsonNode value) {
    return value.path("measurand").asString(REGISTER).equals(REGISTER);
  }

  private static Scenario201 signing() {
    return signing("OCMF|{}");
  }

  private static Scenario201 signing(String text) {
    var ocmf = new SignedReading(text, "OCMF", "");
    var signatures = new MeterSignatures(ocmf, ocmf, ocmf);
    return sampling(new Scenario().withSigningMeter("oca:base16:asn1:AB", signatures))
        .with("SampledDataCtrlr.SignReadings", "true")
        .with("AuthCtrlr.OfflineTxForUnknownIdEnabled", "true");
  }

  private static void everyRegisterIsSigned(Scenario201 s) {
    List<JsonNode> registers = sampled(s).stream().filter(MeterValueRulesTest::isRegister).toList();
    assertTrue(registers.size() > 3, registers::toString);
    for (JsonNode register : registers) {
      assertFalse(register.at("/signedMeterValue/signedMeterData").asString("").isEmpty());
    }
  }

  @Test
  @Tag("E02.FR.14")
  @Tag("E07.FR.12")
  void withTheCableFirstEveryRegisterIsSigned() {
    var s = signing().booted().evConnected().energyTransferStarted();
    s.csms.answersByItself(true);
    s.passes(35);
    s.driver.presents(Scenario201.CARD);
    s.passes(5);
    assertFalse(s.running());
    everyRegisterIsSigned(s);
  }

  @Test
  @Tag("E03.FR.10")
  @Tag("E09.FR.08")
  void withTheCardFirstAndTheCablePulledEveryRegisterIsSigned() {
    var s = signing().booted().energyTransferStarted();
    s.csms.answersByItself(true);
    s.passes(35);
    s.car.plugsOut();
    s.passes(5);
    assertFalse(s.running());
    everyRegisterIsSigned(s);
  }

  @Test
  @Tag("E10.FR.07")
  void whereTheCarMayComeBackEveryRegisterIsSigned() {
    var s =
        signing()
            .with("TxCtrlr.StopTxOnEVSideDisconnect", "false")
            .booted()
            .energyTransferStarted();
    s.csms.answersByItself(true);
    s.passes(35);
    s.car.plugsOut();
    s.passes(25);
    everyRegisterIsSigned(s);
  }

  @Test
  @Tag("E05.FR.06")
  void forWhomTheCsmsRefusesEveryRegisterIsSigned() {
    var s = signing().booted().energyTransferStarted();
    s.csms.answersUsually("TransactionEvent", "{\"idTokenInfo\":{\"status\":\"Invalid\"}}");
    s.csms.answersByItself(true);
    s.passes(35);
    everyRegisterIsSigned(s);
  }

  @Test
  @Tag("E04.FR.10")
  @Tag("E08.FR.12")
  @Tag("E11.FR.08")
  @Tag("E12.FR.10")
  void offlineEveryRegisterIsSigned() {
    var s = signing().booted();
    s.connection.down();
    s.car.plugsIn();
    s.driver.presents(Scenario201.CARD);
    s.passes(35);
    s.driver.presents(Scenario201.CARD);
    s.passes(5);
    s.csms.answersByItself(true);
    s.connection.up();
    s.passes(30);
    assertFalse(s.running());
    everyRegisterIsSigned(s);
  }

  @Test
  void whatIsSignedAtTooMuchLengthForAMessageIsToldAtTheStation() {
    var s = signing("OCMF|" + "x".repeat(2_500)).booted().energyTransferStarted();
    s.csms.answersByItself(true);
    s.passes(5);
    var registers = sampled(s).stream().filter(MeterValueRulesTest::isRegister).toList();
    assertFalse(registers.isEmpty());
    registers.forEach(register -> assertFalse(register.has("signedMeterValue")));
    assertTrue(
        s.site.told(Fact.Dropped.class).stream()
            .anyMatch(f -> f.what().equals("a part of TransactionEvent")));
  }

  @Test
  @Tag("J01.FR.05")
  @Tag("J01.FR.17")
  @Tag("J02.FR.18")
  void everyMeterValueHasTheTimeOfAllItsSamples() {
    var s = sampling(new Scenario()).booted().energyTransferStarted();
    s.csms.answersByItself(true);
    s.passes(35);
    for (JsonNode value : told(s)) {
      Instant at = Instant.parse(value.get("timestamp").asString());
      assertFalse(at.isAfter(s.site.time.now()), value::toString);
      value
          .get("sampledValue")
          .forEach(sample -> assertTrue(sample.path("timestamp").isMissingNode()));
    }
  }

  @Test
  @Tag("J02.FR.16")
  void registersOnlyEverRise() {
    var s = sampling(new Scenario()).booted().energyTransferStarted();
    s.csms.answersByItself(true);
    s.passes(65);
    List<Double> registers =
        sampled(s).stream()
            .filter(MeterValueRulesTest::isRegister)
            .map(value -> value.get("value").asDouble())
            .toList();
    assertTrue(registers.size() > 5, registers::toString);
    assertEquals(registers.stream().sorted().toList(), registers);
  }

  @Test
  @Tag("J01.FR.10")
  @Tag("J01.FR.11")
  @Tag("J02.FR.06")
  @Tag("J02.FR.07")
  void whatIsOfAPhaseNamesIt() {
    var s = sampling(new Scenario()).booted().energyTransferStarted();
    s.csms.answersByItself(true);
    s.passes(15);
    List<String> phases =
        sampled(s).stream()
            .filter(value -> value.path("measurand").asString("").equals("Voltage"))
            .map(value -> value.path("phase").asString("none"))
            .distinct()
            .toList();
    assertTrue(phases.containsAll(List.of("L1-N", "L2-N", "L3-N")), phases::toString);
  }

  @Test
  @Tag("J01.FR.22")
  void alignedValuesOfATransactionAreToldInItsEvents() {
    var s =
        new Scenario201()
            .with("AlignedDataCtrlr.Interval", "60")
            .with("AlignedDataCtrlr.Measurands", REGISTER)
            .with("SampledDataCtrlr.TxUpdatedInterval", "0")
            .booted()
            .energyTransferStarted();
    s.csms.receivesWithin(
        Duration.ofSeconds(61),
        expect(
            "TransactionEvent",
            updated("MeterValueClock"),
            Match.that("Sample.Clock", p -> p.toString().contains("Sample.Clock"))));
  }

  @Test
  @Tag("J01.FR.19")
  @Tag("J01.FR.20")
  void withValuesOnlyWhileIdleATransactionSilencesEveryEvse() {
    var s =
        new Scenario201(new Scenario().withEvses(2))
            .with("AlignedDataCtrlr.Interval", "60")
            .with("AlignedDataCtrlr.Measurands", REGISTER)
            .with("AlignedDataCtrlr.SendDuringIdle", "true")
            .with("SampledDataCtrlr.TxUpdatedInterval", "0")
            .on();
    s.csms.answersByItself(true);
    s.passes(5);
    s.car.plugsIn();
    s.driver.presents(Scenario201.CARD);
    s.passes(200);
    assertTrue(s.running());
    assertEquals(List.of(), s.csms.heard("MeterValues"));
  }

  @Test
  @Tag("J02.FR.22")
  void aTransactionTellsOfItsOwnMeterOnly() {
    var s = sampling(new Scenario().withEvses(2)).on();
    s.csms.answersByItself(true);
    s.passes(5);
    s.site.carAt(2).plugsIn();
    s.driver.presents(Scenario201.CARD);
    s.passes(60);
    s.driver.presents(Scenario201.CARD);
    s.passes(5);
    long drawn = s.site.hardware(2).deliveredMilliWattHours();
    double last =
        sampled(s).stream()
            .filter(MeterValueRulesTest::isRegister)
            .mapToDouble(value -> value.get("value").asDouble())
            .max()
            .orElseThrow();
    assertTrue(drawn > 0 && Math.abs(drawn / 1e3 - last) < 1, drawn + " and " + last);
    assertEquals(0, s.site.hardware(1).deliveredMilliWattHours());
  }
}
