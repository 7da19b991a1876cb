package hitchpost.ocpp16.messages;

import hitchpost.core.types.WireEnum;

/**
 * What the periods of a charging profile are relative to.
 *
 * <p>Source: OCPP 1.6, 7.9.
 */
public enum ChargingProfileKindType implements WireEnum {
  ABSOLUTE("Absolute"),
  RECURRING("Recurring"),
  RELATIVE("Relative");

  private final String wire;

  ChargingProfileKindType(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
