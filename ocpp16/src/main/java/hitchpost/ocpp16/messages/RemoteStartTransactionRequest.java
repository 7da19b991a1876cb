package hitchpost.ocpp16.messages;

import hitchpost.core.message.MaxLength;
import org.jspecify.annotations.Nullable;

/**
 * The CSMS wants a transaction started.
 *
 * <p>Source: OCPP 1.6, 5.11, 6.33 and 6.34.
 *
 * @param connectorId absent leaves the choice to the station
 * @param chargingProfile has purpose TxProfile
 */
public record RemoteStartTransactionRequest(
    @Nullable Integer connectorId,
    @MaxLength(20) String idTag,
    @Nullable ChargingProfile chargingProfile) {
  /** Whether the station will try. */
  public record Response(RemoteStartStopStatus status) {}
}
