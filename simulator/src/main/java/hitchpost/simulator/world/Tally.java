package hitchpost.simulator.world;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** Counts what happens, for the summary at the end. */
final class Tally {
  private final Map<FaultKind, Long> faults = new EnumMap<>(FaultKind.class);
  private final Map<String, Long> judged = new TreeMap<>();
  private long messages;
  private long steps;
  private long boots;
  private long transactions;
  private long deliveredMilliWattHours;
  private long parkedRecords;

  void fault(FaultKind kind) {
    faults.merge(kind, 1L, Long::sum);
  }

  /** Something was judged, in the words of the summary. */
  void judged(String what) {
    judged.merge(what, 1L, Long::sum);
  }

  void message() {
    messages++;
  }

  void step() {
    steps++;
  }

  void boot() {
    boots++;
  }

  void transaction(long milliWattHours) {
    transactions++;
    deliveredMilliWattHours += milliWattHours;
  }

  void parked() {
    parkedRecords++;
  }

  long steps() {
    return steps;
  }

  Summary summary(long days, long fingerprint) {
    return new Summary(
        days,
        transactions,
        deliveredMilliWattHours,
        messages,
        steps,
        boots,
        parkedRecords,
        faults,
        judged,
        fingerprint);
  }
}
