package hitchpost.ocpp16;

import hitchpost.core.types.ChargingProfileKind;
import hitchpost.core.types.ChargingProfilePurpose;
import hitchpost.core.types.CompositeSchedule;
import hitchpost.ocpp16.messages.ChargingProfile;
import hitchpost.ocpp16.messages.ChargingProfilePurposeType;
import hitchpost.ocpp16.messages.ChargingSchedule;
import hitchpost.ocpp16.messages.ChargingSchedulePeriod;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Charging profiles as OCPP 1.6 writes them. Source: OCPP 1.6, 7.8 to 7.14. */
final class Profiles {
  private Profiles() {}

  /**
   * The profile, empty when its numbers make no sense. A start that a relative schedule brings
   * along is left out.
   */
  static Optional<hitchpost.core.types.ChargingProfile> read(ChargingProfile profile) {
    Integer transaction = profile.transactionId();
    try {
      return Optional.of(
          new hitchpost.core.types.ChargingProfile(
              profile.chargingProfileId(),
              profile.stackLevel(),
              purpose(profile.chargingProfilePurpose()),
              profile.chargingProfileKind(),
              profile.recurrencyKind(),
              profile.validFrom(),
              profile.validTo(),
              transaction == null ? null : String.valueOf(transaction),
              List.of(schedule(profile.chargingSchedule(), profile.chargingProfileKind())),
              null));
    } catch (IllegalArgumentException senseless) {
      return Optional.empty();
    }
  }

  private static hitchpost.core.types.ChargingSchedule schedule(
      ChargingSchedule schedule, ChargingProfileKind kind) {
    List<hitchpost.core.types.ChargingSchedulePeriod> periods = new ArrayList<>();
    for (ChargingSchedulePeriod period : schedule.chargingSchedulePeriod()) {
      periods.add(
          hitchpost.core.types.ChargingSchedulePeriod.ofLimit(
              Duration.ofSeconds(period.startPeriod()), period.limit(), period.numberPhases()));
    }
    Integer duration = schedule.duration();
    return new hitchpost.core.types.ChargingSchedule(
        0,
        kind == ChargingProfileKind.RELATIVE ? null : schedule.startSchedule(),
        duration == null ? null : Duration.ofSeconds(duration),
        schedule.chargingRateUnit(),
        periods,
        schedule.minChargingRate(),
        null,
        null);
  }

  static ChargingSchedule write(CompositeSchedule schedule) {
    List<ChargingSchedulePeriod> periods = new ArrayList<>();
    for (var period : schedule.chargingSchedulePeriods()) {
      periods.add(
          new ChargingSchedulePeriod(
              (int) period.startPeriod().toSeconds(), period.plainLimit(), period.numberPhases()));
    }
    return new ChargingSchedule(
        (int) schedule.duration().toSeconds(), null, schedule.chargingRateUnit(), periods, null);
  }

  static ChargingProfilePurpose purpose(ChargingProfilePurposeType purpose) {
    return switch (purpose) {
      case CHARGE_POINT_MAX_PROFILE -> ChargingProfilePurpose.CHARGING_STATION_MAX_PROFILE;
      case TX_DEFAULT_PROFILE -> ChargingProfilePurpose.TX_DEFAULT_PROFILE;
      case TX_PROFILE -> ChargingProfilePurpose.TX_PROFILE;
    };
  }
}
