package hitchpost.ocpp201.messages;

import hitchpost.core.types.UpdateStatus;
import org.jspecify.annotations.Nullable;

/**
 * The station reports how far a firmware update is.
 *
 * <p>Source: OCPP 2.0.1 part 2, 1.15; L01, L02.
 *
 * @param requestId of the update; absent only when idle
 */
public record FirmwareStatusNotificationRequest(UpdateStatus status, @Nullable Integer requestId) {
  /** Nothing but that it arrived. */
  public record Response() {}
}
