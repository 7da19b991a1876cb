package hitchpost.ocpp16.messages;

import hitchpost.core.types.UpdateStatus;
import org.jspecify.annotations.Nullable;

/**
 * How a firmware update with a signature goes.
 *
 * <p>Source: OCPP 1.6 security whitepaper, 5.19 and 5.20.
 *
 * @param requestId absent only when nothing is being updated
 */
public record SignedFirmwareStatusNotificationRequest(
    UpdateStatus status, @Nullable Integer requestId) {
  /** The CSMS has heard it. */
  public record Response() {}
}
