package hitchpost.ocpp201.messages;

import hitchpost.core.types.WireEnum;

/**
 * Whether another firmware will be installed.
 *
 * <p>Source: OCPP 2.0.1 part 2, 3.86.
 */
public enum UpdateFirmwareStatusEnumType implements WireEnum {
  ACCEPTED("Accepted"),
  REJECTED("Rejected"),
  ACCEPTED_CANCELED("AcceptedCanceled"),
  INVALID_CERTIFICATE("InvalidCertificate"),
  REVOKED_CERTIFICATE("RevokedCertificate");

  private final String wire;

  UpdateFirmwareStatusEnumType(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
