package hitchpost.simulator.hardware;

import hitchpost.core.evse.EvseSpec.ConnectorSpec;
import hitchpost.core.hardware.HardwareEvent;
import hitchpost.core.hardware.Pilot;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A socket with a lock and perhaps a loose cable in it, or a cable that belongs to the station. */
final class SimulatedConnector {
  private final int evse;
  private final int id;
  private final @Nullable PlugLock lock;
  private final Consumer<HardwareEvent> report;
  private boolean cableInserted;
  private @Nullable Pilot fault;
  private Pilot reported = Pilot.A;

  SimulatedConnector(int evse, ConnectorSpec spec, long lockNanos, Consumer<HardwareEvent> report) {
    this.evse = evse;
    this.id = spec.id();
    this.report = report;
    this.lock = spec.fixedCable() ? null : new PlugLock(evse, id, lockNanos, report);
  }

  int id() {
    return id;
  }

  /** The lock of a socket. */
  PlugLock requireLock() {
    if (lock == null) {
      throw new UnknownPart(this + " has a fixed cable and no lock");
    }
    return lock;
  }

  @Nullable PlugLock lock() {
    return lock;
  }

  boolean cableInserted() {
    return cableInserted;
  }

  @Nullable Pilot fault() {
    return fault;
  }

  Pilot pilot() {
    return reported;
  }

  long dueNanos() {
    return lock == null ? SimulatedHardware.NEVER : lock.dueNanos();
  }

  void run(long now) {
    if (lock != null) {
      lock.run(now);
    }
  }

  /** Brings a loose cable into an empty socket; a fixed cable is always there. */
  void insertCable() {
    if (lock == null || cableInserted) {
      return;
    }
    if (lock.locked()) {
      throw new ImpossibleStimulus("the empty socket of " + this + " is locked");
    }
    cableInserted = true;
    describeCable();
  }

  /** The driver takes a cable that no car is on as soon as nothing holds it. */
  void takeCable() {
    if (lock != null && cableInserted && !lock.locked()) {
      cableInserted = false;
      describeCable();
    }
  }

  void breakPilot(@Nullable Pilot newFault) {
    if (newFault != null && newFault != Pilot.E && newFault != Pilot.F) {
      throw new ImpossibleStimulus("a broken pilot shows E or F, not " + newFault);
    }
    fault = newFault;
  }

  /** Reports what the pilot shows, when that is new. */
  void showPilot(Pilot withoutFault) {
    var pilot = fault == null ? withoutFault : fault;
    if (pilot != reported) {
      reported = pilot;
      describePilot();
    }
  }

  void losePower() {
    if (lock != null) {
      lock.losePower();
    }
  }

  void describe() {
    if (lock != null) {
      describeCable();
      lock.describe();
    }
    describePilot();
  }

  @Override
  public String toString() {
    return "connector " + id + " of EVSE " + evse;
  }

  private void describeCable() {
    report.accept(new HardwareEvent.CableChanged(evse, id, cableInserted));
  }

  private void describePilot() {
    report.accept(new HardwareEvent.PilotChanged(evse, id, reported));
  }
}
