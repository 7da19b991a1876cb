package hitchpost.core.visit;

import hitchpost.core.evse.EvseState;
import hitchpost.core.evse.EvseState.ConnectorState;
import hitchpost.core.hardware.Fault;
import hitchpost.core.hardware.FaultCode;
import org.jspecify.annotations.Nullable;

/** Faults of an EVSE that the hardware does not tell: a part that does not do as it was told. */
final class OwnFaults {
  private static final String LOCK = "plug-lock";
  private static final String METER = "meter-silent";
  private static final String CONTACTOR = "contactor-stuck";

  private final EvseState evse;

  OwnFaults(EvseState evse) {
    this.evse = evse;
  }

  /** The lock did not move. */
  void lockStuck(int connector) {
    raise(LOCK, FaultCode.CONNECTOR_LOCK_FAILURE, connector, true, null);
  }

  /** The meter says nothing. */
  void meterSilent() {
    raise(METER, FaultCode.POWER_METER_FAILURE, 0, false, problemOf("FiscalMetering"));
  }

  void meterSpoke() {
    evse.clear(METER);
  }

  /** The contactor does not open. */
  void contactorStuck() {
    raise(CONTACTOR, FaultCode.POWER_SWITCH_FAILURE, 0, true, problemOf("PowerContactor"));
  }

  /** Whether the contactor is known not to open. */
  boolean contactorIsStuck() {
    return evse.faults().stream().anyMatch(fault -> fault.id().equals(CONTACTOR));
  }

  /** Clears what is over; true when a contactor has opened that was stuck. */
  boolean look() {
    boolean opened = false;
    for (Fault fault : evse.faults()) {
      if (fault.id().equals(LOCK) && !present(fault.connector())) {
        evse.clear(LOCK);
      } else if (fault.id().equals(CONTACTOR) && !evse.contactorClosed()) {
        evse.clear(CONTACTOR);
        opened = true;
      }
    }
    return opened;
  }

  private boolean present(int connector) {
    return evse.connector(connector).filter(ConnectorState::present).isPresent();
  }

  private static Fault.Part problemOf(String component) {
    return new Fault.Part(component, "Problem");
  }

  /** The lock has events of its own, whoever finds that it fails. */
  private void raise(
      String id, FaultCode code, int connector, boolean inoperative, Fault.@Nullable Part part) {
    evse.raise(
        new Fault(id, evse.id(), connector, code, inoperative, null, null, null, false, part));
  }
}
