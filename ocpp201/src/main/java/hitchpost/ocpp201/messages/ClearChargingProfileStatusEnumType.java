package hitchpost.ocpp201.messages;

import hitchpost.core.types.WireEnum;

/**
 * Whether there were charging profiles to remove.
 *
 * <p>Source: OCPP 2.0.1 part 2, 3.18.
 */
public enum ClearChargingProfileStatusEnumType implements WireEnum {
  ACCEPTED("Accepted"),
  UNKNOWN("Unknown");

  private final String wire;

  ClearChargingProfileStatusEnumType(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
