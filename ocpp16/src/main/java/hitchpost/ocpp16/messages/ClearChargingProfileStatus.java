package hitchpost.ocpp16.messages;

import hitchpost.core.types.WireEnum;

/**
 * Answer to the clearing of charging profiles.
 *
 * <p>Source: OCPP 1.6, 7.21.
 */
public enum ClearChargingProfileStatus implements WireEnum {
  ACCEPTED("Accepted"),
  UNKNOWN("Unknown");

  private final String wire;

  ClearChargingProfileStatus(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
