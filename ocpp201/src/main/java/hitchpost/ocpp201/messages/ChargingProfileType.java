package hitchpost.ocpp201.messages;

import hitchpost.core.message.MaxLength;
import hitchpost.core.message.Size;
import hitchpost.core.types.ChargingProfileKind;
import hitchpost.core.types.ChargingProfilePurpose;
import hitchpost.core.types.CustomData;
import hitchpost.core.types.RecurrencyKind;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Limits over time, when they count and which of them win.
 *
 * <p>Source: OCPP 2.0.1 part 2, 2.10.
 *
 * @param stackLevel higher wins; 0 is the lowest
 * @param recurrencyKind only with kind Recurring
 * @param transactionId only with purpose TxProfile
 * @param chargingSchedule more than one only for a car that chooses by itself
 */
public record ChargingProfileType(
    int id,
    int stackLevel,
    ChargingProfilePurpose chargingProfilePurpose,
    ChargingProfileKind chargingProfileKind,
    @Nullable RecurrencyKind recurrencyKind,
    @Nullable Instant validFrom,
    @Nullable Instant validTo,
    @Nullable @MaxLength(36) String transactionId,
    @Size(min = 1, max = 3) List<ChargingScheduleType> chargingSchedule,
    @Nullable CustomData customData) {
  public ChargingProfileType {
    chargingSchedule = List.copyOf(chargingSchedule);
  }
}
