package hitchpost.ocpp201.messages;

import hitchpost.core.types.WireEnum;

/**
 * Network interface of a station.
 *
 * <p>Source: OCPP 2.0.1 part 2, 3.60.
 */
public enum OCPPInterfaceEnumType implements WireEnum {
  WIRED0("Wired0"),
  WIRED1("Wired1"),
  WIRED2("Wired2"),
  WIRED3("Wired3"),
  WIRELESS0("Wireless0"),
  WIRELESS1("Wireless1"),
  WIRELESS2("Wireless2"),
  WIRELESS3("Wireless3");

  private final String wire;

  OCPPInterfaceEnumType(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
