package hitchpost.ocpp201.messages;

import hitchpost.core.types.UploadLogStatus;
import org.jspecify.annotations.Nullable;

/**
 * The station reports how far the upload of a log is.
 *
 * <p>Source: OCPP 2.0.1 part 2, 1.31; N01.
 *
 * @param requestId of the upload; absent only when idle
 */
public record LogStatusNotificationRequest(UploadLogStatus status, @Nullable Integer requestId) {
  /** Nothing but that it arrived. */
  public record Response() {}
}
