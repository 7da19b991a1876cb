package hitchpost.ocpp201.messages;

import hitchpost.core.types.WireEnum;

/**
 * Who set a limit: an energy manager, the grid operator, the CSMS or somebody else.
 *
 * <p>Source: OCPP 2.0.1 part 2, 3.11.
 */
public enum ChargingLimitSourceEnumType implements WireEnum {
  EMS("EMS"),
  OTHER("Other"),
  SO("SO"),
  CSO("CSO");

  private final String wire;

  ChargingLimitSourceEnumType(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
