package hitchpost.ocpp201.messages;

import hitchpost.core.types.WireEnum;

/**
 * Whether the response for the car is one.
 *
 * <p>Source: OCPP 2.0.1 part 2, 3.46.
 */
public enum Iso15118EVCertificateStatusEnumType implements WireEnum {
  ACCEPTED("Accepted"),
  FAILED("Failed");

  private final String wire;

  Iso15118EVCertificateStatusEnumType(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
