package hitchpost.ocpp201.messages;

import hitchpost.core.types.WireEnum;

/**
 * Whether the authority could be asked about a certificate.
 *
 * <p>Source: OCPP 2.0.1 part 2, 3.37.
 */
public enum GetCertificateStatusEnumType implements WireEnum {
  ACCEPTED("Accepted"),
  FAILED("Failed");

  private final String wire;

  GetCertificateStatusEnumType(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
