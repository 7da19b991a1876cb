package hitchpost.ocpp201.messages;

import hitchpost.core.types.WireEnum;

/**
 * Version of the protocol, as a way to connect names it.
 *
 * <p>Source: OCPP 2.0.1 part 2, 3.62.
 */
public enum OCPPVersionEnumType implements WireEnum {
  OCPP12("OCPP12"),
  OCPP15("OCPP15"),
  OCPP16("OCPP16"),
  OCPP20("OCPP20");

  private final String wire;

  OCPPVersionEnumType(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
