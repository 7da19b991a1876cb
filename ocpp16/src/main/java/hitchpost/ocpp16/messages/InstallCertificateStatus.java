package hitchpost.ocpp16.messages;

import hitchpost.core.types.WireEnum;

/**
 * What became of the installation of a root certificate.
 *
 * <p>Source: OCPP 1.6 security whitepaper, 6.3.
 */
public enum InstallCertificateStatus implements WireEnum {
  ACCEPTED("Accepted"),
  FAILED("Failed"),
  REJECTED("Rejected");

  private final String wire;

  InstallCertificateStatus(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
