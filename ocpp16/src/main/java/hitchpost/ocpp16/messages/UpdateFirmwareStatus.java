package hitchpost.ocpp16.messages;

import hitchpost.core.types.WireEnum;

/**
 * Whether the station begins a firmware update with a signature.
 *
 * <p>Source: OCPP 1.6 security whitepaper, 6.18.
 */
public enum UpdateFirmwareStatus implements WireEnum {
  ACCEPTED("Accepted"),
  REJECTED("Rejected"),
  ACCEPTED_CANCELED("AcceptedCanceled"),
  INVALID_CERTIFICATE("InvalidCertificate"),
  REVOKED_CERTIFICATE("RevokedCertificate");

  private final String wire;

  UpdateFirmwareStatus(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
