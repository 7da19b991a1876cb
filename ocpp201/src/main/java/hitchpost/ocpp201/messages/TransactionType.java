package hitchpost.ocpp201.messages;

import hitchpost.core.message.MaxLength;
import hitchpost.core.types.ChargingState;
import hitchpost.core.types.StopReason;
import org.jspecify.annotations.Nullable;

/**
 * What is true of a transaction at an event.
 *
 * <p>Source: OCPP 2.0.1 part 2, 2.48.
 *
 * @param timeSpentCharging seconds in which energy flowed
 * @param stoppedReason only in the last event; absent means Local
 * @param remoteStartId of the request that started it
 */
public record TransactionType(
    @MaxLength(36) String transactionId,
    @Nullable ChargingState chargingState,
    @Nullable Integer timeSpentCharging,
    @Nullable StopReason stoppedReason,
    @Nullable Integer remoteStartId) {}
