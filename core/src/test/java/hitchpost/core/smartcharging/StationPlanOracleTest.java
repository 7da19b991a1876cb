package hitchpost.core.smartcharging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.fail;

import hitchpost.core.smartcharging.RandomProfiles.Plain;
import hitchpost.core.types.Evse;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * The composite schedule against an oracle that asks every profile about every second.
 *
 * <p>{@code -Dhitchpost.oracle.sets=N} and {@code -Dhitchpost.oracle.seed=S} try other sets; a
 * failure names the seed that repeats it alone.
 */
class StationPlanOracleTest {
  private static final int SETS = Integer.getInteger("hitchpost.oracle.sets", 100_000);
  private static final long SEED = Long.getLong("hitchpost.oracle.seed", 20_270_104L);
  private static final long START = 1_799_000_000L;

  /** One case: profiles, an EVSE, perhaps a transaction, a window. */
  private static final class Case {
    final long seed;
    final List<Plain> profiles;
    final List<Limit> limits;
    final Oracle oracle;
    final long to;

    Case(long seed, int most, int span, int window) {
      this.seed = seed;
      var random = new SplittableRandom(seed);
      var generator = new RandomProfiles(random, START, span);
      profiles = generator.set(most);
      to = START + window;
      int phases = 1 + random.nextInt(3);
      int volts = random.nextBoolean() ? 230 : 120;
      int deciAmperes = 60 + random.nextInt(600);
      Long begun = random.nextBoolean() ? generator.near() : null;
      oracle = new Oracle(profiles, phases, volts, deciAmperes, begun, START);
      List<Layer> layers = new ArrayList<>();
      for (Plain plain : profiles) {
        layers.add(RandomProfiles.layer(plain, layers.size(), START - 10L * span));
      }
      var consumer =
          new Consumer(
              new Evse(1, 1),
              new Circuit(phases, volts, deciAmperes),
              begun == null ? null : RandomProfiles.TRANSACTION,
              begun == null ? START : begun);
      limits = StationPlan.of(layers, List.of(consumer), START, to).getFirst();
    }

    void isWhole() {
      assertEquals(START, limits.getFirst().from());
      assertEquals(to, limits.getLast().to());
      for (int i = 1; i < limits.size(); i++) {
        assertEquals(limits.get(i - 1).to(), limits.get(i).from());
        assertFalse(limits.get(i - 1).sameAs(limits.get(i)), () -> "not merged, seed " + seed);
      }
    }

    void agreesAt(Limit limit, long second) {
      var expected = oracle.at(second);
      if (limit.deciWatts() != expected.deciWatts() || limit.phases() != expected.phases()) {
        fail(
            "seed %d, second %d: %s, the oracle says %s"
                .formatted(seed, second - START, limit, expected));
      }
    }
  }

  @Test
  void everySecondIsAsTheOracleSays() {
    var seeds = new SplittableRandom(SEED);
    for (int set = 0; set < SETS; set++) {
      var probe = new Case(set == 0 ? SEED : seeds.nextLong(), 10, 40, 60);
      probe.isWhole();
      for (Limit limit : probe.limits) {
        for (long second = limit.from(); second < limit.to(); second++) {
          probe.agreesAt(limit, second);
        }
      }
    }
  }

  @Test
  void everyEdgeOfLongSchedulesIsAsTheOracleSays() {
    int span = 40_000;
    int window = 4 * 86_400;
    var seeds = new SplittableRandom(SEED);
    for (int set = 0; set < SETS / 50; set++) {
      var probe = new Case(set == 0 ? SEED : seeds.nextLong(), 12, span, window);
      probe.isWhole();
      int index = 0;
      for (long second : edges(probe, window)) {
        while (probe.limits.get(index).to() <= second) {
          index++;
        }
        probe.agreesAt(probe.limits.get(index), second);
      }
    }
  }

  /** Every second at which some profile may change, and those around it. */
  private static TreeSet<Long> edges(Case probe, int window) {
    var edges = new TreeSet<Long>();
    for (Plain plain : probe.profiles) {
      around(edges, plain.validFrom() == null ? START : plain.validFrom(), window);
      around(edges, plain.validTo() == null ? START : plain.validTo(), window);
      Long begun = probe.oracle.begun();
      long start = plain.start() != null ? plain.start() : begun != null ? begun : START;
      long step = plain.recurrence() == 0 ? Long.MAX_VALUE : plain.recurrence();
      int rounds = plain.recurrence() == 0 ? 1 : 12;
      for (int round = 0; round < rounds; round++) {
        long base = round == 0 ? start : start + round * step;
        for (int offset : plain.starts()) {
          around(edges, base + offset, window);
        }
        around(edges, base + (plain.duration() == null ? 0 : plain.duration()), window);
      }
    }
    for (Limit limit : probe.limits) {
      around(edges, limit.from(), window);
    }
    return edges;
  }

  private static void around(TreeSet<Long> edges, long second, int window) {
    for (long s = second - 1; s <= second + 1; s++) {
      if (s >= START && s < START + window) {
        edges.add(s);
      }
    }
  }
}
