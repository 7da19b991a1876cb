package hitchpost.ocpp201.messages;

import org.jspecify.annotations.Nullable;

/**
 * The station reports how much a car wants to charge, and until when.
 *
 * <p>Source: OCPP 2.0.1 part 2, 1.36; K15 to K17.
 *
 * @param maxScheduleTuples most periods the car can take in one schedule
 */
public record NotifyEVChargingNeedsRequest(
    ChargingNeedsType chargingNeeds, int evseId, @Nullable Integer maxScheduleTuples) {
  /** Whether a charging profile will follow. */
  public record Response(
      NotifyEVChargingNeedsStatusEnumType status, @Nullable StatusInfoType statusInfo) {}
}
