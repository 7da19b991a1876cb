package hitchpost.ocpp16.messages;

import hitchpost.core.message.Range;
import hitchpost.core.types.ChargingProfileKind;
import hitchpost.core.types.RecurrencyKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A limit of power or current over time, and when it counts.
 *
 * <p>Source: OCPP 1.6, 7.8; errata 3.56.
 *
 * @param transactionId only with purpose TxProfile
 * @param stackLevel higher wins; 0 is the lowest
 * @param recurrencyKind only with kind Recurring
 */
public record ChargingProfile(
    int chargingProfileId,
    @Nullable Integer transactionId,
    @Range(min = 0) int stackLevel,
    ChargingProfilePurposeType chargingProfilePurpose,
    ChargingProfileKind chargingProfileKind,
    @Nullable RecurrencyKind recurrencyKind,
    @Nullable Instant validFrom,
    @Nullable Instant validTo,
    ChargingSchedule chargingSchedule) {}
