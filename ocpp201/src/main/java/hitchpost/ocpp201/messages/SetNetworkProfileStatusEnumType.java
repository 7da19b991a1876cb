package hitchpost.ocpp201.messages;

import hitchpost.core.types.WireEnum;

/**
 * Whether a way to connect was stored.
 *
 * <p>Source: OCPP 2.0.1 part 2, 3.78.
 */
public enum SetNetworkProfileStatusEnumType implements WireEnum {
  ACCEPTED("Accepted"),
  REJECTED("Rejected"),
  FAILED("Failed");

  private final String wire;

  SetNetworkProfileStatusEnumType(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
