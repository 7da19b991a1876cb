package hitchpost.simulator.csms.model;

import hitchpost.ocpp16.messages.Action;

/** Decides how each CALL is treated; a fault plan or a table that people fill. */
public interface BehaviourSource {
  /** Called once for every CALL whose action is known. */
  Behaviour next(String stationId, Action action);
}
