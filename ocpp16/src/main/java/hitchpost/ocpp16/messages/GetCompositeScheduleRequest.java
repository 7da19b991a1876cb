package hitchpost.ocpp16.messages;

import hitchpost.core.types.ChargingRateUnit;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The CSMS asks which limits will hold from now on.
 *
 * <p>Source: OCPP 1.6, 5.7, 6.21 and 6.22.
 *
 * @param connectorId 0 is the whole station
 * @param duration seconds
 */
public record GetCompositeScheduleRequest(
    int connectorId, int duration, @Nullable ChargingRateUnit chargingRateUnit) {
  /** The limits; only the status when rejected. */
  public record Response(
      GetCompositeScheduleStatus status,
      @Nullable Integer connectorId,
      @Nullable Instant scheduleStart,
      @Nullable ChargingSchedule chargingSchedule) {}
}
