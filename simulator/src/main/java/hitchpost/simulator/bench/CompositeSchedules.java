package hitchpost.simulator.bench;

import hitchpost.core.smartcharging.Circuit;
import hitchpost.core.smartcharging.Consumer;
import hitchpost.core.smartcharging.InstalledProfile;
import hitchpost.core.smartcharging.Layer;
import hitchpost.core.smartcharging.StationPlan;
import hitchpost.core.types.ChargingProfile;
import hitchpost.core.types.ChargingProfileKind;
import hitchpost.core.types.ChargingProfilePurpose;
import hitchpost.core.types.ChargingRateUnit;
import hitchpost.core.types.ChargingSchedule;
import hitchpost.core.types.ChargingSchedulePeriod;
import hitchpost.core.types.Evse;
import hitchpost.core.types.RecurrencyKind;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** How long the composite schedule of a day takes when a hundred profiles are stacked. */
final class CompositeSchedules implements Benchmark {
  private static final int PROFILES = 100;
  private static final int PERIODS = 24;
  private static final Instant START = Instant.parse("2027-01-04T00:00:00Z");

  @Override
  public String name() {
    return "composite";
  }

  @Override
  public String summary() {
    return "what all charging profiles together allow, second by second";
  }

  @Override
  public List<Figure> measure(Path directory, boolean quick) {
    List<Layer> layers = stack(new SplittableRandom(1));
    int rounds = quick ? 500 : 2_000;
    for (int round = 0; round < rounds; round++) {
      schedule(layers, round);
    }
    Latencies latencies = new Latencies(rounds);
    int periods = 0;
    for (int round = 0; round < rounds; round++) {
      long begun = System.nanoTime();
      periods = schedule(layers, round);
      latencies.add(System.nanoTime() - begun);
    }
    return List.of(
        Figure.of(name(), "100 stacked profiles, 24 h, p50", latencies.micros(50), "us")
            .aiming(Aim.atMost(1000)),
        Figure.of(name(), "100 stacked profiles, 24 h, p99", latencies.micros(99), "us"),
        Figure.of(name(), "periods of the last one", periods, ""));
  }

  private static int schedule(List<Layer> layers, int second) {
    long from = START.getEpochSecond() + second;
    var consumer = new Consumer(new Evse(1, 1), new Circuit(3, 230, 320), null, from);
    return StationPlan.of(layers, List.of(consumer), from, from + 86_400).getFirst().size();
  }

  /** Daily profiles, each with a period an hour for some hours at its own time of the day. */
  private static List<Layer> stack(SplittableRandom random) {
    List<Layer> layers = new ArrayList<>();
    for (int level = 0; level < PROFILES; level++) {
      List<ChargingSchedulePeriod> periods = new ArrayList<>();
      for (int period = 0; period < PERIODS; period++) {
        periods.add(
            ChargingSchedulePeriod.ofLimit(
                Duration.ofMinutes(period * 5L),
                BigDecimal.valueOf(random.nextInt(60, 320), 1),
                3));
      }
      var schedule =
          new ChargingSchedule(
              1,
              START.minusSeconds(random.nextInt(86_400)),
              Duration.ofMinutes(level == 0 ? 1_440 : 5 * PERIODS),
              ChargingRateUnit.A,
              periods,
              null,
              null,
              null);
      var profile =
          new ChargingProfile(
              level,
              level,
              ChargingProfilePurpose.TX_DEFAULT_PROFILE,
              ChargingProfileKind.RECURRING,
              RecurrencyKind.DAILY,
              null,
              null,
              null,
              List.of(schedule),
              null);
      layers.add(Layer.of(new InstalledProfile(Evse.of(0), profile, START, null)));
    }
    return layers;
  }
}
