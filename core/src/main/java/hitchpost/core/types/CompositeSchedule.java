package hitchpost.core.types;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What all charging profiles together allow at one EVSE.
 *
 * <p>Source: OCPP 2.0.1 part 2, 2.18; OCPP 1.6, 6.22.
 *
 * @param evseId numbered from 1; 0 is the grid connection of the station
 * @param scheduleStart when it starts
 * @param duration whole seconds
 * @param chargingRateUnit unit of all limits and setpoints
 * @param chargingSchedulePeriods at least one, in order of their start
 */
public record CompositeSchedule(
    int evseId,
    Instant scheduleStart,
    Duration duration,
    ChargingRateUnit chargingRateUnit,
    List<ChargingSchedulePeriod> chargingSchedulePeriods) {
  public CompositeSchedule {
    Checks.notNegative(evseId, "CompositeSchedule.evseId");
    Checks.wholeSeconds(duration, "CompositeSchedule.duration");
    chargingSchedulePeriods = List.copyOf(chargingSchedulePeriods);
    Checks.that(
        !chargingSchedulePeriods.isEmpty(),
        "CompositeSchedule.chargingSchedulePeriods",
        "at least one period");
  }
}
