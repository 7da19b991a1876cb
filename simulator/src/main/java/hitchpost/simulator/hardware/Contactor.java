package hitchpost.simulator.hardware;

import hitchpost.core.hardware.HardwareEvent;
import java.util.function.Consumer;

/** The contactor of one EVSE with its mirror contact: held by its coil, opened by a spring. */
final class Contactor {
  private final int evse;
  private final long travelNanos;
  private final Consumer<HardwareEvent> report;
  private ContactorFault fault = ContactorFault.NONE;
  private boolean coil;
  private boolean closed;
  private boolean mirror;
  private long dueNanos = SimulatedHardware.NEVER;

  Contactor(int evse, long travelNanos, Consumer<HardwareEvent> report) {
    this.evse = evse;
    this.travelNanos = travelNanos;
    this.report = report;
  }

  boolean closed() {
    return closed;
  }

  /** What the mirror contact says. */
  boolean mirror() {
    return mirror;
  }

  ContactorFault fault() {
    return fault;
  }

  long dueNanos() {
    return dueNanos;
  }

  void command(long now, boolean close) {
    coil = close;
    if (closed != close) {
      if (dueNanos == SimulatedHardware.NEVER) {
        dueNanos = now + travelNanos;
      }
      return;
    }
    dueNanos = SimulatedHardware.NEVER;
    if (fault != ContactorFault.FEEDBACK_LOST) {
      report.accept(new HardwareEvent.ContactorChanged(evse, closed));
    }
  }

  void run(long now) {
    if (dueNanos <= now) {
      move();
    }
  }

  /** The coil loses its supply: the spring opens at once what is not welded. */
  void release() {
    coil = false;
    move();
  }

  void breakDown(ContactorFault newFault) {
    if (newFault == fault) {
      return;
    }
    fault = newFault;
    if (dueNanos == SimulatedHardware.NEVER) {
      move();
    }
  }

  private void move() {
    dueNanos = SimulatedHardware.NEVER;
    boolean blocked = closed ? fault == ContactorFault.WELDED : fault == ContactorFault.STUCK_OPEN;
    if (!blocked) {
      closed = coil;
    }
    if (mirror != closed && fault != ContactorFault.FEEDBACK_LOST) {
      mirror = closed;
      report.accept(new HardwareEvent.ContactorChanged(evse, closed));
    }
  }
}
