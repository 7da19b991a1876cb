package hitchpost.simulator.world;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What happened in worlds.
 *
 * @param stationDays days lived, all stations together
 * @param transactions that ended
 * @param milliWattHours billed for them
 * @param messages that the stations sent or were sent
 * @param steps of the stations
 * @param boots of the stations
 * @param parkedRecords transaction records that the CSMS refused for good
 * @param faults injected, by kind
 * @param fingerprint of everything that happened, equal for equal runs
 */
public record Summary(
    long stationDays,
    long transactions,
    long milliWattHours,
    long messages,
    long steps,
    long boots,
    long parkedRecords,
    Map<FaultKind, Long> faults,
    long fingerprint) {
  /** Nothing has happened. */
  public static final Summary NOTHING = new Summary(0, 0, 0, 0, 0, 0, 0, Map.of(), 0);

  public Summary {
    var copy = new EnumMap<FaultKind, Long>(FaultKind.class);
    copy.putAll(faults);
    faults = Collections.unmodifiableMap(copy);
  }

  /** Both together; the order matters to the fingerprint only. */
  public Summary plus(Summary other) {
    var sum = new EnumMap<FaultKind, Long>(FaultKind.class);
    sum.putAll(faults);
    other.faults.forEach((kind, count) -> sum.merge(kind, count, Long::sum));
    return new Summary(
        stationDays + other.stationDays,
        transactions + other.transactions,
        milliWattHours + other.milliWattHours,
        messages + other.messages,
        steps + other.steps,
        boots + other.boots,
        parkedRecords + other.parkedRecords,
        sum,
        31 * fingerprint + other.fingerprint);
  }
}
