package hitchpost.ocpp201.messages;

import hitchpost.core.types.WireEnum;

/**
 * What became of the installation of a certificate.
 *
 * <p>Source: OCPP 2.0.1 part 2, 3.44.
 */
public enum InstallCertificateStatusEnumType implements WireEnum {
  ACCEPTED("Accepted"),
  REJECTED("Rejected"),
  FAILED("Failed");

  private final String wire;

  InstallCertificateStatusEnumType(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
