package hitchpost.ocpp201;

import hitchpost.core.types.ChargingProfile;
import hitchpost.core.types.ChargingProfileKind;
import hitchpost.core.types.ChargingSchedule;
import hitchpost.core.types.ChargingSchedulePeriod;
import hitchpost.core.types.CompositeSchedule;
import hitchpost.ocpp201.messages.ChargingProfileType;
import hitchpost.ocpp201.messages.ChargingSchedulePeriodType;
import hitchpost.ocpp201.messages.ChargingScheduleType;
import hitchpost.ocpp201.messages.CompositeScheduleType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Charging profiles as messages carry them.
 *
 * <p>Writing throws {@link IllegalArgumentException} for a period without a limit, which only later
 * versions can express. Source: OCPP 2.0.1 part 2, 2.10 to 2.12 and 2.18.
 */
final class Profiles {
  private Profiles() {}

  /**
   * The profile, empty when its numbers make no sense. A start that a relative schedule brings
   * along is left out.
   */
  static Optional<ChargingProfile> read(ChargingProfileType profile) {
    boolean relative = profile.chargingProfileKind() == ChargingProfileKind.RELATIVE;
    try {
      return Optional.of(
          new ChargingProfile(
              profile.id(),
              profile.stackLevel(),
              profile.chargingProfilePurpose(),
              profile.chargingProfileKind(),
              profile.recurrencyKind(),
              profile.validFrom(),
              profile.validTo(),
              profile.transactionId(),
              profile.chargingSchedule().stream().map(s -> read(s, relative)).toList(),
              profile.customData()));
    } catch (IllegalArgumentException senseless) {
      return Optional.empty();
    }
  }

  private static ChargingSchedule read(ChargingScheduleType schedule, boolean relative) {
    return new ChargingSchedule(
        schedule.id(),
        relative ? null : schedule.startSchedule(),
        seconds(schedule.duration()),
        schedule.chargingRateUnit(),
        schedule.chargingSchedulePeriod().stream().map(Profiles::read).toList(),
        schedule.minChargingRate(),
        SalesTariffs.read(schedule.salesTariff()),
        schedule.customData());
  }

  private static ChargingSchedulePeriod read(ChargingSchedulePeriodType period) {
    return ChargingSchedulePeriod.ofLimit(
        Duration.ofSeconds(period.startPeriod()),
        period.limit(),
        period.numberPhases(),
        period.phaseToUse(),
        period.customData());
  }

  static ChargingProfileType write(ChargingProfile profile) {
    return new ChargingProfileType(
        profile.id(),
        profile.stackLevel(),
        profile.purpose(),
        profile.kind(),
        profile.recurrencyKind(),
        profile.validFrom(),
        profile.validTo(),
        profile.transactionId(),
        profile.chargingSchedules().stream().map(Profiles::write).toList(),
        profile.customData());
  }

  private static ChargingScheduleType write(ChargingSchedule schedule) {
    return new ChargingScheduleType(
        schedule.id(),
        schedule.startSchedule(),
        seconds(schedule.duration()),
        schedule.chargingRateUnit(),
        schedule.chargingSchedulePeriods().stream().map(Profiles::write).toList(),
        schedule.minChargingRate(),
        SalesTariffs.write(schedule.salesTariff()),
        schedule.customData());
  }

  static CompositeScheduleType write(CompositeSchedule schedule) {
    List<ChargingSchedulePeriodType> periods =
        schedule.chargingSchedulePeriods().stream().map(Profiles::write).toList();
    return new CompositeScheduleType(
        schedule.evseId(),
        schedule.scheduleStart(),
        (int) schedule.duration().toSeconds(),
        schedule.chargingRateUnit(),
        periods);
  }

  private static ChargingSchedulePeriodType write(ChargingSchedulePeriod period) {
    return new ChargingSchedulePeriodType(
        (int) period.startPeriod().toSeconds(),
        period.plainLimit(),
        period.numberPhases(),
        period.phaseToUse(),
        period.customData());
  }

  private static @Nullable Duration seconds(@Nullable Integer seconds) {
    return seconds == null ? null : Duration.ofSeconds(seconds);
  }

  private static @Nullable Integer seconds(@Nullable Duration duration) {
    return duration == null ? null : (int) duration.toSeconds();
  }
}
