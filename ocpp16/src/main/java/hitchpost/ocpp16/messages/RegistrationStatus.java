package hitchpost.ocpp16.messages;

import hitchpost.core.types.WireEnum;

/**
 * Whether the CSMS takes the station in.
 *
 * <p>Source: OCPP 1.6, 7.38.
 */
public enum RegistrationStatus implements WireEnum {
  ACCEPTED("Accepted"),
  PENDING("Pending"),
  REJECTED("Rejected");

  private final String wire;

  RegistrationStatus(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
