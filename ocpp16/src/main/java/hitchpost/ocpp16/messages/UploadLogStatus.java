package hitchpost.ocpp16.messages;

import hitchpost.core.types.WireEnum;

/**
 * How the upload of a log goes.
 *
 * <p>Source: OCPP 1.6 security whitepaper, 6.19.
 */
public enum UploadLogStatus implements WireEnum {
  BAD_MESSAGE("BadMessage"),
  IDLE("Idle"),
  NOT_SUPPORTED_OPERATION("NotSupportedOperation"),
  PERMISSION_DENIED("PermissionDenied"),
  UPLOADED("Uploaded"),
  UPLOAD_FAILURE("UploadFailure"),
  UPLOADING("Uploading");

  private final String wire;

  UploadLogStatus(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
