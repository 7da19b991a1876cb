package hitchpost.ocpp16.messages;

import hitchpost.core.message.FractionDigits;
import hitchpost.core.message.Size;
import hitchpost.core.types.ChargingRateUnit;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Limits over time.
 *
 * <p>Source: OCPP 1.6, 7.13.
 *
 * @param duration seconds; absent means that the last period goes on
 * @param startSchedule absent means relative to the start of charging
 * @param chargingSchedulePeriod the first starts at 0
 * @param minChargingRate in the unit of the schedule
 */
public record ChargingSchedule(
    @Nullable Integer duration,
    @Nullable Instant startSchedule,
    ChargingRateUnit chargingRateUnit,
    @Size(min = 1) List<ChargingSchedulePeriod> chargingSchedulePeriod,
    @Nullable @FractionDigits(1) BigDecimal minChargingRate) {
  public ChargingSchedule {
    chargingSchedulePeriod = List.copyOf(chargingSchedulePeriod);
  }
}
