package hitchpost.ocpp201.messages;

import hitchpost.core.types.WireEnum;

/**
 * Whether there are such certificates.
 *
 * <p>Source: OCPP 2.0.1 part 2, 3.40.
 */
public enum GetInstalledCertificateStatusEnumType implements WireEnum {
  ACCEPTED("Accepted"),
  NOT_FOUND("NotFound");

  private final String wire;

  GetInstalledCertificateStatusEnumType(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
