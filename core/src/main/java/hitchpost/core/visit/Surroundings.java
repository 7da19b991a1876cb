package hitchpost.core.visit;

import hitchpost.core.Randomness;
import hitchpost.core.evse.Availability;
import hitchpost.core.evse.Evses;
import hitchpost.core.metering.Metering;
import hitchpost.core.reservation.Reservations;
import hitchpost.core.settings.Settings;
import hitchpost.core.smartcharging.SmartCharging;
import hitchpost.core.transaction.StopCause;
import hitchpost.core.transaction.TransactionLog;

/** What visits build on. */
public record Surroundings(
    Settings settings,
    Evses evses,
    Availability availability,
    Metering metering,
    SmartCharging smartCharging,
    TransactionLog log,
    Reservations reservations,
    Randomness random) {

  /** Why nobody can go on charging at a connector that is faulted. */
  StopCause faultAt(int evse, int connector) {
    return evses
        .reportable(evse, connector)
        .map(fault ->
            switch (fault.code()) {
              case GROUND_FAILURE -> StopCause.GROUND_FAULT;
              case OVER_CURRENT_FAILURE -> StopCause.OVERCURRENT;
              case OVER_VOLTAGE, UNDER_VOLTAGE -> StopCause.POWER_QUALITY;
              default -> StopCause.FAULT;
            })
        .orElse(StopCause.FAULT);
  }

  /** Whether a driver may use the connector: commanded operative and without a grave fault. */
  boolean usable(int evse, int connector) {
    return availability.operative(evse, connector) && !evses.faulted(evse, connector);
  }
}
