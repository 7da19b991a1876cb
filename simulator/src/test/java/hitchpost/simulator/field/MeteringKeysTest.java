package hitchpost.simulator.field;

import static hitchpost.simulator.conformance.Match.absent;
import static hitchpost.simulator.conformance.Match.connector;
import static hitchpost.simulator.conformance.Match.field;
import static hitchpost.simulator.conformance.Scenario.CARD;
import static hitchpost.simulator.conformance.TestCsms.expect;
import static hitchpost.simulator.field.Words.gets;
import static hitchpost.simulator.field.Words.minutes;
import static hitchpost.simulator.field.Words.seconds;
import static hitchpost.simulator.field.Words.sets;
import static hitchpost.simulator.field.Words.timestamps;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.simulator.conformance.Scenario;
import hitchpost.simulator.conformance.TestCsms.Call;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The keys that say what is measured, when, and where it is told. Source: OCPP 1.6, 3.16. */
class MeteringKeysTest {
  private static final String ENERGY = "Energy.Active.Import.Register";

  private static List<String> each(JsonNode payload, String field) {
    var values = new ArrayList<String>();
    for (JsonNode list : payload.findValues("sampledValue")) {
      list.forEach(v -> values.add(v.path(field).asString("none")));
    }
    return values;
  }

  /** Charges for this long, with a CSMS that answers, and stops. */
  private static JsonNode stopAfter(Scenario s, Duration duration) {
    s.charging();
    s.csms.answersByItself(true);
    s.passes(duration);
    s.driver.presents(CARD);
    s.passes(seconds(10));
    return s.csms.heard("StopTransaction").getFirst().payload();
  }

  @Test
  void meterValueSampleIntervalIsCountedFromTheStart() {
    var s = new Scenario().with("MeterValueSampleInterval", "90");
    stopAfter(s, minutes(10));
    Instant start = timestamps(s.csms.heard("StartTransaction").getFirst().payload()).getFirst();
    var samples = s.csms.heard("MeterValues");
    assertEquals(6, samples.size());
    for (int i = 0; i < samples.size(); i++) {
      Instant taken = timestamps(samples.get(i).payload()).getFirst();
      assertEquals(90L * (i + 1), Duration.between(start, taken).toSeconds(), 1.0);
      assertEquals(
          Set.of("Sample.Periodic"), new TreeSet<>(each(samples.get(i).payload(), "context")));
    }
  }

  @Test
  void meterValueSampleIntervalOf0MeansNone() {
    var s = new Scenario().with("MeterValueSampleInterval", "0");
    stopAfter(s, minutes(30));
    assertEquals(List.of(), s.csms.heard("MeterValues"));
  }

  @Test
  void meterValueSampleIntervalCanChangeWhileCharging() {
    var s = new Scenario().with("MeterValueSampleInterval", "0").charging();
    s.csms.answersByItself(true);
    s.passes(minutes(5));
    assertEquals("Accepted", sets(s, "MeterValueSampleInterval", 60));
    s.passes(minutes(5).plusSeconds(5));
    assertEquals(5, s.csms.heard("MeterValues").size());
    assertEquals("Accepted", sets(s, "MeterValueSampleInterval", 0));
    s.passes(minutes(5));
    assertEquals(5, s.csms.heard("MeterValues").size());
  }

  @Test
  void meterValuesSampledDataSaysWhatIsSampledPhaseByPhase() {
    var s = new Scenario().with("MeterValueSampleInterval", "60").charging();
    assertEquals(
        "Accepted", sets(s, "MeterValuesSampledData", "Current.Import,Voltage.L2-N," + ENERGY));
    var payload = s.csms.receivesWithin(minutes(2), expect("MeterValues"));
    assertEquals(
        List.of(
            "Current.Import",
            "Current.Import",
            "Current.Import",
            "Current.Import",
            "Voltage",
            ENERGY),
        each(payload, "measurand"));
    assertEquals(Set.of("none", "L1", "L2", "L3", "L2-N"), Set.copyOf(each(payload, "phase")));
    assertEquals(1, payload.get("meterValue").size());
  }

  @Test
  void meterValuesSampledDataIsTheRegisterAtTheFactory() {
    var s = new Scenario().with("MeterValueSampleInterval", "60").charging();
    assertEquals(ENERGY, gets(s, "MeterValuesSampledData"));
    var payload = s.csms.receivesWithin(minutes(2), expect("MeterValues"));
    assertEquals(List.of(ENERGY), each(payload, "measurand"));
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 900, 3600})
  void f07_clockAlignedDataIntervalDividesTheDayFromMidnight(int interval) {
    var s = new Scenario().booted();
    s.csms.answersByItself(true);
    s.passes(seconds(17));
    assertEquals("Accepted", sets(s, "ClockAlignedDataInterval", interval));
    s.passes(seconds(interval * 4L));
    var values = s.csms.heard("MeterValues");
    assertEquals(4, values.size());
    for (Call call : values) {
      Instant at = timestamps(call.payload()).getFirst();
      assertEquals(0, at.getEpochSecond() % interval, at.toString());
      assertEquals(0, at.getNano());
      Duration late = Duration.between(Instant.parse("2027-01-04T10:00:00Z"), at);
      assertTrue(late.toNanos() <= call.nanos(), "told before it was measured");
      assertEquals(Set.of("Sample.Clock"), new TreeSet<>(each(call.payload(), "context")));
    }
  }

  /** An interval that does not divide a day starts anew at midnight. */
  @Test
  void clockAlignedDataIntervalStartsAnewAtMidnight() {
    var s = new Scenario().with("ClockAlignedDataInterval", "50000").booted();
    s.csms.answersByItself(true);
    s.passes(Duration.ofHours(48));
    var times =
        s.csms.heard("MeterValues").stream()
            .map(c -> timestamps(c.payload()).getFirst().toString())
            .toList();
    assertEquals(
        List.of(
            "2027-01-04T13:53:20Z",
            "2027-01-05T00:00:00Z",
            "2027-01-05T13:53:20Z",
            "2027-01-06T00:00:00Z"),
        times);
  }

  @Test
  void clockAlignedDataIntervalOf0MeansNone() {
    var s = new Scenario().with("ClockAlignedDataInterval", "60").booted();
    assertEquals("Accepted", sets(s, "ClockAlignedDataInterval", 0));
    s.passes(Duration.ofHours(2));
  }

  @Test
  void alignedValuesBelongToTheTransactionThatRuns() {
    var s = new Scenario().withEvses(2).with("ClockAlignedDataInterval", "60").charging();
    int transaction = s.csms.lastTransaction();
    s.csms.receivesWithinInAnyOrder(
        minutes(2),
        expect("MeterValues", connector(1), field("transactionId", transaction)),
        expect("MeterValues", connector(2), absent("transactionId")));
  }

  @Test
  void meterValuesAlignedDataSaysWhatIsMeasuredAtTheBoundary() {
    var s = new Scenario().with("ClockAlignedDataInterval", "60").booted();
    assertEquals("Accepted", sets(s, "MeterValuesAlignedData", "Voltage," + ENERGY));
    var payload = s.csms.receivesWithin(minutes(2), expect("MeterValues", connector(1)));
    assertEquals(Set.of("Voltage", ENERGY), Set.copyOf(each(payload, "measurand")));
    assertEquals(Set.of("none", "L1-N", "L2-N", "L3-N"), Set.copyOf(each(payload, "phase")));
  }

  @Test
  void stopTxnSampledDataComesWithBeginSamplesAndEnd() {
    var s = new Scenario().with("MeterValueSampleInterval", "60");
    s.with("StopTxnSampledData", ENERGY + ",Power.Active.Import");
    var stop = stopAfter(s, minutes(3).plusSeconds(30));
    var data = stop.get("transactionData");
    assertEquals(5, data.size());
    assertEquals(
        List.of(
            "Transaction.Begin",
            "Sample.Periodic",
            "Sample.Periodic",
            "Sample.Periodic",
            "Transaction.End"),
        oneEach(data));
    var registers = new ArrayList<Double>();
    data.forEach(value -> registers.add(value.get("sampledValue").get(0).get("value").asDouble()));
    assertEquals(registers.stream().sorted().toList(), registers);
    long begin = s.csms.heard("StartTransaction").getFirst().payload().get("meterStart").asLong();
    assertEquals(begin, (long) Math.floor(registers.getFirst()));
    assertEquals(stop.get("meterStop").asLong(), (long) Math.floor(registers.getLast()));
  }

  private static List<String> oneEach(JsonNode data) {
    var contexts = new ArrayList<String>();
    data.forEach(value -> contexts.add(value.get("sampledValue").get(0).get("context").asString()));
    return contexts;
  }

  /** OCPP 1.6 errata, 3.14: the values of the begin and the end are always there. */
  @Test
  void stopTxnSampledDataWithoutSamplesHasBeginAndEnd() {
    var s = new Scenario().with("MeterValueSampleInterval", "0");
    s.with("StopTxnSampledData", ENERGY);
    var stop = stopAfter(s, minutes(10));
    assertEquals(
        List.of("Transaction.Begin", "Transaction.End"), oneEach(stop.get("transactionData")));
  }

  @Test
  void stopTxnAlignedDataComesWithBeginBoundariesAndEnd() {
    var s = new Scenario().with("ClockAlignedDataInterval", "60");
    s.with("MeterValueSampleInterval", "25").with("StopTxnAlignedData", ENERGY);
    var stop = stopAfter(s, minutes(3));
    assertEquals(
        List.of(
            "Transaction.Begin", "Sample.Clock", "Sample.Clock", "Sample.Clock", "Transaction.End"),
        oneEach(stop.get("transactionData")));
  }

  @Test
  void stopTxnDataOfBothKindsComeInTheOrderOfTime() {
    var s = new Scenario().with("ClockAlignedDataInterval", "60");
    s.with("MeterValueSampleInterval", "45");
    s.with("StopTxnAlignedData", "Voltage").with("StopTxnSampledData", ENERGY);
    var data = stopAfter(s, minutes(4)).get("transactionData");
    var times = timestamps(data);
    assertEquals(times.stream().sorted().toList(), times);
    var contexts = oneEach(data);
    assertTrue(contexts.contains("Sample.Clock") && contexts.contains("Sample.Periodic"));
    var first = each(data.get(0), "measurand");
    assertTrue(first.contains("Voltage") && first.contains(ENERGY), first.toString());
    var last = each(data.get(data.size() - 1), "measurand");
    assertTrue(last.contains("Voltage") && last.contains(ENERGY), last.toString());
  }

  /** OCPP 1.6, 3.16.5. */
  @Test
  void emptyListsMeanNoMeterValuesInAStop() {
    var s = new Scenario().with("MeterValueSampleInterval", "60");
    s.with("ClockAlignedDataInterval", "60").with("StopTxnSampledData", "");
    s.with("StopTxnAlignedData", "");
    assertFalse(stopAfter(s, minutes(10)).has("transactionData"));
  }

  @Test
  void stopTransactionMaxMeterValuesIsKeptAndBeginAndEndSurvive() {
    var s = new Scenario().with("MeterValueSampleInterval", "10");
    s.with("StopTxnSampledData", ENERGY);
    var stop = stopAfter(s, Duration.ofHours(3));
    int most = Integer.parseInt(gets(s, "StopTransactionMaxMeterValues"));
    var data = stop.get("transactionData");
    assertTrue(data.size() <= most, data.size() + " values");
    assertTrue(data.size() > most / 4, "only " + data.size() + " values left");
    var contexts = oneEach(data);
    assertEquals("Transaction.Begin", contexts.getFirst());
    assertEquals("Transaction.End", contexts.getLast());
    var times = timestamps(data);
    assertEquals(times.stream().sorted().toList(), times);
  }

  @Test
  void stopTxnDataSurvivesAPowerLoss() {
    var s = new Scenario().with("MeterValueSampleInterval", "60");
    s.with("StopTxnSampledData", ENERGY).charging();
    s.csms.answersByItself(true);
    s.passes(minutes(5).plusSeconds(10));
    s.grid.fails();
    s.grid.returns();
    s.passes(minutes(1));
    var data = s.csms.heard("StopTransaction").getFirst().payload().get("transactionData");
    assertEquals(6, data.size());
    assertEquals("Transaction.Begin", oneEach(data).getFirst());
  }
}
