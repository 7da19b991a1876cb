package hitchpost.ocpp201.messages;

import hitchpost.core.types.WireEnum;

/**
 * What became of the deletion of a certificate.
 *
 * <p>Source: OCPP 2.0.1 part 2, 3.28.
 */
public enum DeleteCertificateStatusEnumType implements WireEnum {
  ACCEPTED("Accepted"),
  FAILED("Failed"),
  NOT_FOUND("NotFound");

  private final String wire;

  DeleteCertificateStatusEnumType(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
