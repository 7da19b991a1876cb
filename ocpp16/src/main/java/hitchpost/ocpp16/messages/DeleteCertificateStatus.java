package hitchpost.ocpp16.messages;

import hitchpost.core.types.WireEnum;

/**
 * What became of the deletion of a certificate.
 *
 * <p>Source: OCPP 1.6 security whitepaper, 6.7.
 */
public enum DeleteCertificateStatus implements WireEnum {
  ACCEPTED("Accepted"),
  FAILED("Failed"),
  NOT_FOUND("NotFound");

  private final String wire;

  DeleteCertificateStatus(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
