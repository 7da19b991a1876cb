package hitchpost.ocpp16.messages;

import hitchpost.core.types.WireEnum;

/**
 * Whether there are certificates of the kind asked for.
 *
 * <p>Source: OCPP 1.6 security whitepaper, 6.11.
 */
public enum GetInstalledCertificateStatus implements WireEnum {
  ACCEPTED("Accepted"),
  NOT_FOUND("NotFound");

  private final String wire;

  GetInstalledCertificateStatus(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
