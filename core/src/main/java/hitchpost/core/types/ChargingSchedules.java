package hitchpost.core.types;

import java.util.List;

/**
 * The composite schedules of a station, published whenever one of them changes.
 *
 * @param schedules one for each EVSE that has one, in order of the EVSE ids
 */
public record ChargingSchedules(List<CompositeSchedule> schedules) {
  public ChargingSchedules {
    schedules = List.copyOf(schedules);
  }
}
