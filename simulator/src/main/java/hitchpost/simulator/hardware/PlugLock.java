package hitchpost.simulator.hardware;

import hitchpost.core.hardware.HardwareEvent;
import hitchpost.core.hardware.LockState;
import java.util.function.Consumer;

/** The bolt that holds a loose cable in a socket; it keeps its position without power. */
final class PlugLock {
  private final int evse;
  private final int connector;
  private final long travelNanos;
  private final Consumer<HardwareEvent> report;
  private boolean locked;
  private boolean jammed;
  private LockState state = LockState.UNLOCKED;
  private long dueNanos = SimulatedHardware.NEVER;

  PlugLock(int evse, int connector, long travelNanos, Consumer<HardwareEvent> report) {
    this.evse = evse;
    this.connector = connector;
    this.travelNanos = travelNanos;
    this.report = report;
  }

  /** Where the bolt is, whatever it was told. */
  boolean locked() {
    return locked;
  }

  LockState state() {
    return state;
  }

  boolean jammed() {
    return jammed;
  }

  long dueNanos() {
    return dueNanos;
  }

  void jam(boolean on) {
    jammed = on;
  }

  void command(long now, boolean lock) {
    if (locked == lock) {
      arrive();
    } else if (dueNanos == SimulatedHardware.NEVER) {
      dueNanos = now + travelNanos;
    }
  }

  void run(long now) {
    if (dueNanos > now) {
      return;
    }
    if (jammed) {
      dueNanos = SimulatedHardware.NEVER;
      state = locked ? LockState.UNLOCK_FAILED : LockState.LOCK_FAILED;
      describe();
    } else {
      locked = !locked;
      arrive();
    }
  }

  void losePower() {
    dueNanos = SimulatedHardware.NEVER;
    state = locked ? LockState.LOCKED : LockState.UNLOCKED;
  }

  void describe() {
    report.accept(new HardwareEvent.LockChanged(evse, connector, state));
  }

  private void arrive() {
    losePower();
    describe();
  }
}
