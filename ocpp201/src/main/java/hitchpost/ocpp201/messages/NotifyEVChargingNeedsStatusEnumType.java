package hitchpost.ocpp201.messages;

import hitchpost.core.types.WireEnum;

/**
 * What the CSMS will do for the needs of a car.
 *
 * <p>Source: OCPP 2.0.1 part 2, 3.59.
 */
public enum NotifyEVChargingNeedsStatusEnumType implements WireEnum {
  ACCEPTED("Accepted"),
  REJECTED("Rejected"),
  PROCESSING("Processing");

  private final String wire;

  NotifyEVChargingNeedsStatusEnumType(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
