package hitchpost.ocpp16.messages;

import hitchpost.core.message.MaxLength;
import hitchpost.core.message.Range;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The station reports the state of a connector.
 *
 * <p>Source: OCPP 1.6, 4.9, 6.47 and 6.48.
 *
 * @param connectorId 0 is the station itself
 */
public record StatusNotificationRequest(
    @Range(min = 0) int connectorId,
    ChargePointErrorCode errorCode,
    @Nullable @MaxLength(50) String info,
    ChargePointStatus status,
    @Nullable Instant timestamp,
    @Nullable @MaxLength(255) String vendorId,
    @Nullable @MaxLength(50) String vendorErrorCode) {
  /** Nothing but that it arrived. */
  public record Response() {}
}
