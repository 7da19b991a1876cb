package hitchpost.ocpp201.messages;

import hitchpost.core.types.WireEnum;

/**
 * What the CSMS can want to be told at once.
 *
 * <p>Source: OCPP 2.0.1 part 2, 3.54.
 */
public enum MessageTriggerEnumType implements WireEnum {
  BOOT_NOTIFICATION("BootNotification"),
  LOG_STATUS_NOTIFICATION("LogStatusNotification"),
  FIRMWARE_STATUS_NOTIFICATION("FirmwareStatusNotification"),
  HEARTBEAT("Heartbeat"),
  METER_VALUES("MeterValues"),
  SIGN_CHARGING_STATION_CERTIFICATE("SignChargingStationCertificate"),
  SIGN_V2G_CERTIFICATE("SignV2GCertificate"),
  STATUS_NOTIFICATION("StatusNotification"),
  TRANSACTION_EVENT("TransactionEvent"),
  SIGN_COMBINED_CERTIFICATE("SignCombinedCertificate"),
  PUBLISH_FIRMWARE_STATUS_NOTIFICATION("PublishFirmwareStatusNotification");

  private final String wire;

  MessageTriggerEnumType(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
