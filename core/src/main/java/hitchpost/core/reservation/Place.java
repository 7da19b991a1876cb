package hitchpost.core.reservation;

import java.util.List;

/**
 * An EVSE as far as it matters to whoever wants to charge there.
 *
 * @param free whether nobody uses it
 * @param blocked whether a car or a loose cable hangs on one of its connectors
 */
public record Place(int evse, boolean free, boolean blocked, List<Slot> slots) {
  public Place {
    slots = List.copyOf(slots);
  }

  /**
   * One connector.
   *
   * @param type as in OCPP 2.0.1 ConnectorEnumType, e.g. {@code sType2}
   * @param operative whether the operator lets drivers use it
   * @param faulted whether a fault makes charging impossible
   */
  public record Slot(int connector, String type, boolean operative, boolean faulted) {
    boolean usable() {
      return operative && !faulted;
    }
  }

  /** The same place when somebody else gets it. */
  public Place taken() {
    return new Place(evse, false, blocked, slots);
  }
}
