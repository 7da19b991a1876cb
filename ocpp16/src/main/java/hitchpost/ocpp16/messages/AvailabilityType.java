package hitchpost.ocpp16.messages;

import hitchpost.core.types.WireEnum;

/**
 * What a change of availability asks for.
 *
 * <p>Source: OCPP 1.6, 7.4.
 */
public enum AvailabilityType implements WireEnum {
  INOPERATIVE("Inoperative"),
  OPERATIVE("Operative");

  private final String wire;

  AvailabilityType(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
