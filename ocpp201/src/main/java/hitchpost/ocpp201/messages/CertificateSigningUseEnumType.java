package hitchpost.ocpp201.messages;

import hitchpost.core.types.WireEnum;

/**
 * What a certificate of the station is for: to prove itself to the CSMS or to cars.
 *
 * <p>Source: OCPP 2.0.1 part 2, 3.9.
 */
public enum CertificateSigningUseEnumType implements WireEnum {
  CHARGING_STATION_CERTIFICATE("ChargingStationCertificate"),
  V2G_CERTIFICATE("V2GCertificate");

  private final String wire;

  CertificateSigningUseEnumType(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
