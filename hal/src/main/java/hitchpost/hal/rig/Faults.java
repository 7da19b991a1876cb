package hitchpost.hal.rig;

import hitchpost.core.hardware.Fault;
import hitchpost.core.hardware.HardwareEvent;
import hitchpost.hal.device.DeviceFault;
import hitchpost.hal.device.DeviceFault.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/** The faults of a place as the station sees them. Safe for use by several threads. */
final class Faults {
  private static final int MAX_TEXT = 50;

  private final int evse;
  private final Consumer<HardwareEvent> station;
  private final Map<String, Fault> active = new LinkedHashMap<>();

  /** Held while something changes and is put in the mailbox, so that the order is the same. */
  private final ReentrantLock turn = new ReentrantLock();

  /**
   * @param evse 0 for the whole station
   */
  Faults(int evse, Consumer<HardwareEvent> station) {
    this.evse = evse;
    this.station = station;
  }

  /**
   * Raises a fault, or changes it.
   *
   * @param passing as in {@link Fault}
   */
  void raise(String id, DeviceFault fault, boolean passing) {
    var code = fault.code();
    var told =
        new Fault(
            id,
            evse,
            0,
            code.reportCode(),
            fault.severity() != Severity.WARN,
            brief(fault.text()),
            null,
            fault.vendorCode().isEmpty() ? null : brief(fault.vendorCode()),
            passing,
            new Fault.Part(code.component(), code.variable()));
    turn.lock();
    try {
      if (!told.equals(active.put(id, told))) {
        station.accept(new HardwareEvent.FaultRaised(told));
      }
    } finally {
      turn.unlock();
    }
  }

  void clear(String id) {
    turn.lock();
    try {
      if (active.remove(id) != null) {
        station.accept(new HardwareEvent.FaultCleared(evse, id));
      }
    } finally {
      turn.unlock();
    }
  }

  /** Tells all of them again. */
  void describe() {
    turn.lock();
    try {
      active.values().forEach(fault -> station.accept(new HardwareEvent.FaultRaised(fault)));
    } finally {
      turn.unlock();
    }
  }

  List<Fault> all() {
    turn.lock();
    try {
      return new ArrayList<>(active.values());
    } finally {
      turn.unlock();
    }
  }

  private static String brief(String text) {
    return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT);
  }
}
