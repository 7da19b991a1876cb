package hitchpost.hal.contract;

import static hitchpost.hal.contract.Bench.appliesIf;
import static hitchpost.hal.contract.Bench.require;

import hitchpost.core.hardware.HardwareCommand.Light;
import hitchpost.hal.device.Indicator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** What all lights do. */
final class IndicatorContract {
  private static final List<Light> STEADY = List.of(Light.READY, Light.CHARGING, Light.FAULT);
  private static final int BLINKS = 2;

  private IndicatorContract() {}

  static List<Check> of(Supplier<? extends IndicatorRig> rigs) {
    var trial = new Trial<Indicator, IndicatorRig>(rigs);
    trial.check(
        "ready, charging and fault look different",
        bench -> {
          Set<String> seen = new LinkedHashSet<>();
          for (Light light : STEADY) {
            show(bench, light);
            seen.add(bench.rig().appearance());
            dark(bench);
          }
          require(seen.size() == STEADY.size(), "some look alike: they look like " + seen);
        });
    trial.check(
        "a light of no intensity is dark",
        bench -> {
          show(bench, Light.READY);
          bench.device().show(Light.READY, 0, 0);
          bench.until("it is dark", () -> !bench.rig().lit());
        });
    trial.check(
        "a blinking light blinks as often as it is told, and then stays dark",
        bench -> {
          bench.device().show(Light.BLINKING, 100, BLINKS);
          for (int i = 0; i < BLINKS; i++) {
            bench.until("it is lit", () -> bench.rig().lit());
            bench.until("it is dark", () -> !bench.rig().lit());
          }
          show(bench, Light.READY);
        });
    trial.check(
        "what is shown while the lights are gone is seen when they are back",
        bench -> {
          bench.loseLink();
          bench.device().show(Light.FAULT, 100, 0);
          bench.device().beep();
          bench.restoreLink();
          bench.until("it is lit", () -> bench.rig().lit());
        });
    trial.check(
        "it sounds when it is told",
        bench -> {
          appliesIf(bench.rig().beeps() >= 0, "there is nothing that sounds");
          bench.device().beep();
          bench.until("it has sounded", () -> bench.rig().beeps() == 1);
        });
    return trial.checks();
  }

  private static void show(Bench<Indicator, IndicatorRig> bench, Light light) {
    bench.device().show(light, 100, 0);
    bench.until(light + " is lit", () -> bench.rig().lit());
  }

  private static void dark(Bench<Indicator, IndicatorRig> bench) {
    bench.device().show(Light.OFF, 100, 0);
    bench.until("it is dark", () -> !bench.rig().lit());
  }
}
