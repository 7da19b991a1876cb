package hitchpost.ocpp201.messages;

import hitchpost.core.types.WireEnum;

/**
 * Yes or no, wherever an answer says no more than that.
 *
 * <p>Source: OCPP 2.0.1 part 2, 3.35.
 */
public enum GenericStatusEnumType implements WireEnum {
  ACCEPTED("Accepted"),
  REJECTED("Rejected");

  private final String wire;

  GenericStatusEnumType(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
