package hitchpost.simulator.hardware;

import hitchpost.core.hardware.Fault;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/** The active faults of the station (EVSE 0) and of its EVSEs, oldest first. */
final class FaultList {
  private final TreeMap<Integer, List<Fault>> faults = new TreeMap<>();

  FaultList(Collection<Integer> evses) {
    faults.put(0, new ArrayList<>());
    evses.forEach(evse -> faults.put(evse, new ArrayList<>()));
  }

  List<Fault> of(int evse) {
    var list = faults.get(evse);
    if (list == null) {
      throw new UnknownPart("there is no EVSE " + evse);
    }
    return list;
  }

  List<Fault> all() {
    return faults.values().stream().flatMap(List::stream).toList();
  }

  /** Adds a fault; false when the very same one is active already. */
  boolean raise(Fault fault) {
    var list = of(fault.evse());
    if (list.contains(fault)) {
      return false;
    }
    if (list.stream().anyMatch(other -> other.id().equals(fault.id()))) {
      throw new ImpossibleStimulus("another fault with the id " + fault.id() + " is active");
    }
    list.add(fault);
    return true;
  }

  void clear(int evse, String id) {
    if (!of(evse).removeIf(fault -> fault.id().equals(id))) {
      throw new UnknownPart("EVSE " + evse + " has no fault " + id);
    }
  }

  /** Whether a fault of the connector, its EVSE or the station makes charging impossible. */
  boolean inoperative(int evse, int connector) {
    for (Fault fault : of(0)) {
      if (fault.inoperative()) {
        return true;
      }
    }
    for (Fault fault : of(evse)) {
      if (fault.inoperative() && (fault.connector() == 0 || fault.connector() == connector)) {
        return true;
      }
    }
    return false;
  }

  /** An id that no active fault of the EVSE has. */
  String freeId(int evse) {
    var list = of(evse);
    int number = 1;
    for (int at = 0; at < list.size(); at++) {
      if (list.get(at).id().equals("fault-" + number)) {
        number++;
        at = -1;
      }
    }
    return "fault-" + number;
  }
}
