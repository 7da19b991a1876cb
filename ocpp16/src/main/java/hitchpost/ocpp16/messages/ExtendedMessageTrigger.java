package hitchpost.ocpp16.messages;

import hitchpost.core.types.WireEnum;

/**
 * A message that the CSMS may ask for at any time, with the security extensions.
 *
 * <p>Source: OCPP 1.6 security whitepaper, 6.16.
 */
public enum ExtendedMessageTrigger implements WireEnum {
  BOOT_NOTIFICATION("BootNotification"),
  LOG_STATUS_NOTIFICATION("LogStatusNotification"),
  FIRMWARE_STATUS_NOTIFICATION("FirmwareStatusNotification"),
  HEARTBEAT("Heartbeat"),
  METER_VALUES("MeterValues"),
  SIGN_CHARGE_POINT_CERTIFICATE("SignChargePointCertificate"),
  STATUS_NOTIFICATION("StatusNotification");

  private final String wire;

  ExtendedMessageTrigger(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
