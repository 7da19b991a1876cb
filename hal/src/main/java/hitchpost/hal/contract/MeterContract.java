package hitchpost.hal.contract;

import static hitchpost.hal.contract.Bench.require;

import hitchpost.core.hardware.MeterReading;
import hitchpost.hal.device.EnergyMeter;
import hitchpost.hal.device.MeterCapabilities;
import hitchpost.hal.device.MeterSample;
import hitchpost.hal.device.MeterSample.Quality;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/** What every meter does. */
final class MeterContract {
  private static final Duration TO_READ = Duration.ofSeconds(20);

  private MeterContract() {}

  static List<Check> of(Supplier<? extends MeterRig> rigs) {
    var trial = new Trial<EnergyMeter, MeterRig>(rigs);
    trial.check(
        "what it can do makes sense",
        bench -> {
          MeterCapabilities able = bench.device().capabilities();
          require(able.phases() >= 1 && able.phases() <= 3, "its phases are not 1 to 3: " + able);
          require(able.resolutionMilliWattHours() >= 1, "its steps are not above 0: " + able);
          require(able.registerMilliWattHours() > 0, "its register holds nothing: " + able);
          require(able.poll().isPositive(), "its time between readings is not above 0: " + able);
        });
    trial.fresh(
        "before it is reached it has no number",
        bench -> {
          MeterSample sample = bench.device().latest();
          require(
              sample.quality() == Quality.MISSING && sample.reading() == null,
              "it made up " + sample);
          bench.refused("reading", bench.device().read(TO_READ));
        });
    trial.check(
        "it tells what its display shows, exactly",
        bench -> {
          requireShown(bench);
          bench.rig().energyFlows();
          requireShown(bench);
        });
    trial.check(
        "it tells nothing new while it is gone",
        bench -> {
          bench.outcome("reading", bench.device().read(TO_READ));
          bench.loseLink();
          long last = bench.device().latest().nanos();
          bench.refused("reading", bench.device().read(TO_READ));
          require(
              bench.device().latest().nanos() == last,
              "its latest sample became a newer one without the meter");
        });
    trial.check(
        "back after a loss it tells what its display shows then",
        bench -> {
          requireShown(bench);
          bench.loseLink();
          bench.restoreLink();
          bench.rig().energyFlows();
          requireShown(bench);
        });
    return trial.checks();
  }

  private static void requireShown(Bench<EnergyMeter, MeterRig> bench) {
    MeterSample sample = bench.outcome("reading", bench.device().read(TO_READ));
    MeterReading reading = sample.reading();
    require(
        sample.quality() == Quality.GOOD && reading != null,
        "read on request it is not GOOD with a reading: " + sample);
    long told = Objects.requireNonNull(reading).importMilliWattHours();
    long shown = bench.rig().shownMilliWattHours();
    long step = bench.device().capabilities().resolutionMilliWattHours();
    require(
        shown - told >= 0 && shown - told < step,
        "its display shows %d mWh and it tells %d mWh; its steps are of %d mWh"
            .formatted(shown, told, step));
  }
}
