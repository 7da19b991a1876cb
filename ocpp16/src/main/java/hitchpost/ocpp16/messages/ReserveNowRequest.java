package hitchpost.ocpp16.messages;

import hitchpost.core.message.MaxLength;
import hitchpost.core.message.Range;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The CSMS reserves a connector for an id tag.
 *
 * <p>Source: OCPP 1.6, 5.13, 6.37 and 6.38.
 *
 * @param connectorId 0 is any connector
 * @param expiryDate when the reservation ends
 */
public record ReserveNowRequest(
    @Range(min = 0) int connectorId,
    Instant expiryDate,
    @MaxLength(20) String idTag,
    @Nullable @MaxLength(20) String parentIdTag,
    int reservationId) {
  /** Whether it is reserved. */
  public record Response(ReservationStatus status) {}
}
