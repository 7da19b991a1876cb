package hitchpost.simulator.hardware;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.core.hardware.HardwareEvent.PilotChanged;
import hitchpost.core.hardware.Pilot;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a battery takes, and that energy is exact. */
class BatteryTest {
  @Test
  void takesExactlyPowerTimesTime() {
    var rig = Rig.withCable().charges();
    rig.passes(Duration.ofHours(1));
    assertEquals(22_080_000, rig.delivered());
    assertEquals(22_080_000, rig.register());
    assertEquals(20 + 22.08 / 60 * 100, rig.car().socPercent(), 1e-9);
  }

  @Test
  void takesTheSameInOneStrideAsSecondBySecond() {
    var stride = new Rig(Rig.withCar(small(70))).charges();
    var steps = new Rig(Rig.withCar(small(70))).charges();
    stride.passes(Duration.ofHours(3));
    for (int second = 0; second < 3 * 3600; second++) {
      steps.passes(1000);
    }
    assertEquals(stride.evse(), steps.evse());
    assertTrue(stride.delivered() > 2_000_000);
  }

  @ParameterizedTest
  @CsvSource({"20, 32000", "20, 10000", "75, 32000", "85, 32000", "97, 6000"})
  void agreesWithABruteForceIntegration(double soc, int offered) {
    var rig = new Rig(Rig.withCar(small(soc)));
    rig.plugsIn();
    rig.offers(offered);
    rig.passes(1000);
    rig.closesContactor();
    rig.passes(50);
    rig.passes(Duration.ofHours(3));

    double stored = soc / 100 * 10_000;
    double watts = 0;
    double taken = 0;
    for (int second = 0; second < 3 * 3600; second++) {
      double percent = Math.floor(stored / 100);
      double share = percent < 80 ? 1 : (100 - percent - 0.5) / 20;
      watts = percent >= 100 ? 0 : 3 * 230 * Math.min(offered / 1000.0, 32 * share);
      stored += watts / 3600;
      taken += watts / 3600;
    }
    assertEquals(taken, rig.delivered() / 1000.0, taken / 500);
    assertEquals(watts, rig.evse().milliWatts() / 1000.0, 600);
  }

  @ParameterizedTest
  @CsvSource({
    // soc, drawn mA of 32 A
    "0, 32000",
    "79.9, 32000",
    "80, 31200",
    "85, 23200",
    "90, 15200",
    "95, 7200",
    "99.9, 800",
  })
  void takesLessAboveEightyPercent(double soc, int milliAmperes) {
    var rig = new Rig(Rig.withCar(small(20))).charges();
    rig.happens(new Stimulus.ChangeCar(1, new CarChange(null, null, null, soc, null, null, null)));
    assertEquals(milliAmperes, rig.evse().milliAmperes().getFirst());
  }

  @Test
  void neverTakesMoreAsItFills() {
    var rig = new Rig(Rig.withCar(small(60))).charges();
    long before = Long.MAX_VALUE;
    while (rig.car().ready()) {
      long now = rig.evse().milliWatts();
      assertTrue(now <= before, now + " mW after " + before);
      before = now;
      rig.passes(Duration.ofMinutes(1));
    }
    assertEquals(100, rig.car().socPercent(), 0.001);
  }

  @Test
  void endsInStateBWhenFullAndStaysThere() {
    var rig = new Rig(Rig.withCar(small(99))).charges();
    assertEquals(List.of(new PilotChanged(1, 1, Pilot.B)), rig.passes(Duration.ofHours(10)));
    assertEquals(0, rig.evse().milliWatts());
    assertEquals(100_000, rig.delivered());
    assertEquals(OptionalLong.empty(), rig.hardware.nextEventNanos());
    rig.offers(0);
    rig.offers(32_000);
    assertEquals(List.of(), rig.passes(Duration.ofHours(1)));
  }

  @Test
  void asksAgainWhenItHasBeenDrivenEmpty() {
    var rig = new Rig(Rig.withCar(small(100)));
    rig.plugsIn();
    rig.offers(32_000);
    assertEquals(List.of(), rig.passes(5000));
    assertEquals(
        List.of(new PilotChanged(1, 1, Pilot.C)),
        rig.happens(
            new Stimulus.ChangeCar(1, new CarChange(null, null, null, 50.0, null, null, null))));
  }

  @Test
  void needsFewEventsForALongSession() {
    var rig = new Rig(Rig.withCar(small(20))).charges();
    int events = 0;
    for (var next = rig.hardware.nextEventNanos(); next.isPresent(); events++) {
      rig.hardware.advance(next.getAsLong());
      next = rig.hardware.nextEventNanos();
    }
    assertEquals(21, events);
  }

  @Test
  void keepsItsShareWhenItsCapacityIsCorrected() {
    var rig = new Rig(Rig.withCar(small(40))).charges();
    rig.happens(
        new Stimulus.ChangeCar(1, new CarChange(null, null, null, null, 80_000L, null, null)));
    assertEquals(40, rig.car().socPercent(), 0.01);
  }

  private static CarSpec small(double soc) {
    return new CarSpec(32_000, 3, Duration.ofSeconds(1), soc, 10_000, null, false, 1000);
  }
}
