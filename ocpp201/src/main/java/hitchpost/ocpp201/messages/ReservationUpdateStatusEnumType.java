package hitchpost.ocpp201.messages;

import hitchpost.core.types.WireEnum;

/**
 * How a reservation ended.
 *
 * <p>Source: OCPP 2.0.1 part 2, 3.72.
 */
public enum ReservationUpdateStatusEnumType implements WireEnum {
  EXPIRED("Expired"),
  REMOVED("Removed");

  private final String wire;

  ReservationUpdateStatusEnumType(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
