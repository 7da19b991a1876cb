package hitchpost.ocpp16.messages;

import hitchpost.core.types.WireEnum;

/**
 * How far a firmware update is.
 *
 * <p>Source: OCPP 1.6, 7.25.
 */
public enum FirmwareStatus implements WireEnum {
  DOWNLOADED("Downloaded"),
  DOWNLOAD_FAILED("DownloadFailed"),
  DOWNLOADING("Downloading"),
  IDLE("Idle"),
  INSTALLATION_FAILED("InstallationFailed"),
  INSTALLING("Installing"),
  INSTALLED("Installed");

  private final String wire;

  FirmwareStatus(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
