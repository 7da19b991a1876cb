package hitchpost.simulator.world;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

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
 * @param judged what the rules looked at and how often, in words
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
    Map<String, Long> judged,
    long fingerprint) {
  /** Nothing has happened. */
  public static final Summary NOTHING = new Summary(0, 0, 0, 0, 0, 0, 0, Map.of(), Map.of(), 0);

  public Summary {
    var copy = new EnumMap<FaultKind, Long>(FaultKind.class);
    copy.putAll(faults);
    faults = Collections.unmodifiableMap(copy);
    judged = Collections.unmodifiableMap(new TreeMap<>(judged));
  }

  /** Both together; the order matters to the fingerprint only. */
  public Summary plus(Summary other) {
    var sum = new EnumMap<FaultKind, Long>(FaultKind.class);
    sum.putAll(faults);
    other.faults.forEach((kind, count) -> sum.merge(kind, count, Long::sum));
    var sumJudged = new TreeMap<>(judged);
    other.judged.forEach((what, count) -> sumJudged.merge(what, count, Long::sum));
    return new Summary(
        stationDays + other.stationDays,
        transactions + other.transactions,
        milliWattHours + other.milliWattHours,
        messages + other.messages,
        steps + other.steps,
        boots + other.boots,
        parkedRecords + other.parkedRecords,
        sum,
        sumJudged,
        31 * fingerprint + other.fingerprint);
  }
}
