package hitchpost.simulator.csms.model;

import hitchpost.simulator.csms.model.LedgerEntry.Rule;

/** Takes what is wrong with the message that is being processed. */
interface Complaints {
  void add(Rule rule, String path, String detail);
}
