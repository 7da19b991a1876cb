package hitchpost.core.types;

/**
 * How far a firmware update is.
 *
 * <p>Source: OCPP 2.0.1 part 2, 3.32; OCPP 1.6 security whitepaper, 6.8.
 */
public enum UpdateStatus implements WireEnum {
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

  UpdateStatus(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
