package hitchpost.ocpp16.messages;

import hitchpost.core.types.WireEnum;

/**
 * Whether the station takes its new certificate.
 *
 * <p>Source: OCPP 1.6 security whitepaper, 6.2.
 */
public enum CertificateSignedStatus implements WireEnum {
  ACCEPTED("Accepted"),
  REJECTED("Rejected");

  private final String wire;

  CertificateSignedStatus(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
