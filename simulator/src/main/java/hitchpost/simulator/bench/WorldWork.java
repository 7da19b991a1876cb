package hitchpost.simulator.bench;

import hitchpost.simulator.world.FaultKind;
import hitchpost.simulator.world.Offer;
import hitchpost.simulator.world.Summary;
import hitchpost.simulator.world.Violation;
import hitchpost.simulator.world.World;
import java.lang.management.ManagementFactory;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Worlds, one after the other, on one thread whose processor time counts. */
final class WorldWork {
  private static final int DAYS = 30;

  private WorldWork() {}

  /** Measures, and reports what it found. */
  static void measure(int warmUpSeconds, int seconds, Report report) {
    live(Set.of(), warmUpSeconds, "", report);
    live(Set.of(), seconds, "ordinary", report);
    live(FaultKind.ALL, warmUpSeconds, "", report);
    live(FaultKind.ALL, seconds, "faults", report);
  }

  private static void live(Set<FaultKind> faults, int seconds, String name, Report report) {
    long begun = cpuNanos();
    long end = begun + TimeUnit.SECONDS.toNanos(seconds);
    Summary sum = Summary.NOTHING;
    for (long seed = 1; cpuNanos() - end < 0; seed++) {
      sum = sum.plus(life(seed, faults));
    }
    double spent = (cpuNanos() - begun) / 1e9;
    if (!name.isEmpty()) {
      report.tell(name, sum.stationDays() / spent);
      report.tell(name + ".messages", sum.messages() / spent);
    }
  }

  /** Broken rules are the business of {@code hitchpost world}; such lives do not count here. */
  private static Summary life(long seed, Set<FaultKind> faults) {
    try {
      return new World(seed, Offer.OLD, faults).live(DAYS);
    } catch (Violation broken) {
      return Summary.NOTHING;
    }
  }

  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
