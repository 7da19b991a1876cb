package hitchpost.ocpp16.messages;

import hitchpost.core.types.WireEnum;

/**
 * Where a value was measured; absent means {@link #OUTLET}.
 *
 * <p>Source: OCPP 1.6, 7.30.
 */
public enum Location implements WireEnum {
  CABLE("Cable"),
  EV("EV"),
  INLET("Inlet"),
  OUTLET("Outlet"),
  BODY("Body");

  private final String wire;

  Location(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
