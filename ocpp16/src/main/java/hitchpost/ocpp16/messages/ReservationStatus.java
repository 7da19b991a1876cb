package hitchpost.ocpp16.messages;

import hitchpost.core.types.WireEnum;

/**
 * Answer to a reservation.
 *
 * <p>Source: OCPP 1.6, 7.40.
 */
public enum ReservationStatus implements WireEnum {
  ACCEPTED("Accepted"),
  FAULTED("Faulted"),
  OCCUPIED("Occupied"),
  REJECTED("Rejected"),
  UNAVAILABLE("Unavailable");

  private final String wire;

  ReservationStatus(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
