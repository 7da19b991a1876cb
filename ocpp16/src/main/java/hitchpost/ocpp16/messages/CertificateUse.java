package hitchpost.ocpp16.messages;

import hitchpost.core.types.WireEnum;

/**
 * What a root certificate is for.
 *
 * <p>Source: OCPP 1.6 security whitepaper, 6.4.
 */
public enum CertificateUse implements WireEnum {
  CENTRAL_SYSTEM_ROOT_CERTIFICATE("CentralSystemRootCertificate"),
  MANUFACTURER_ROOT_CERTIFICATE("ManufacturerRootCertificate");

  private final String wire;

  CertificateUse(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
