package hitchpost.ocpp16;

import hitchpost.core.evse.EvseSpec;
import hitchpost.core.types.Evse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Connector numbers as OCPP 1.6 counts them: 1, 2, 3, ... through all EVSEs, 0 for the station.
 *
 * <p>Source: OCPP 1.6, 3.8.
 */
final class Connectors {
  private final List<Evse> byNumber = new ArrayList<>();

  Connectors(List<EvseSpec> evses) {
    for (EvseSpec evse : evses) {
      for (var connector : evse.connectors()) {
        byNumber.add(new Evse(evse.id(), connector.id()));
      }
    }
  }

  /** The connector with this number; empty for 0 and for unknown numbers. */
  Optional<Evse> find(int number) {
    return number >= 1 && number <= byNumber.size()
        ? Optional.of(byNumber.get(number - 1))
        : Optional.empty();
  }

  /** The number of a connector; of an EVSE its first connector's; 0 for the station. */
  int number(Evse evse) {
    if (evse.id() == 0) {
      return 0;
    }
    Integer connector = evse.connectorId();
    return byNumber.indexOf(new Evse(evse.id(), connector == null ? 1 : connector)) + 1;
  }
}
