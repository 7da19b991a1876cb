package hitchpost.simulator.world;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * What goes wrong in a stretch of time, and how often.
 *
 * @param rates per 10 000 messages or per 1000 days, see {@link FaultKind}; absent is never
 */
public record FaultPlan(Map<FaultKind, Integer> rates) {
  private static final int[] OF_10_000_MESSAGES = {10, 50, 200, 1000};
  private static final int[] IN_1000_DAYS = {300, 1000, 4000, 15_000};
  private static final int[] WORK_IN_1000_DAYS = {2000, 5000, 20_000, 50_000};
  private static final FaultPlan NONE = new FaultPlan(Map.of());

  public FaultPlan {
    var copy = new EnumMap<FaultKind, Integer>(FaultKind.class);
    copy.putAll(rates);
    rates = Collections.unmodifiableMap(copy);
  }

  /** Nothing goes wrong. */
  public static FaultPlan none() {
    return NONE;
  }

  /**
   * A plan of some of the allowed kinds, some seldom and some often: faults that come together
   * every time would hide what each of them does alone.
   */
  static FaultPlan draw(SplittableRandom random, Set<FaultKind> allowed) {
    var rates = new EnumMap<FaultKind, Integer>(FaultKind.class);
    int share = 1 + random.nextInt(3);
    for (FaultKind kind : FaultKind.values()) {
      boolean chosen = random.nextInt(4) < share;
      int level = random.nextInt(4);
      if (chosen && allowed.contains(kind)) {
        rates.put(
            kind,
            switch (kind.unit()) {
              case MESSAGE -> OF_10_000_MESSAGES[level];
              case TIME -> IN_1000_DAYS[level];
              case WORK -> WORK_IN_1000_DAYS[level];
            });
      }
    }
    return new FaultPlan(rates);
  }

  /** Whether a fault strikes this message. */
  boolean strikes(FaultKind kind, SplittableRandom random) {
    Integer rate = rates.get(kind);
    return rate != null && random.nextInt(10_000) < rate;
  }

  /** How long until a fault happens next; empty for never. */
  Optional<Duration> pause(FaultKind kind, SplittableRandom random) {
    Integer rate = rates.get(kind);
    return rate == null
        ? Optional.empty()
        : Optional.of(Chance.exponential(random, Duration.ofDays(1000).dividedBy(rate)));
  }

  @Override
  public String toString() {
    if (rates.isEmpty()) {
      return "nothing";
    }
    var text = new StringBuilder();
    rates.forEach((kind, rate) ->
        text.append(text.isEmpty() ? "" : ", ")
            .append(kind.word())
            .append(' ')
            .append(rate)
            .append(kind.unit() == FaultKind.Unit.MESSAGE ? "/10000" : "/1000d"));
    return text.toString();
  }
}
