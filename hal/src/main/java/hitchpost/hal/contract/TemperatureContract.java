package hitchpost.hal.contract;

import static hitchpost.hal.contract.Bench.appliesIf;
import static hitchpost.hal.contract.Bench.require;

import hitchpost.hal.device.TemperatureSensor;
import hitchpost.hal.device.TemperatureSensor.Temperature;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What every temperature sensor does. */
final class TemperatureContract {
  private TemperatureContract() {}

  static List<Check> of(Supplier<? extends TemperatureRig> rigs) {
    var trial = new Trial<TemperatureSensor, TemperatureRig>(rigs);
    trial.fresh(
        "before it is reached it has no temperature",
        bench ->
            require(bench.device().latest().isEmpty(), "it made up " + bench.device().latest()));
    trial.check(
        "it follows what it measures, below zero as well",
        bench -> {
          for (int deciCelsius : new int[] {231, 702, -125}) {
            bench.rig().bring(deciCelsius);
            bench.until("it tells " + deciCelsius, () -> tells(bench, deciCelsius));
          }
        });
    trial.check(
        "a reading that is newer has a later time",
        bench -> {
          bench.rig().bring(231);
          bench.until("it tells it", () -> tells(bench, 231));
          long first = bench.device().latest().map(Temperature::nanos).orElseThrow();
          bench.rig().bring(702);
          bench.until("it tells it", () -> tells(bench, 702));
          long second = bench.device().latest().map(Temperature::nanos).orElseThrow();
          require(second - first > 0, "both readings have the time " + first + " ns or earlier");
        });
    trial.check(
        "a sensor that is broken tells no temperature after a while",
        bench -> {
          bench.rig().bring(231);
          bench.until("it tells it", () -> tells(bench, 231));
          appliesIf(bench.rig().breakSensor(), "nobody can break it alone");
          bench.until("it tells none", () -> bench.device().latest().isEmpty());
        });
    trial.check(
        "it tells nothing new while it is gone",
        bench -> {
          bench.rig().bring(231);
          bench.until("it tells it", () -> tells(bench, 231));
          bench.loseLink();
          Optional<Temperature> last = bench.device().latest();
          bench.rig().bring(702);
          require(
              bench.device().latest().isEmpty() || bench.device().latest().equals(last),
              "it tells a newer temperature than " + last + " without the sensor");
        });
    return trial.checks();
  }

  private static boolean tells(Bench<TemperatureSensor, TemperatureRig> bench, int deciCelsius) {
    return bench
        .device()
        .latest()
        .map(told -> Math.abs(told.deciCelsius() - deciCelsius))
        .map(wrong -> wrong <= bench.rig().toleranceDeciCelsius())
        .orElse(false);
  }
}
