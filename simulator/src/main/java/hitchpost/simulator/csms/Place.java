package hitchpost.simulator.csms;

import hitchpost.simulator.csms.model.CallImpossible;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A place at a station: {@code 1}, which is a connector of OCPP 1.6 and an EVSE of 2.0.1, or {@code
 * 1.2}, a connector of an EVSE.
 *
 * @param number 0 is the station
 */
record Place(int number, Optional<Integer> connector) {
  static Place of(Words words) {
    String text = words.next("a connector");
    if (!text.matches("\\d{1,4}(\\.\\d{1,4})?")) {
      throw new OrderException("'" + text + "' is no connector like 1, or 1.2 of an EVSE");
    }
    int dot = text.indexOf('.');
    return dot < 0
        ? new Place(Integer.parseInt(text), Optional.empty())
        : new Place(
            Integer.parseInt(text.substring(0, dot)),
            Optional.of(Integer.parseInt(text.substring(dot + 1))));
  }

  /** The connector as OCPP 1.6 counts. */
  int connectorId() {
    if (connector.isPresent()) {
      throw new CallImpossible("OCPP 1.6 counts connectors through: 1, 2, 3, without EVSEs");
    }
    return number;
  }

  /** The EVSE of OCPP 2.0.1. */
  ObjectNode evse() {
    ObjectNode evse = JsonNodeFactory.instance.objectNode().put("id", number);
    connector.ifPresent(id -> evse.put("connectorId", id));
    return evse;
  }
}
