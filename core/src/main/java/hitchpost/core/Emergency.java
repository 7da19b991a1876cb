package hitchpost.core;

import hitchpost.core.evse.Evses;
import hitchpost.core.hardware.Fault;
import hitchpost.core.hardware.FaultCode;
import hitchpost.core.transaction.StopCause;
import hitchpost.core.types.SecurityEvent;
import hitchpost.core.types.SecurityEventType;
import hitchpost.core.visit.Visits;

/** What concerns the whole station at once: emergency stop, mains supply, housing. */
final class Emergency {
  private static final String FAULT = "emergency-stop";

  private final Evses evses;
  private final Visits visits;

  Emergency(Evses evses, Visits visits) {
    this.evses = evses;
    this.visits = visits;
  }

  void stopChanged(Effects fx, boolean pressed) {
    if (pressed) {
      visits.stopAll(fx, StopCause.EMERGENCY_STOP);
      evses.raise(
          new Fault(FAULT, 0, 0, FaultCode.OTHER_ERROR, true, "emergency stop", null, null));
    } else {
      evses.clear(0, FAULT);
    }
  }

  /** Without mains nobody charges; what runs is ended while the battery lasts. */
  void supplyChanged(Effects fx, boolean present) {
    visits.closed(Visits.Closing.NO_MAINS, !present);
    if (!present) {
      visits.giveUpWaiting(fx, StopCause.POWER_LOSS);
      visits.stopAll(fx, StopCause.POWER_LOSS);
    }
  }

  void tamperChanged(Effects fx, boolean open) {
    if (open) {
      fx.tell(
          new Fact.SecurityHappened(
              new SecurityEvent(
                  SecurityEventType.TAMPER_DETECTION_ACTIVATED, fx.time(), null, null)));
    }
  }
}
