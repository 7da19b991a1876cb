package hitchpost.ocpp201.messages;

import hitchpost.core.types.WireEnum;

/**
 * What an installed certificate is for.
 *
 * <p>Source: OCPP 2.0.1 part 2, 3.36.
 */
public enum GetCertificateIdUseEnumType implements WireEnum {
  V2G_ROOT_CERTIFICATE("V2GRootCertificate"),
  MO_ROOT_CERTIFICATE("MORootCertificate"),
  CSMS_ROOT_CERTIFICATE("CSMSRootCertificate"),
  V2G_CERTIFICATE_CHAIN("V2GCertificateChain"),
  MANUFACTURER_ROOT_CERTIFICATE("ManufacturerRootCertificate");

  private final String wire;

  GetCertificateIdUseEnumType(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
