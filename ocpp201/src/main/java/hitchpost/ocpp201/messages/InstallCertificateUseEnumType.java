package hitchpost.ocpp201.messages;

import hitchpost.core.types.WireEnum;

/**
 * What a root certificate is for.
 *
 * <p>Source: OCPP 2.0.1 part 2, 3.45.
 */
public enum InstallCertificateUseEnumType implements WireEnum {
  V2G_ROOT_CERTIFICATE("V2GRootCertificate"),
  MO_ROOT_CERTIFICATE("MORootCertificate"),
  CSMS_ROOT_CERTIFICATE("CSMSRootCertificate"),
  MANUFACTURER_ROOT_CERTIFICATE("ManufacturerRootCertificate");

  private final String wire;

  InstallCertificateUseEnumType(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
