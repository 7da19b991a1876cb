package hitchpost.ocpp16.messages;

import org.jspecify.annotations.Nullable;

/**
 * How the upload of a log goes.
 *
 * <p>Source: OCPP 1.6 security whitepaper, 5.13 and 5.14.
 */
public record LogStatusNotificationRequest(UploadLogStatus status, @Nullable Integer requestId) {
  /** The CSMS has heard it. */
  public record Response() {}
}
