package hitchpost.ocpp16.messages;

import hitchpost.core.types.WireEnum;

/**
 * How far the upload of diagnostics is.
 *
 * <p>Source: OCPP 1.6, 7.24.
 */
public enum DiagnosticsStatus implements WireEnum {
  IDLE("Idle"),
  UPLOADED("Uploaded"),
  UPLOAD_FAILED("UploadFailed"),
  UPLOADING("Uploading");

  private final String wire;

  DiagnosticsStatus(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
