package hitchpost.ocpp201.messages;

import hitchpost.core.types.WireEnum;

/**
 * How messages travel.
 *
 * <p>Source: OCPP 2.0.1 part 2, 3.61.
 */
public enum OCPPTransportEnumType implements WireEnum {
  JSON("JSON"),
  SOAP("SOAP");

  private final String wire;

  OCPPTransportEnumType(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
