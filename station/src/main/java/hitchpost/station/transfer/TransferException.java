package hitchpost.station.transfer;

import hitchpost.core.types.UploadLogStatus;

/** A file could not be transferred; the message shows no credentials. */
public final class TransferException extends Exception {
  private static final long serialVersionUID = 1L;

  private final UploadLogStatus status;

  private final boolean hopeless;

  private TransferException(String message, UploadLogStatus status, boolean hopeless) {
    super(message);
    this.status = status;
    this.hopeless = hopeless;
  }

  /** Something that may be otherwise at the next try. */
  static TransferException failed(String message) {
    return new TransferException(message, UploadLogStatus.UPLOAD_FAILURE, false);
  }

  /** The server does not let us. */
  static TransferException denied(String message) {
    return new TransferException(message, UploadLogStatus.PERMISSION_DENIED, false);
  }

  /** The location is none, or none for this station. */
  static TransferException wrongLocation(String message) {
    return new TransferException(message, UploadLogStatus.NOT_SUPPORTED_OPERATION, true);
  }

  /** What an upload that failed in this way is called. */
  UploadLogStatus status() {
    return status;
  }

  /** Whether another try cannot end better. */
  boolean hopeless() {
    return hopeless;
  }
}
