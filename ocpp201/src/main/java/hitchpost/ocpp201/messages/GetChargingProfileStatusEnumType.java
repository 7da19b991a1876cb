package hitchpost.ocpp201.messages;

import hitchpost.core.types.WireEnum;

/**
 * Whether any charging profile matches.
 *
 * <p>Source: OCPP 2.0.1 part 2, 3.38.
 */
public enum GetChargingProfileStatusEnumType implements WireEnum {
  ACCEPTED("Accepted"),
  NO_PROFILES("NoProfiles");

  private final String wire;

  GetChargingProfileStatusEnumType(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
