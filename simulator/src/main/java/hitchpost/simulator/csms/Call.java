package hitchpost.simulator.csms;

import hitchpost.core.message.OcppAction;
import tools.jackson.databind.JsonNode;

/** A request for a station. */
record Call(OcppAction action, JsonNode payload) {}
