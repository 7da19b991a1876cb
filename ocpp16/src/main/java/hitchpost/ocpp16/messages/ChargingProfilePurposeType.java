package hitchpost.ocpp16.messages;

import hitchpost.core.types.WireEnum;

/**
 * What a charging profile limits.
 *
 * <p>Source: OCPP 1.6, 7.10.
 */
public enum ChargingProfilePurposeType implements WireEnum {
  CHARGE_POINT_MAX_PROFILE("ChargePointMaxProfile"),
  TX_DEFAULT_PROFILE("TxDefaultProfile"),
  TX_PROFILE("TxProfile");

  private final String wire;

  ChargingProfilePurposeType(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
