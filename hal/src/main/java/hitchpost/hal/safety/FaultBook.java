package hitchpost.hal.safety;

import hitchpost.hal.device.DeviceFault;
import hitchpost.hal.device.DeviceFault.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The faults of an EVSE: those that are there, and those that wait to be acknowledged. */
final class FaultBook {
  private final Map<String, DeviceFault> present = new LinkedHashMap<>();
  private final Map<String, DeviceFault> latched = new LinkedHashMap<>();

  FaultBook(List<LatchedFault> kept) {
    kept.forEach(fault -> latched.put(fault.id(), fault.fault()));
  }

  /** What has been a fault since before the start. */
  void describe(List<Order> orders) {
    latched.forEach((id, fault) -> orders.add(new Order.Raise(id, fault)));
  }

  /** Whether it is there, or waits to be acknowledged. */
  boolean has(String id) {
    return isPresent(id) || latched.containsKey(id);
  }

  /** Whether it is there now. */
  boolean isPresent(String id) {
    return present.containsKey(id);
  }

  /** The first fault that forbids charging. */
  Optional<DeviceFault> forbidding() {
    return latched.values().stream()
        .findFirst()
        .or(() -> present.values().stream().filter(f -> f.severity() != Severity.WARN).findFirst());
  }

  void raise(List<Order> orders, String id, DeviceFault fault) {
    DeviceFault before = present.put(id, fault);
    if (!fault.equals(before) && !fault.equals(latched.get(id))) {
      orders.add(new Order.Raise(id, fault));
    }
    if (fault.severity() == Severity.LATCHED && !fault.equals(latched.put(id, fault))) {
      orders.add(latch());
    }
  }

  void gone(List<Order> orders, String id) {
    if (present.remove(id) != null && !latched.containsKey(id)) {
      orders.add(new Order.Clear(id));
    }
  }

  /** What is there no more is over; what is still there stays. */
  void acknowledge(List<Order> orders) {
    List<String> over = latched.keySet().stream().filter(id -> !present.containsKey(id)).toList();
    for (String id : over) {
      latched.remove(id);
      orders.add(new Order.Clear(id));
    }
    if (!over.isEmpty()) {
      orders.add(latch());
    }
  }

  private Order latch() {
    List<LatchedFault> faults = new ArrayList<>();
    latched.forEach((id, fault) -> faults.add(new LatchedFault(id, fault)));
    return new Order.Latch(faults);
  }
}
