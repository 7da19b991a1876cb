package hitchpost.core.types;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Charging schedules with what they limit, when they count and which of them wins.
 *
 * <p>Source: OCPP 2.0.1 part 2, 2.10; OCPP 1.6, 7.8, where a profile has one schedule.
 *
 * @param id unique at the station, may be negative
 * @param stackLevel 0 or more; the higher wins among profiles of one purpose
 * @param purpose what it limits
 * @param kind what the start of its schedules refers to
 * @param recurrencyKind how often a recurring one starts anew
 * @param validFrom absent means at once
 * @param validTo absent means until replaced
 * @param transactionId the transaction it is for, at most 36 characters, only for {@link
 *     ChargingProfilePurpose#TX_PROFILE}
 * @param chargingSchedules 1 to 3, from which the car chooses one
 * @param customData vendor additions
 */
public record ChargingProfile(
    int id,
    int stackLevel,
    ChargingProfilePurpose purpose,
    ChargingProfileKind kind,
    @Nullable RecurrencyKind recurrencyKind,
    @Nullable Instant validFrom,
    @Nullable Instant validTo,
    @Nullable String transactionId,
    List<ChargingSchedule> chargingSchedules,
    @Nullable CustomData customData) {
  public ChargingProfile {
    Checks.notNegative(stackLevel, "ChargingProfile.stackLevel");
    Checks.maxLength(transactionId, 36, "ChargingProfile.transactionId");
    chargingSchedules = List.copyOf(chargingSchedules);
    Checks.size(chargingSchedules, 1, 3, "ChargingProfile.chargingSchedules");
  }
}
