package hitchpost.ocpp201.messages;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The station reports how a car plans to charge.
 *
 * <p>Source: OCPP 2.0.1 part 2, 1.37; K15, K17.
 *
 * @param timeBase what the periods of the schedule count from
 */
public record NotifyEVChargingScheduleRequest(
    Instant timeBase, ChargingScheduleType chargingSchedule, int evseId) {
  /** Whether the CSMS has taken note. */
  public record Response(GenericStatusEnumType status, @Nullable StatusInfoType statusInfo) {}
}
