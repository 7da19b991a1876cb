package hitchpost.simulator.wired;

import hitchpost.hal.safety.LatchStore;
import hitchpost.hal.safety.LatchedFault;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Latched faults that outlive the program, and its power. */
final class Latches implements LatchStore {
  private final Map<Integer, List<LatchedFault>> kept = new HashMap<>();

  @Override
  public List<LatchedFault> load(int evse) {
    return kept.getOrDefault(evse, List.of());
  }

  @Override
  public void save(int evse, List<LatchedFault> faults) {
    kept.put(evse, List.copyOf(faults));
  }
}
