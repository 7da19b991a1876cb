package hitchpost.ocpp201.messages;

import org.jspecify.annotations.Nullable;

/**
 * The station reports that a limit from elsewhere no longer holds.
 *
 * <p>Source: OCPP 2.0.1 part 2, 1.9; K13.
 *
 * @param evseId absent or 0 means the whole station
 */
public record ClearedChargingLimitRequest(
    ChargingLimitSourceEnumType chargingLimitSource, @Nullable Integer evseId) {
  /** Nothing but that it arrived. */
  public record Response() {}
}
