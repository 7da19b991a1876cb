package hitchpost.hal.rig;

import hitchpost.core.hardware.HardwareEvent;
import hitchpost.core.hardware.LockState;
import hitchpost.core.hardware.Pilot;
import hitchpost.hal.device.Cable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** How an EVSE is, as the station is told. Safe for use by several threads. */
final class Situation {
  private final RigPlan plan;
  private final Consumer<HardwareEvent> station;

  /** Held while something changes and is put in the mailbox, so that no older state follows. */
  private final ReentrantLock turn = new ReentrantLock();

  private volatile @Nullable Pilot pilot;
  private volatile @Nullable Boolean power;
  private volatile @Nullable Cable cable;
  private volatile @Nullable LockState lock;
  private final AtomicLong contactorCycles = new AtomicLong();

  Situation(RigPlan plan, Consumer<HardwareEvent> station) {
    this.plan = plan;
    this.station = station;
  }

  /** Null while it is not known. */
  @Nullable Pilot pilot() {
    return pilot;
  }

  /** Whether the contactor is closed, null while it is not known. */
  @Nullable Boolean power() {
    return power;
  }

  /** Null while it is not known. */
  @Nullable LockState lock() {
    return lock;
  }

  /** Closings since the start of the program. */
  long contactorCycles() {
    return contactorCycles.get();
  }

  void pilot(Pilot now) {
    inTurn(() -> {
      pilot = now;
      tellPilot(now);
    });
  }

  void power(boolean on) {
    inTurn(() -> {
      if (on && !Boolean.TRUE.equals(power)) {
        contactorCycles.incrementAndGet();
      }
      power = on;
      tellPower(on);
    });
  }

  void cable(Cable now) {
    inTurn(() -> {
      cable = now;
      tellCable(now);
    });
  }

  void lock(LockState now) {
    inTurn(() -> {
      lock = now;
      tellLock(now);
    });
  }

  /** Tells all of it again, as far as it is known. */
  void describe() {
    inTurn(() -> {
      if (pilot != null) {
        tellPilot(pilot);
      }
      if (cable != null) {
        tellCable(cable);
      }
      if (power != null) {
        tellPower(power);
      }
      if (lock != null) {
        tellLock(lock);
      }
    });
  }

  private void inTurn(Runnable change) {
    turn.lock();
    try {
      change.run();
    } finally {
      turn.unlock();
    }
  }

  private void tellPilot(Pilot now) {
    station.accept(new HardwareEvent.PilotChanged(plan.evse(), RigPlan.CONNECTOR, now));
    if (plan.lock() != null && !plan.board().capabilities().readsProximity()) {
      station.accept(
          new HardwareEvent.CableChanged(plan.evse(), RigPlan.CONNECTOR, now.connected()));
    }
  }

  private void tellPower(boolean on) {
    station.accept(new HardwareEvent.ContactorChanged(plan.evse(), on));
  }

  private void tellCable(Cable now) {
    if (plan.lock() != null) {
      Integer carries = now.milliAmperes() == 0 ? null : now.milliAmperes();
      station.accept(
          new HardwareEvent.CableChanged(
              plan.evse(), RigPlan.CONNECTOR, now != Cable.NONE, carries));
    }
  }

  private void tellLock(LockState now) {
    station.accept(new HardwareEvent.LockChanged(plan.evse(), RigPlan.CONNECTOR, now));
  }
}
