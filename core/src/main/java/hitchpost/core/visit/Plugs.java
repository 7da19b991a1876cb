package hitchpost.core.visit;

import hitchpost.core.Effects;
import hitchpost.core.Timers;
import hitchpost.core.evse.EvseState;
import hitchpost.core.evse.EvseState.ConnectorState;
import hitchpost.core.hardware.LockState;
import hitchpost.core.transaction.StopCause;

/** The plugs of an EVSE: which are there, and the locks that hold them. */
final class Plugs {
  private final EvseState evse;
  private final Timers timers;

  Plugs(EvseState evse, Timers timers) {
    this.evse = evse;
    this.timers = timers;
  }

  /** Whether a cable or a car is at a connector. */
  boolean present(int connector) {
    return evse.connector(connector).filter(ConnectorState::present).isPresent();
  }

  /** Whether a car is at the other end of the cable. */
  boolean connected(int connector) {
    return evse.connector(connector).filter(c -> c.pilot().connected()).isPresent();
  }

  boolean fixed(int connector) {
    return evse.connector(connector).orElseThrow().spec().fixedCable();
  }

  /**
   * Whether a plug stays locked after this end until its owner comes; a fixed cable is nobody's.
   *
   * @param unlocks whether it is let go of when the car has gone
   */
  boolean kept(int connector, StopCause cause, boolean unlocks) {
    if (fixed(connector)) {
      return false;
    }
    return switch (cause) {
      case DEAUTHORIZED -> true;
      case EV_DISCONNECTED -> !unlocks;
      default -> false;
    };
  }

  /** Locks a plug that could be pulled; true when none could. */
  boolean hold(Effects fx, int connector) {
    boolean held = evse.connector(connector).orElseThrow().held();
    if (!held) {
      evse.moveLock(fx, connector, true);
      timers.start(fx, Visit.LOCK_TIMER, String.valueOf(evse.id()), Visit.HARDWARE_DEADLINE);
    }
    return held;
  }

  /** Never while the contactor may be closed: a plug is not pulled under load. */
  void unlock(Effects fx, int connector) {
    ConnectorState state = evse.connector(connector).orElseThrow();
    if (!state.spec().fixedCable()
        && state.lock() != LockState.UNLOCKED
        && !evse.contactorClosed()) {
      evse.moveLock(fx, connector, false);
    }
  }

  void unlockAll(Effects fx) {
    evse.connectors().forEach(c -> unlock(fx, c.id()));
  }

  /** Opens locks that hold nothing, as one that closed too late does: they keep the plug out. */
  void unlockEmpty(Effects fx) {
    evse.connectors().stream()
        .filter(c -> c.held() && !c.present())
        .forEach(c -> unlock(fx, c.id()));
  }
}
