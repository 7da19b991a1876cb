package hitchpost.ocpp201.messages;

import hitchpost.core.types.WireEnum;

/**
 * How far the publication of a firmware image is.
 *
 * <p>Source: OCPP 2.0.1 part 2, 3.65.
 */
public enum PublishFirmwareStatusEnumType implements WireEnum {
  IDLE("Idle"),
  DOWNLOAD_SCHEDULED("DownloadScheduled"),
  DOWNLOADING("Downloading"),
  DOWNLOADED("Downloaded"),
  PUBLISHED("Published"),
  DOWNLOAD_FAILED("DownloadFailed"),
  DOWNLOAD_PAUSED("DownloadPaused"),
  INVALID_CHECKSUM("InvalidChecksum"),
  CHECKSUM_VERIFIED("ChecksumVerified"),
  PUBLISH_FAILED("PublishFailed");

  private final String wire;

  PublishFirmwareStatusEnumType(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
