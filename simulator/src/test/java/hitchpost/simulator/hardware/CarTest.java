package hitchpost.simulator.hardware;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.core.hardware.HardwareCommand.OfferCurrent;
import hitchpost.core.hardware.HardwareEvent.PilotChanged;
import hitchpost.core.hardware.Pilot;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a car does on the pilot and what it draws. Source: IEC 61851-1, annex A. */
class CarTest {
  private static final PilotChanged TO_A = new PilotChanged(1, 1, Pilot.A);
  private static final PilotChanged TO_B = new PilotChanged(1, 1, Pilot.B);
  private static final PilotChanged TO_C = new PilotChanged(1, 1, Pilot.C);

  @Test
  void asksForPowerItsStartDelayAfterEnergyIsOffered() {
    var rig = Rig.withCable();
    assertEquals(List.of(TO_B), rig.plugsIn());
    assertEquals(List.of(), rig.passes(Duration.ofMinutes(10)));
    assertEquals(List.of(), rig.offers(16_000));
    assertEquals(OptionalLong.of(rig.nanos() + 1_000_000_000), rig.hardware.nextEventNanos());
    assertEquals(List.of(), rig.passes(999));
    assertEquals(List.of(TO_C), rig.passes(1));
  }

  @Test
  void countsTheStartDelayFromThePlugWhenEnergyWasOfferedBefore() {
    var rig = Rig.withCable();
    rig.offers(16_000);
    rig.passes(Duration.ofHours(1));
    rig.happens(
        new Stimulus.PlugIn(
            1, 1, new CarChange(null, null, Duration.ofSeconds(3), null, null, null, null)));
    assertEquals(List.of(), rig.passes(2999));
    assertEquals(List.of(TO_C), rig.passes(1));
  }

  @Test
  void startsAtOnceWithoutAStartDelay() {
    var rig = Rig.withCable();
    rig.happens(
        new Stimulus.PlugIn(
            1, 1, new CarChange(null, null, Duration.ZERO, null, null, null, null)));
    assertEquals(List.of(TO_C), rig.offers(6000));
  }

  @Test
  void doesNotStartOnAnOfferBelowSixAmperes() {
    var rig = Rig.withCable();
    rig.plugsIn();
    rig.offers(5999);
    assertEquals(List.of(), rig.passes(Duration.ofHours(1)));
    assertEquals(0, rig.evse().offeredMilliAmperes());
  }

  @Test
  void startsItsDelayAnewWhenTheOfferWasTakenBack() {
    var rig = Rig.withCable();
    rig.plugsIn();
    rig.offers(16_000);
    rig.passes(900);
    rig.offers(0);
    assertEquals(List.of(), rig.passes(500));
    rig.offers(16_000);
    assertEquals(List.of(), rig.passes(999));
    assertEquals(List.of(TO_C), rig.passes(1));
  }

  @Test
  void asksForVentilationWhenItNeedsSome() {
    var usual = CarSpec.USUAL;
    var car = new CarSpec(usual.maxMilliAmperes(), 3, Duration.ZERO, 20, 60_000, null, true, 1000);
    var rig = new Rig(Rig.withCar(car));
    rig.plugsIn();
    assertEquals(List.of(new PilotChanged(1, 1, Pilot.D)), rig.offers(32_000));
    rig.closesContactor();
    rig.passes(50);
    assertEquals(22_080_000, rig.evse().milliWatts());
  }

  @Test
  void drawsOnlyThroughAClosedContactor() {
    var rig = Rig.withCable();
    rig.plugsIn();
    rig.offers(32_000);
    rig.passes(Duration.ofHours(1));
    assertEquals(0, rig.evse().milliWatts());
    rig.closesContactor();
    rig.passes(50);
    assertEquals(List.of(32_000L, 32_000L, 32_000L), rig.evse().milliAmperes());
    assertEquals(22_080_000, rig.evse().milliWatts());
    rig.opensContactor();
    rig.passes(50);
    assertEquals(0, rig.evse().milliWatts());
    assertTrue(rig.car().ready());
  }

  @ParameterizedTest
  @CsvSource({
    // offered A, offered phases, car A, car phases, drawn A, drawn phases
    "32, 3, 32, 3, 32, 3",
    "16, 3, 32, 3, 16, 3",
    "32, 3, 16, 3, 16, 3",
    "32, 1, 32, 3, 32, 1",
    "32, 3, 32, 1, 32, 1",
    "32, 3, 10, 2, 10, 2",
    "40, 3, 63, 3, 32, 3",
  })
  void drawsNoMoreThanEitherSideAllows(
      int offered, int offeredPhases, int carMax, int carPhases, int drawn, int drawnPhases) {
    var rig = Rig.withCable();
    rig.happens(
        new Stimulus.PlugIn(
            1, 1, new CarChange(carMax * 1000, carPhases, null, null, null, null, null)));
    rig.does(new OfferCurrent(1, offered * 1000, offeredPhases));
    rig.passes(1000);
    rig.closesContactor();
    rig.passes(50);
    assertEquals(drawn * 1000L, rig.evse().milliAmperes().getFirst());
    assertEquals(
        drawnPhases, rig.evse().milliAmperes().stream().filter(current -> current > 0).count());
    assertEquals(230_000L * drawn * drawnPhases, rig.evse().milliWatts());
  }

  @Test
  void drawsWhatItsPowerFactorLeaves() {
    var car = new CarSpec(32_000, 1, Duration.ZERO, 20, 60_000, null, false, 950);
    var rig = new Rig(Rig.withCar(car)).charges();
    assertEquals(6_992_000, rig.evse().milliWatts());
    assertEquals(List.of(32_000L, 0L, 0L), rig.evse().milliAmperes());
  }

  @Test
  void followsAChangedOfferAfterASecond() {
    var rig = Rig.withCable().charges();
    rig.offers(10_000);
    rig.passes(999);
    assertEquals(32_000, rig.evse().milliAmperes().getFirst());
    rig.passes(1);
    assertEquals(10_000, rig.evse().milliAmperes().getFirst());
    rig.offers(20_000);
    rig.passes(1000);
    assertEquals(20_000, rig.evse().milliAmperes().getFirst());
  }

  @Test
  void followsWithinASecondAlsoWhenTheOfferKeepsChanging() {
    var rig = Rig.withCable().charges();
    for (int milliAmperes = 31_000; milliAmperes >= 22_000; milliAmperes -= 1000) {
      rig.offers(milliAmperes);
      rig.passes(100);
    }
    assertEquals(22_000, rig.evse().milliAmperes().getFirst());
  }

  @Test
  void goesBackToBWhenPausedAndResumes() {
    var rig = Rig.withCable().charges();
    assertEquals(List.of(), rig.offers(0));
    assertEquals(List.of(), rig.passes(999));
    assertEquals(22_080_000, rig.evse().milliWatts());
    assertEquals(List.of(TO_B), rig.passes(1));
    assertEquals(0, rig.evse().milliWatts());
    rig.passes(Duration.ofHours(1));
    rig.offers(16_000);
    assertEquals(List.of(TO_C), rig.passes(1000));
    assertEquals(11_040_000, rig.evse().milliWatts());
  }

  @Test
  void doesNotNoticeAPauseThatEndsBeforeItReacts() {
    var rig = Rig.withCable().charges();
    rig.offers(0);
    rig.passes(500);
    rig.offers(32_000);
    assertEquals(List.of(), rig.passes(Duration.ofMinutes(1)));
    assertEquals(22_080_000, rig.evse().milliWatts());
  }

  @Test
  void stopsAndResumesAtOnceForItsDriver() {
    var rig = Rig.withCable().charges();
    assertEquals(List.of(TO_B), rig.happens(new Stimulus.ChangeCar(1, CarChange.charging(false))));
    assertEquals(0, rig.evse().milliWatts());
    assertFalse(rig.car().charging());
    assertEquals(List.of(), rig.happens(new Stimulus.ChangeCar(1, CarChange.charging(false))));
    rig.passes(Duration.ofMinutes(5));
    assertEquals(List.of(TO_C), rig.happens(new Stimulus.ChangeCar(1, CarChange.charging(true))));
    assertEquals(22_080_000, rig.evse().milliWatts());
  }

  @Test
  void changesItsLimitsWhilePluggedIn() {
    var rig = Rig.withCable().charges();
    rig.happens(new Stimulus.ChangeCar(1, new CarChange(20_000, 1, null, null, null, null, null)));
    assertEquals(4_600_000, rig.evse().milliWatts());
  }

  @Test
  void stopsAtOnceWhenPulledOutUnderLoad() {
    var rig = Rig.withCable().charges();
    assertEquals(List.of(TO_A), rig.plugsOut());
    assertEquals(0, rig.evse().milliWatts());
    long delivered = rig.delivered();
    rig.passes(Duration.ofHours(1));
    assertEquals(delivered, rig.delivered());
  }

  @ParameterizedTest
  @CsvSource({"E", "F"})
  void stopsAtOnceWhenThePilotBreaksAndStartsAnewWhenItIsRepaired(Pilot shown) {
    var rig = Rig.withCable().charges();
    assertEquals(
        List.of(new PilotChanged(1, 1, shown)), rig.happens(new Stimulus.BreakPilot(1, 1, shown)));
    assertEquals(0, rig.evse().milliWatts());
    assertEquals(List.of(), rig.passes(Duration.ofMinutes(1)));
    assertEquals(List.of(TO_B), rig.happens(new Stimulus.BreakPilot(1, 1, null)));
    assertEquals(List.of(TO_C), rig.passes(1000));
  }

  @Test
  void isNotSomethingThatABrokenPilotShows() {
    var rig = Rig.withCable();
    assertThrows(
        ImpossibleStimulus.class, () -> rig.happens(new Stimulus.BreakPilot(1, 1, Pilot.C)));
  }

  @Test
  void cannotChangeWithoutBeingThereNorBecomeAnotherOne() {
    var rig = Rig.withCable();
    assertThrows(
        ImpossibleStimulus.class,
        () -> rig.happens(new Stimulus.ChangeCar(1, CarChange.charging(false))));
    rig.plugsIn();
    assertThrows(
        ImpossibleStimulus.class,
        () ->
            rig.happens(
                new Stimulus.ChangeCar(
                    1, new CarChange(null, null, null, null, null, "001122AABBCC", null))));
  }

  @Test
  void cannotBeOutOfRange() {
    var rig = Rig.withCable();
    for (var change :
        List.of(
            new CarChange(-1, null, null, null, null, null, null),
            new CarChange(null, 4, null, null, null, null, null),
            new CarChange(null, null, Duration.ofSeconds(-1), null, null, null, null),
            new CarChange(null, null, null, 100.5, null, null, null),
            new CarChange(null, null, null, Double.NaN, null, null, null),
            new CarChange(null, null, null, null, 0L, null, null))) {
      assertThrows(
          IllegalArgumentException.class, () -> rig.happens(new Stimulus.PlugIn(1, 1, change)));
    }
    assertFalse(rig.evse().connectors().getFirst().carPlugged());
  }
}
