package hitchpost.ocpp201.messages;

import hitchpost.core.types.ChargingRateUnit;
import org.jspecify.annotations.Nullable;

/**
 * The CSMS asks what all charging profiles together allow from now on.
 *
 * <p>Source: OCPP 2.0.1 part 2, 1.20; K08.
 *
 * @param duration seconds
 * @param evseId 0 means the grid connection
 * @param chargingRateUnit absent leaves it to the station
 */
public record GetCompositeScheduleRequest(
    int duration, int evseId, @Nullable ChargingRateUnit chargingRateUnit) {
  /** The schedule, when there is one. */
  public record Response(
      GenericStatusEnumType status,
      @Nullable CompositeScheduleType schedule,
      @Nullable StatusInfoType statusInfo) {}
}
