package hitchpost.ocpp16.messages;

import hitchpost.core.types.WireEnum;

/**
 * A message that the CSMS may ask for at any time.
 *
 * <p>Source: OCPP 1.6, 7.32.
 */
public enum MessageTrigger implements WireEnum {
  BOOT_NOTIFICATION("BootNotification"),
  DIAGNOSTICS_STATUS_NOTIFICATION("DiagnosticsStatusNotification"),
  FIRMWARE_STATUS_NOTIFICATION("FirmwareStatusNotification"),
  HEARTBEAT("Heartbeat"),
  METER_VALUES("MeterValues"),
  STATUS_NOTIFICATION("StatusNotification");

  private final String wire;

  MessageTrigger(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
