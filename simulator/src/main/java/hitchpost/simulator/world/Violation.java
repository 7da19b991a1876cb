package hitchpost.simulator.world;

import java.time.Instant;
import java.util.List;

/** A world in which a rule was broken, with all it takes to see it again. */
public final class Violation extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final long seed;
  private final long step;
  private final transient List<String> trace;

  Violation(
      long seed, long step, Instant time, FaultPlan plan, List<String> trace, Throwable cause) {
    super(
        "seed %d, step %d, %s: %s%n(faults at that time: %s)"
            .formatted(seed, step, time, cause, plan),
        cause);
    this.seed = seed;
    this.step = step;
    this.trace = List.copyOf(trace);
  }

  /** The seed of the station that broke the rule. */
  public long seed() {
    return seed;
  }

  /** Counts the steps of that station from 1, through all its restarts. */
  public long step() {
    return step;
  }

  /** What happened last, oldest first. */
  public List<String> trace() {
    return trace;
  }
}
