package hitchpost.simulator.field;

import static hitchpost.simulator.conformance.Match.connector;
import static hitchpost.simulator.conformance.Match.errorCode;
import static hitchpost.simulator.conformance.Match.field;
import static hitchpost.simulator.conformance.Match.status;
import static hitchpost.simulator.conformance.Scenario.CARD;
import static hitchpost.simulator.conformance.TestCsms.expect;
import static hitchpost.simulator.field.Words.minutes;
import static hitchpost.simulator.field.Words.reports;
import static hitchpost.simulator.field.Words.seconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.core.Fact;
import hitchpost.core.Output;
import hitchpost.core.hardware.HardwareCommand;
import hitchpost.simulator.conformance.Scenario;
import hitchpost.simulator.hardware.MeterLink;
import hitchpost.simulator.hardware.MeterOverrides;
import hitchpost.simulator.hardware.Stimulus;
import hitchpost.simulator.world.VirtualStation.Watcher.Fate;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What is measured, and above all what is not. */
class MeterTest {
  private static final long REGISTER = 909_948_123L;
  private static final double WATT_HOURS_A_MINUTE = 3 * 32 * 230 / 60.0;

  /** A station whose meter has counted for years. */
  private static Scenario used(Scenario s) {
    s.happens(new Stimulus.SetRegister(1, REGISTER));
    return s;
  }

  private static List<BigDecimal> registers(Scenario s) {
    var values = new ArrayList<BigDecimal>();
    for (var call : s.csms.heard("MeterValues")) {
      for (JsonNode sampled : call.payload().findValue("sampledValue")) {
        if (sampled.path("measurand").asString("").equals("Energy.Active.Import.Register")) {
          values.add(new BigDecimal(sampled.get("value").asString()));
        }
      }
    }
    return values;
  }

  @Test
  void f23_theStopIsReadAfterTheContactorHasOpened() {
    var s = new Scenario().charging();
    var order = new ArrayList<String>();
    s.watchedBy((input, outputs) -> {
      boolean closed = s.hardware(1).contactorClosed();
      for (Output output : outputs) {
        if (output instanceof Output.Hardware h
            && h.command() instanceof HardwareCommand.ReadMeter) {
          order.add(closed ? "read while closed" : "read");
        }
      }
      return Fate.CARRY_OUT;
    });
    s.driver.presents(CARD);
    s.csms.receivesInAnyOrder(expect("StopTransaction"), reports(1, "Finishing"));
    assertEquals(List.of("read"), order);
  }

  @Test
  void f23_whatIsBilledIsWhatTheMeterCounted() {
    var s = used(new Scenario().with("MeterValueSampleInterval", "60").booted());
    s.csms.answersByItself(true);
    for (int session = 0; session < 3; session++) {
      s.car.plugsIn();
      s.driver.presents(CARD);
      s.passes(minutes(7).plusSeconds(session));
      s.driver.presents(CARD);
      s.passes(seconds(5));
      s.car.plugsOut();
      s.passes(seconds(30));
    }
    var starts = s.csms.heard("StartTransaction");
    var stops = s.csms.heard("StopTransaction");
    assertEquals(3, stops.size());
    long end = REGISTER / 1000;
    for (int session = 0; session < 3; session++) {
      assertEquals(end, starts.get(session).payload().get("meterStart").asLong());
      end = stops.get(session).payload().get("meterStop").asLong();
    }
    assertEquals(s.hardware(1).meter().registerMilliWattHours() / 1000, end);
    assertTrue(end > REGISTER / 1000 + 5_000, "nothing was charged");
  }

  @Test
  void f29_everyValueNamesItsUnitAndIsInIt() {
    var s = new Scenario().with("MeterValueSampleInterval", "60");
    s.with(
            "MeterValuesSampledData",
            "Energy.Active.Import.Register,Power.Active.Import,Current.Import,Voltage")
        .booted();
    used(s).startsCharging();
    var payload = s.csms.receivesWithin(minutes(2), expect("MeterValues"));
    var units =
        Map.of(
            "Energy.Active.Import.Register", "Wh",
            "Power.Active.Import", "W",
            "Current.Import", "A",
            "Voltage", "V");
    var seen = new HashMap<String, Double>();
    for (JsonNode sampled : payload.findValue("sampledValue")) {
      String measurand = sampled.get("measurand").asString();
      assertEquals(units.get(measurand), sampled.path("unit").asString("none"), measurand);
      seen.put(
          measurand + sampled.path("phase").asString(""),
          Double.parseDouble(sampled.get("value").asString()));
    }
    long register = s.hardware(1).meter().registerMilliWattHours();
    assertEquals(register / 1000.0, seen.get("Energy.Active.Import.Register"), 1.0);
    assertEquals(3 * 32 * 230, seen.get("Power.Active.Import"), 1.0);
    assertEquals(32, seen.get("Current.ImportL1"), 0.001);
    assertEquals(230, seen.get("VoltageL1-N"), 0.001);
  }

  @Test
  void f30_startSamplesAndStopShowTheSameLifetimeRegister() {
    var s = used(new Scenario().with("MeterValueSampleInterval", "60").booted());
    s.csms.answersByItself(true);
    s.car.plugsIn();
    s.driver.presents(CARD);
    s.passes(minutes(5));
    s.driver.presents(CARD);
    s.passes(seconds(5));
    var shown = new ArrayList<BigDecimal>();
    var start = s.csms.heard("StartTransaction").getFirst().payload();
    shown.add(BigDecimal.valueOf(start.get("meterStart").asLong()));
    shown.addAll(registers(s));
    var stop = s.csms.heard("StopTransaction").getFirst().payload();
    shown.add(BigDecimal.valueOf(stop.get("meterStop").asLong() + 1));
    assertEquals(shown.stream().sorted().toList(), shown);
    assertEquals(BigDecimal.valueOf(REGISTER / 1000), shown.getFirst());
  }

  @Test
  void f31_withoutAReadingNoTransactionBeginsAndNoEnergyFlows() {
    for (MeterLink link : new MeterLink[] {MeterLink.SILENT, MeterLink.DEAD}) {
      var s = used(new Scenario().booted());
      s.happens(new Stimulus.SetMeterLink(1, link));
      s.car.plugsIn();
      s.csms.receives(reports(1, "Preparing"));
      s.driver.presents(CARD);
      s.csms.receives("Authorize");
      s.csms.receives(
          "StatusNotification", connector(1), status("Preparing"), errorCode("PowerMeterFailure"));
      s.passes(seconds(40));
      assertEquals(0, s.hardware(1).deliveredMilliWattHours());
      s.happens(new Stimulus.SetMeterLink(1, MeterLink.ANSWERS));
      s.csms.receivesInAnyOrder(
          expect("StartTransaction", field("meterStart", REGISTER / 1000)),
          reports(1, "Charging"),
          expect("StatusNotification", status("Preparing"), errorCode("NoError")));
    }
  }

  @Test
  void f31_aMeterThatFallsSilentYieldsNoSamplesAndEndsWithTheLastTrueRegister() {
    var s = used(new Scenario().with("MeterValueSampleInterval", "60").booted());
    s.csms.answersByItself(true);
    s.car.plugsIn();
    s.driver.presents(CARD);
    s.passes(minutes(3).plusSeconds(30));
    int samples = s.csms.heard("MeterValues").size();
    s.happens(new Stimulus.SetMeterLink(1, MeterLink.DEAD));
    s.passes(minutes(10));
    assertEquals(samples, s.csms.heard("MeterValues").size());
    s.driver.presents(CARD);
    s.passes(minutes(1));
    var stop = s.csms.heard("StopTransaction").getFirst().payload();
    long told = stop.get("meterStop").asLong();
    assertTrue(told >= registers(s).getLast().longValue(), "below the last sample");
    assertTrue(told <= s.hardware(1).meter().registerMilliWattHours() / 1000, "invented");
  }

  @Test
  void f31_aBrokenMeterShowsNoZeroInAlignedValuesEither() {
    var s = used(new Scenario().with("ClockAlignedDataInterval", "60").booted());
    s.happens(new Stimulus.SetMeterLink(1, MeterLink.SILENT));
    s.passes(minutes(5));
  }

  @Test
  void f31_whatTheMeterDoesNotMeasureIsLeftOut() {
    var s = new Scenario().with("MeterValueSampleInterval", "60");
    s.with("MeterValuesSampledData", "SoC,Energy.Active.Import.Register,Temperature").charging();
    var payload = s.csms.receivesWithin(minutes(2), expect("MeterValues"));
    assertEquals(1, payload.findValue("sampledValue").size());
  }

  @Test
  void f31_aRegisterThatFallsIsNeverBilledBackwards() {
    var s = used(new Scenario().with("MeterValueSampleInterval", "60").booted());
    s.csms.answersByItself(true);
    s.car.plugsIn();
    s.driver.presents(CARD);
    s.passes(minutes(3));
    s.happens(new Stimulus.SetRegister(1, 5));
    s.passes(minutes(3));
    s.driver.presents(CARD);
    s.passes(seconds(10));
    var start = s.csms.heard("StartTransaction").getFirst().payload();
    var stop = s.csms.heard("StopTransaction").getFirst().payload();
    assertFalse(stop.get("meterStop").asLong() < start.get("meterStart").asLong());
    assertFalse(stop.get("meterStop").asLong() < registers(s).getFirst().longValue());
  }

  private static List<Long> bill(Scenario s) {
    s.driver.presents(CARD);
    s.passes(seconds(10));
    return List.of(
        s.csms.heard("StartTransaction").getLast().payload().get("meterStart").asLong(),
        s.csms.heard("StopTransaction").getLast().payload().get("meterStop").asLong());
  }

  private static Scenario sampling() {
    var s = used(new Scenario().with("MeterValueSampleInterval", "60").booted());
    s.csms.answersByItself(true);
    s.car.plugsIn();
    s.driver.presents(CARD);
    s.passes(minutes(3).plusSeconds(1));
    return s;
  }

  private static void assertBilledAbout(double wattHours, List<Long> bill) {
    assertEquals(wattHours, bill.get(1) - bill.get(0), WATT_HOURS_A_MINUTE, bill.toString());
  }

  /** What flowed between the last sample and the leap is not known, and not billed. */
  @ParameterizedTest
  @ValueSource(longs = {0, 5_000, REGISTER + 1_000_000_000})
  void f32_aRegisterThatLeapsInATransactionBillsOnlyWhatIsKnown(long leap) {
    var s = sampling();
    s.happens(new Stimulus.SetRegister(1, leap));
    s.passes(minutes(3));
    var values = registers(s);
    assertEquals(values.stream().sorted().toList(), values);
    assertBilledAbout(5 * WATT_HOURS_A_MINUTE, bill(s));
    assertEquals(
        1,
        s.csms.heard("StatusNotification").stream()
            .filter(c -> c.payload().get("errorCode").asString().equals("PowerMeterFailure"))
            .count());
    assertTrue(
        s.told(Fact.Dropped.class).stream().anyMatch(f -> f.why().startsWith("the meter leapt")));
  }

  @Test
  void f32_aRegisterThatFellGoesOnAboveItsOldStateAlsoAfterARestart() {
    var s = sampling();
    long before = bill(s).get(1);
    s.car.plugsOut();
    s.grid.fails();
    s.happens(new Stimulus.SetRegister(1, 0));
    s.grid.returns();
    s.passes(minutes(1));
    s.car.plugsIn();
    s.driver.presents(CARD);
    s.passes(minutes(3));
    var second = bill(s);
    assertEquals(before, second.getFirst());
    assertBilledAbout(3 * WATT_HOURS_A_MINUTE, second);
    s.car.plugsOut();
    s.grid.fails();
    s.grid.returns();
    s.passes(minutes(1));
    s.car.plugsIn();
    s.driver.presents(CARD);
    s.passes(minutes(3));
    assertEquals(second.getLast(), bill(s).getFirst());
  }

  @Test
  void f32_betweenTransactionsARegisterMayRiseAsItLikes() {
    var s = sampling();
    bill(s);
    s.car.plugsOut();
    s.happens(new Stimulus.SetRegister(1, 2 * REGISTER));
    s.car.plugsIn();
    s.driver.presents(CARD);
    s.passes(minutes(3));
    assertEquals(2 * REGISTER / 1000, bill(s).getFirst());
  }

  @Test
  void f33_energyIsCountedWhileItFlows() {
    var s = used(new Scenario().with("MeterValueSampleInterval", "60").booted());
    s.csms.answersByItself(true);
    s.car.plugsIn();
    s.driver.presents(CARD);
    s.passes(minutes(5).plusSeconds(10));
    var values = registers(s);
    assertEquals(5, values.size());
    for (int i = 1; i < values.size(); i++) {
      double grown = values.get(i).subtract(values.get(i - 1)).doubleValue();
      assertEquals(WATT_HOURS_A_MINUTE, grown, 0.5);
    }
  }

  @Test
  void aVoltageThatTheMeterShowsIsToldAsShown() {
    var s = new Scenario().with("MeterValueSampleInterval", "60");
    s.with("MeterValuesSampledData", "Voltage.L1-N").charging();
    s.happens(
        new Stimulus.OverrideMeter(
            1, new MeterOverrides(List.of(241_300L, 229_000L, 230_100L), null, null, null)));
    var sampled =
        s.csms.receivesWithin(minutes(2), expect("MeterValues")).findValue("sampledValue");
    assertEquals(1, sampled.size());
    assertEquals("241.3", sampled.get(0).get("value").asString());
    assertEquals("L1-N", sampled.get(0).get("phase").asString());
  }
}
