package hitchpost.ocpp16.messages;

import hitchpost.core.types.WireEnum;

/**
 * How a firmware update with a signature goes.
 *
 * <p>Source: OCPP 1.6 security whitepaper, 6.8.
 */
public enum SignedFirmwareStatus implements WireEnum {
  DOWNLOADED("Downloaded"),
  DOWNLOAD_FAILED("DownloadFailed"),
  DOWNLOADING("Downloading"),
  DOWNLOAD_SCHEDULED("DownloadScheduled"),
  DOWNLOAD_PAUSED("DownloadPaused"),
  IDLE("Idle"),
  INSTALLATION_FAILED("InstallationFailed"),
  INSTALLING("Installing"),
  INSTALLED("Installed"),
  INSTALL_REBOOTING("InstallRebooting"),
  INSTALL_SCHEDULED("InstallScheduled"),
  INSTALL_VERIFICATION_FAILED("InstallVerificationFailed"),
  INVALID_SIGNATURE("InvalidSignature"),
  SIGNATURE_VERIFIED("SignatureVerified");

  private final String wire;

  SignedFirmwareStatus(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
