package hitchpost.simulator.world;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/** What is drawn at random in the same way everywhere. */
final class Chance {
  private Chance() {}

  /** Whether something happens that happens in {@code percent} of all cases. */
  static boolean percent(SplittableRandom random, int percent) {
    return random.nextInt(100) < percent;
  }

  static <T> T one(SplittableRandom random, List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  /** Milliseconds between two bounds, the upper one excluded. */
  static Duration between(SplittableRandom random, Duration from, Duration to) {
    return Duration.ofMillis(random.nextLong(from.toMillis(), to.toMillis()));
  }

  /** Seconds between two bounds, with milliseconds. */
  static Duration seconds(SplittableRandom random, int from, int to) {
    return between(random, Duration.ofSeconds(from), Duration.ofSeconds(to));
  }

  /** The wait for something that comes without memory; at most 20 times the mean. */
  static Duration exponential(SplittableRandom random, Duration mean) {
    double factor = Math.min(20, -StrictMath.log(1 - random.nextDouble()));
    return Duration.ofMillis((long) (mean.toMillis() * factor));
  }
}
