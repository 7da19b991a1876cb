package hitchpost.simulator.csms.model;

import hitchpost.core.message.OcppAction;

/** Decides how each CALL is treated; a fault plan or a table that people fill. */
public interface BehaviourSource {
  /** Called once for every CALL whose action is known. */
  Behaviour next(String stationId, OcppAction action);
}
