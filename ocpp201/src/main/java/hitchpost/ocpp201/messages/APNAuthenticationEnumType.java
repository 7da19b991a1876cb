package hitchpost.ocpp201.messages;

import hitchpost.core.types.WireEnum;

/**
 * How a station proves itself to a mobile network.
 *
 * <p>Source: OCPP 2.0.1 part 2, 3.1.
 */
public enum APNAuthenticationEnumType implements WireEnum {
  CHAP("CHAP"),
  NONE("NONE"),
  PAP("PAP"),
  AUTO("AUTO");

  private final String wire;

  APNAuthenticationEnumType(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
