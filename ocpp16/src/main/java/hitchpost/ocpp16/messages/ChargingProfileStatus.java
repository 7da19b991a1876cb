package hitchpost.ocpp16.messages;

import hitchpost.core.types.WireEnum;

/**
 * Answer to the setting of a charging profile.
 *
 * <p>Source: OCPP 1.6, 7.11.
 */
public enum ChargingProfileStatus implements WireEnum {
  ACCEPTED("Accepted"),
  REJECTED("Rejected"),
  NOT_SUPPORTED("NotSupported");

  private final String wire;

  ChargingProfileStatus(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
