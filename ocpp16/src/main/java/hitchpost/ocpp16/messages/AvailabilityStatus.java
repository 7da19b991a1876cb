package hitchpost.ocpp16.messages;

import hitchpost.core.types.WireEnum;

/**
 * Answer to a change of availability.
 *
 * <p>Source: OCPP 1.6, 7.3.
 */
public enum AvailabilityStatus implements WireEnum {
  ACCEPTED("Accepted"),
  REJECTED("Rejected"),
  SCHEDULED("Scheduled");

  private final String wire;

  AvailabilityStatus(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
