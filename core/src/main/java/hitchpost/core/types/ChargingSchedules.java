package hitchpost.core.types;

import java.util.List;

/**
 * The composite schedules of a station, published whenever one of them changes.
 *
 * @param schedules for the grid connection, EVSE 0, and for each EVSE, in order of the EVSE ids
 */
public record ChargingSchedules(List<CompositeSchedule> schedules) {
  public ChargingSchedules {
    schedules = List.copyOf(schedules);
  }
}
