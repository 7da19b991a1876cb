package hitchpost.core.smartcharging;

import hitchpost.core.evse.EvseState;
import hitchpost.core.evse.Evses;
import hitchpost.core.settings.Settings;
import hitchpost.core.settings.SmartChargingSettings;
import hitchpost.core.types.ChargingProfile;
import hitchpost.core.types.ChargingProfileKind;
import hitchpost.core.types.ChargingProfilePurpose;
import hitchpost.core.types.ChargingSchedule;
import hitchpost.core.types.ChargingSchedulePeriod;
import hitchpost.core.types.Evse;
import hitchpost.core.types.OperationMode;
import hitchpost.core.types.PerPhase;
import hitchpost.core.types.StatusInfo;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which charging profiles the station takes: only those it can follow to the letter.
 *
 * <p>Reason codes are those of OCPP 2.0.1. Source: OCPP 1.6, 3.13.1, 5.16, 9.4, errata 3.34 to
 * 3.45; OCPP 2.0.1 part 2, K01.
 */
final class ProfileRules {
  private final Settings settings;
  private final Evses evses;

  ProfileRules(Settings settings, Evses evses) {
    this.settings = settings;
    this.evses = evses;
  }

  /** Why a profile is not for this place, or not one the station can follow; empty if it is. */
  Optional<StatusInfo> refusal(Evse target, ChargingProfile profile) {
    return evses.has(target)
        ? purposeRefusal(target, profile.purpose()).or(() -> contentRefusal(target, profile))
        : why("UnknownEvse", "there is no such EVSE");
  }

  /** Why the station cannot follow a profile, wherever it is for; empty if it can. */
  Optional<StatusInfo> contentRefusal(Evse target, ChargingProfile profile) {
    int highest = settings.get(SmartChargingSettings.PROFILE_STACK_LEVEL);
    if (profile.stackLevel() > highest) {
      return why("InvalidStackLevel", "the highest stack level is " + highest);
    }
    if (profile.chargingSchedules().size() != 1) {
      return why("InvalidProfile", "one schedule is wanted");
    }
    ChargingSchedule schedule = profile.chargingSchedules().getFirst();
    if (profile.kind() == ChargingProfileKind.RECURRING
        && (profile.recurrencyKind() == null || schedule.startSchedule() == null)) {
      return why("InvalidProfile", "a recurring schedule needs recurrencyKind and startSchedule");
    }
    return scheduleRefusal(target, schedule);
  }

  private static Optional<StatusInfo> purposeRefusal(Evse target, ChargingProfilePurpose purpose) {
    return switch (purpose) {
      case CHARGING_STATION_MAX_PROFILE ->
          target.id() == 0
              ? Optional.empty()
              : why("InvalidProfile", "a maximum of the station is for the station");
      case TX_PROFILE ->
          target.id() > 0
              ? Optional.empty()
              : why("InvalidProfile", "a transaction profile is for one connector");
      case TX_DEFAULT_PROFILE -> Optional.empty();
      case CHARGING_STATION_EXTERNAL_CONSTRAINTS ->
          why("InvalidProfile", "external constraints come from elsewhere");
    };
  }

  private Optional<StatusInfo> scheduleRefusal(Evse target, ChargingSchedule schedule) {
    if (!settings.get(SmartChargingSettings.RATE_UNIT).contains(schedule.chargingRateUnit())) {
      return why("UnsupportedRateUnit", "limits in " + schedule.chargingRateUnit().wire());
    }
    int most = settings.get(SmartChargingSettings.PERIODS_PER_SCHEDULE);
    List<ChargingSchedulePeriod> periods = schedule.chargingSchedulePeriods();
    if (periods.size() > most) {
      return why("TooManyElements", "at most " + most + " periods");
    }
    if (schedule.duration() != null && schedule.duration().isZero()) {
      return why("InvalidSchedule", "it lasts no time");
    }
    if (negative(schedule.minChargingRate())) {
      return why("InvalidSchedule", "a negative minChargingRate");
    }
    Duration last = null;
    for (ChargingSchedulePeriod period : periods) {
      Duration start = period.startPeriod();
      if (last == null ? !start.isZero() : start.compareTo(last) <= 0) {
        return why("InvalidSchedule", "periods start at 0 and come in order");
      }
      Optional<StatusInfo> refusal = periodRefusal(target, period);
      if (refusal.isPresent()) {
        return refusal;
      }
      last = start;
    }
    return Optional.empty();
  }

  private Optional<StatusInfo> periodRefusal(Evse target, ChargingSchedulePeriod period) {
    PerPhase limit = period.limit();
    if (limit == null
        || limit.l2() != null
        || limit.l3() != null
        || period.setpoint() != null
        || period.operationMode() != OperationMode.CHARGING_ONLY) {
      return why("InvalidSchedule", "each period has one limit and nothing else");
    }
    if (negative(limit.value())) {
      return why("InvalidSchedule", "a negative limit");
    }
    if (period.phaseToUse() != null) {
      return why("InvalidSchedule", "this station does not choose the phase");
    }
    Integer phases = period.numberPhases();
    if (phases != null && phases == 0) {
      return why("InvalidSchedule", "no phases");
    }
    boolean switches = settings.get(SmartChargingSettings.PHASES_3_TO_1);
    if (phases != null && !switches && phases < mostPhases(target)) {
      return why("InvalidSchedule", "this station cannot charge on fewer phases than it has");
    }
    return Optional.empty();
  }

  private int mostPhases(Evse target) {
    return evses.all().stream()
        .map(EvseState::spec)
        .filter(spec -> target.id() == 0 || target.id() == spec.id())
        .mapToInt(spec -> spec.phases())
        .max()
        .orElse(1);
  }

  private static boolean negative(@Nullable BigDecimal value) {
    return value != null && value.signum() < 0;
  }

  static Optional<StatusInfo> why(String reasonCode, String words) {
    return Optional.of(new StatusInfo(reasonCode, words));
  }
}
