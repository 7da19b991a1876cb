package hitchpost.simulator.hardware;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hitchpost.core.evse.EvseSpec;
import hitchpost.core.evse.EvseSpec.ConnectorSpec;
import hitchpost.core.hardware.HardwareCommand.OfferCurrent;
import hitchpost.core.hardware.HardwareCommand.ReadMeter;
import hitchpost.core.hardware.HardwareEvent.MeterRead;
import hitchpost.core.hardware.HardwareEvent.MeterSilent;
import hitchpost.core.hardware.MeterReading;
import hitchpost.core.hardware.MeterReading.Measurement;
import hitchpost.core.types.Measurand;
import hitchpost.core.types.Phase;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class MeterTest {
  @Test
  void readsEveryQuantityPerPhaseAndInSum() {
    var rig = Rig.withCable();
    rig.happens(new Stimulus.PlugIn(1, 1, new CarChange(16_000, 2, null, null, null, null, null)));
    rig.offers(20_000);
    rig.passes(1000);
    rig.closesContactor();
    rig.passes(50);
    assertEquals(
        List.of(
            new Measurement(Measurand.VOLTAGE, Phase.L1_N, 230_000),
            new Measurement(Measurand.VOLTAGE, Phase.L2_N, 230_000),
            new Measurement(Measurand.VOLTAGE, Phase.L3_N, 230_000),
            new Measurement(Measurand.VOLTAGE, null, 230_000),
            new Measurement(Measurand.CURRENT_IMPORT, Phase.L1, 16_000),
            new Measurement(Measurand.CURRENT_IMPORT, Phase.L2, 16_000),
            new Measurement(Measurand.CURRENT_IMPORT, Phase.L3, 0),
            new Measurement(Measurand.CURRENT_IMPORT, null, 32_000),
            new Measurement(Measurand.POWER_ACTIVE_IMPORT, Phase.L1, 3_680_000),
            new Measurement(Measurand.POWER_ACTIVE_IMPORT, Phase.L2, 3_680_000),
            new Measurement(Measurand.POWER_ACTIVE_IMPORT, Phase.L3, 0),
            new Measurement(Measurand.POWER_ACTIVE_IMPORT, null, 7_360_000),
            new Measurement(Measurand.CURRENT_OFFERED, null, 20_000),
            new Measurement(Measurand.POWER_OFFERED, null, 13_800_000),
            new Measurement(Measurand.FREQUENCY, null, 50_000),
            new Measurement(Measurand.POWER_FACTOR, null, 1000)),
        rig.reads().measurements());
  }

  @Test
  void readsOnlyThePhasesThatItHas() {
    var spec = new EvseSpec(1, 1, 16_000, 230, List.of(new ConnectorSpec(1, "cType2", true)));
    var rig = new Rig(EvseSetup.of(spec));
    rig.plugsIn();
    rig.does(new OfferCurrent(1, 32_000, 3));
    var reading = rig.reads();
    assertEquals(
        List.of(
            new Measurement(Measurand.VOLTAGE, Phase.L1_N, 230_000),
            new Measurement(Measurand.VOLTAGE, null, 230_000)),
        of(reading, Measurand.VOLTAGE));
    assertEquals(
        List.of(new Measurement(Measurand.CURRENT_OFFERED, null, 16_000)),
        of(reading, Measurand.CURRENT_OFFERED));
    assertEquals(
        List.of(new Measurement(Measurand.POWER_OFFERED, null, 3_680_000)),
        of(reading, Measurand.POWER_OFFERED));
  }

  @Test
  void answersWithTheNumberOfTheRequestAndTheStateAtTheAnswer() {
    var rig = Rig.withCable().charges();
    rig.opensContactor();
    rig.passes(40);
    assertEquals(List.of(), rig.does(new ReadMeter(1, 42)));
    assertEquals(1, rig.passes(10).size());
    var read = (MeterRead) rig.passes(10).getFirst();
    assertEquals(42, read.request());
    assertEquals(rig.delivered(), read.reading().importMilliWattHours());
    assertEquals(
        List.of(0L, 0L, 0L, 0L),
        of(read.reading(), Measurand.CURRENT_IMPORT).stream()
            .map(Measurement::valueMilli)
            .toList());
  }

  @Test
  void answersInTheOrderOfTheRequestsAlsoWhenItGetsFaster() {
    var rig = Rig.withCable();
    rig.happens(new Stimulus.SetMeterDelay(1, Duration.ofSeconds(3)));
    rig.does(new ReadMeter(1, 1));
    rig.happens(new Stimulus.SetMeterDelay(1, Duration.ZERO));
    assertEquals(List.of(), rig.does(new ReadMeter(1, 2)));
    assertEquals(
        List.of(1L, 2L),
        rig.passes(3000).stream().map(event -> ((MeterRead) event).request()).toList());
    assertEquals(1, rig.does(new ReadMeter(1, 3)).size());
  }

  @Test
  void reportsSilenceOrNothingAtAll() {
    var rig = Rig.withCable();
    rig.happens(new Stimulus.SetMeterLink(1, MeterLink.SILENT));
    assertEquals(List.of(), rig.does(new ReadMeter(1, 1)));
    assertEquals(List.of(new MeterSilent(1, 1)), rig.passes(20));
    rig.does(new ReadMeter(1, 2));
    rig.happens(new Stimulus.SetMeterLink(1, MeterLink.DEAD));
    assertEquals(List.of(), rig.passes(Duration.ofHours(1)));
    rig.happens(new Stimulus.SetMeterLink(1, MeterLink.ANSWERS));
    assertEquals(0, rig.reads().importMilliWattHours());
  }

  @Test
  void forgetsTheOldestRequestsWhenTooManyWait() {
    var rig = Rig.withCable();
    LongStream.rangeClosed(1, Meter.MAX_WAITING + 5)
        .forEach(number -> rig.does(new ReadMeter(1, number)));
    var answers = rig.passes(20);
    assertEquals(Meter.MAX_WAITING, answers.size());
    assertEquals(6, ((MeterRead) answers.getFirst()).request());
  }

  @Test
  void forgettingARequestMakesNoLaterAnswerOverdue() {
    var rig = Rig.withCable();
    rig.happens(new Stimulus.SetMeterDelay(1, Duration.ofSeconds(3)));
    rig.does(new ReadMeter(1, 0));
    rig.happens(new Stimulus.SetMeterDelay(1, Duration.ZERO));
    rig.passes(1000);
    for (int number = 1; number < Meter.MAX_WAITING; number++) {
      rig.does(new ReadMeter(1, number));
    }
    rig.passes(1000);
    assertEquals(List.of(), rig.does(new ReadMeter(1, Meter.MAX_WAITING)));
    assertEquals(OptionalLong.of(rig.nanos() + 1_000_000_000), rig.hardware.nextEventNanos());
  }

  @Test
  void startsWithItsRegisterAndCountsOnFromWhereItIsSet() {
    var setup = new EvseSetup(Rig.CABLE, CarSpec.USUAL, 123_456_789, HardwareTiming.TYPICAL, false);
    var rig = new Rig(setup);
    assertEquals(123_456_789, rig.reads().importMilliWattHours());
    rig.charges();
    rig.passes(Duration.ofMinutes(30));
    assertEquals(123_456_789 + 11_040_000, rig.register());
    rig.happens(new Stimulus.SetRegister(1, 1_000_000));
    rig.passes(Duration.ofMinutes(30));
    assertEquals(1_000_000 + 11_040_000, rig.register());
    assertEquals(22_080_000, rig.delivered());
    assertThrows(ImpossibleStimulus.class, () -> rig.happens(new Stimulus.SetRegister(1, -1)));
  }

  @Test
  void aFrozenRegisterMissesWhatIsDeliveredMeanwhile() {
    var rig = Rig.withCable().charges();
    rig.passes(Duration.ofMinutes(30));
    rig.happens(new Stimulus.FreezeMeter(1, true));
    rig.passes(Duration.ofMinutes(30));
    assertEquals(11_040_000, rig.register());
    rig.happens(new Stimulus.FreezeMeter(1, false));
    rig.passes(Duration.ofMinutes(15));
    assertEquals(16_560_000, rig.register());
    assertEquals(27_600_000, rig.delivered());
  }

  @Test
  void showsOverridesUntilTheyAreTakenBack() {
    var rig = Rig.withCable();
    rig.happens(
        new Stimulus.OverrideMeter(
            1,
            new MeterOverrides(
                List.of(230_000L, 231_000L, 229_500L),
                List.of(16_000L, 0L, 0L),
                3_680_000L,
                49_900L)));
    var shown = rig.reads();
    assertEquals(List.of(230_000L, 231_000L, 229_500L, 230_166L), values(shown, Measurand.VOLTAGE));
    assertEquals(List.of(16_000L, 0L, 0L, 16_000L), values(shown, Measurand.CURRENT_IMPORT));
    assertEquals(
        List.of(1_226_668L, 1_226_666L, 1_226_666L, 3_680_000L),
        values(shown, Measurand.POWER_ACTIVE_IMPORT));
    assertEquals(List.of(49_900L), values(shown, Measurand.FREQUENCY));
    assertEquals(3_680_000, rig.evse().meter().milliWatts());
    assertEquals(0, rig.evse().milliWatts());
    rig.passes(Duration.ofHours(1));
    assertEquals(0, rig.register());
    rig.happens(new Stimulus.OverrideMeter(1, MeterOverrides.NONE));
    assertEquals(
        List.of(230_000L, 230_000L, 230_000L, 230_000L), values(rig.reads(), Measurand.VOLTAGE));
  }

  @Test
  void refusesOverridesForOtherPhasesThanItHas() {
    var rig = Rig.withCable();
    assertThrows(
        ImpossibleStimulus.class,
        () ->
            rig.happens(
                new Stimulus.OverrideMeter(
                    1, new MeterOverrides(null, List.of(16_000L), null, null))));
    assertEquals(MeterOverrides.NONE, rig.evse().meter().overrides());
  }

  @Test
  void knowsTheStateOfChargeOnlyWhereTheStationDoes() {
    var knowing = new Rig(new EvseSetup(Rig.CABLE, CarSpec.USUAL, 0, HardwareTiming.TYPICAL, true));
    assertEquals(List.of(), values(knowing.reads(), Measurand.SOC));
    knowing.plugsIn();
    assertEquals(List.of(20_000L), values(knowing.reads(), Measurand.SOC));
    var blind = Rig.withCable();
    blind.plugsIn();
    assertEquals(List.of(), values(blind.reads(), Measurand.SOC));
  }

  private static List<Measurement> of(MeterReading reading, Measurand measurand) {
    return reading.measurements().stream().filter(m -> m.measurand() == measurand).toList();
  }

  private static List<Long> values(MeterReading reading, Measurand measurand) {
    return of(reading, measurand).stream().map(Measurement::valueMilli).toList();
  }
}
