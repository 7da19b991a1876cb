package hitchpost.ocpp201.messages;

import hitchpost.core.types.WireEnum;

/**
 * Whether a firmware image is no longer offered.
 *
 * <p>Source: OCPP 2.0.1 part 2, 3.84.
 */
public enum UnpublishFirmwareStatusEnumType implements WireEnum {
  DOWNLOAD_ONGOING("DownloadOngoing"),
  NO_FIRMWARE("NoFirmware"),
  UNPUBLISHED("Unpublished");

  private final String wire;

  UnpublishFirmwareStatusEnumType(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
