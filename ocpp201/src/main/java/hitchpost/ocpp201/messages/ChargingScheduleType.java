package hitchpost.ocpp201.messages;

import hitchpost.core.message.Size;
import hitchpost.core.types.ChargingRateUnit;
import hitchpost.core.types.CustomData;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Limits over time.
 *
 * <p>Source: OCPP 2.0.1 part 2, 2.12.
 *
 * @param id names the schedule to a car that chooses
 * @param startSchedule absent means relative to the start of charging
 * @param duration seconds; absent means that the last period goes on
 * @param minChargingRate in the unit of the schedule
 */
public record ChargingScheduleType(
    int id,
    @Nullable Instant startSchedule,
    @Nullable Integer duration,
    ChargingRateUnit chargingRateUnit,
    @Size(min = 1, max = 1024) List<ChargingSchedulePeriodType> chargingSchedulePeriod,
    @Nullable BigDecimal minChargingRate,
    @Nullable SalesTariffType salesTariff,
    @Nullable CustomData customData) {
  public ChargingScheduleType {
    chargingSchedulePeriod = List.copyOf(chargingSchedulePeriod);
  }
}
