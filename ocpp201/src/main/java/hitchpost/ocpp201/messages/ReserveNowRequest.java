package hitchpost.ocpp201.messages;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The CSMS wants a place kept for a token.
 *
 * <p>Source: OCPP 2.0.1 part 2, 1.47; H01.
 *
 * @param id the same again replaces the reservation
 * @param connectorType only without EVSE
 * @param evseId absent means any
 * @param groupIdToken any token of it may use the place as well
 */
public record ReserveNowRequest(
    int id,
    Instant expiryDateTime,
    @Nullable ConnectorEnumType connectorType,
    IdTokenType idToken,
    @Nullable Integer evseId,
    @Nullable IdTokenType groupIdToken) {
  /** Whether there is one. */
  public record Response(ReserveNowStatusEnumType status, @Nullable StatusInfoType statusInfo) {}
}
