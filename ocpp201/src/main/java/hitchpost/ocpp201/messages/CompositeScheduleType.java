package hitchpost.ocpp201.messages;

import hitchpost.core.message.Size;
import hitchpost.core.types.ChargingRateUnit;
import java.time.Instant;
import java.util.List;

/**
 * What all charging profiles together allow.
 *
 * <p>Source: OCPP 2.0.1 part 2, 2.18.
 *
 * @param duration seconds
 */
public record CompositeScheduleType(
    int evseId,
    Instant scheduleStart,
    int duration,
    ChargingRateUnit chargingRateUnit,
    @Size(min = 1) List<ChargingSchedulePeriodType> chargingSchedulePeriod) {
  public CompositeScheduleType {
    chargingSchedulePeriod = List.copyOf(chargingSchedulePeriod);
  }
}
