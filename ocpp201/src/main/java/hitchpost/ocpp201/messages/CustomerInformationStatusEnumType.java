package hitchpost.ocpp201.messages;

import hitchpost.core.types.WireEnum;

/**
 * Whether the station will tell or delete what it keeps about a customer.
 *
 * <p>Source: OCPP 2.0.1 part 2, 3.25.
 */
public enum CustomerInformationStatusEnumType implements WireEnum {
  ACCEPTED("Accepted"),
  REJECTED("Rejected"),
  INVALID("Invalid");

  private final String wire;

  CustomerInformationStatusEnumType(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
