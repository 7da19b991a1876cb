package hitchpost.core.types;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Limits or setpoints over time, as a charging profile holds them.
 *
 * <p>Source: OCPP 2.0.1 part 2, 2.12; OCPP 1.6, 7.13, where a schedule has no id and no tariff.
 *
 * @param id names the schedule within its profile
 * @param startSchedule when it starts; absent means with charging
 * @param duration whole seconds; absent means the last period has no end
 * @param chargingRateUnit unit of all limits and setpoints
 * @param chargingSchedulePeriods 1 to 1024, in order of their start
 * @param minChargingRate below it the car charges badly
 * @param salesTariff prices that go with the schedule
 * @param customData vendor additions
 */
public record ChargingSchedule(
    int id,
    @Nullable Instant startSchedule,
    @Nullable Duration duration,
    ChargingRateUnit chargingRateUnit,
    List<ChargingSchedulePeriod> chargingSchedulePeriods,
    @Nullable BigDecimal minChargingRate,
    @Nullable SalesTariff salesTariff,
    @Nullable CustomData customData) {
  public ChargingSchedule {
    Checks.wholeSeconds(duration, "ChargingSchedule.duration");
    chargingSchedulePeriods = List.copyOf(chargingSchedulePeriods);
    Checks.size(chargingSchedulePeriods, 1, 1024, "ChargingSchedule.chargingSchedulePeriods");
    minChargingRate = Checks.optionalNumber(minChargingRate, "ChargingSchedule.minChargingRate");
  }
}
