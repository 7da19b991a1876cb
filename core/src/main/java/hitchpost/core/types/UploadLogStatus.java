package hitchpost.core.types;

import java.util.Optional;

/**
 * How far the upload of a log has come.
 *
 * <p>Source: OCPP 2.0.1 part 2, 3.87.
 */
public enum UploadLogStatus implements WireEnum {
  ACCEPTED_CANCELED("AcceptedCanceled"),
  BAD_MESSAGE("BadMessage"),
  IDLE("Idle"),
  NOT_SUPPORTED_OPERATION("NotSupportedOperation"),
  PERMISSION_DENIED("PermissionDenied"),
  UPLOADED("Uploaded"),
  UPLOADING("Uploading"),
  UPLOAD_FAILURE("UploadFailure");

  private final String wire;

  UploadLogStatus(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }

  /** The constant with this wire spelling, empty when there is none. */
  public static Optional<UploadLogStatus> ofWire(String wire) {
    return WireEnum.find(values(), wire);
  }
}
