package hitchpost.ocpp201.messages;

import hitchpost.core.types.WireEnum;

/**
 * Whether a place is kept, and if not, why.
 *
 * <p>Source: OCPP 2.0.1 part 2, 3.73.
 */
public enum ReserveNowStatusEnumType implements WireEnum {
  ACCEPTED("Accepted"),
  FAULTED("Faulted"),
  OCCUPIED("Occupied"),
  REJECTED("Rejected"),
  UNAVAILABLE("Unavailable");

  private final String wire;

  ReserveNowStatusEnumType(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
