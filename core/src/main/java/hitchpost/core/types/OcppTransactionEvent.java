package hitchpost.core.types;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A step in the life of a transaction, as a local listener hears of it.
 *
 * <p>Source: OCPP 2.0.1 part 2, 1.60; in OCPP 1.6 it becomes a start, meter values or a stop.
 *
 * @param event start, update or end
 * @param timestamp when it happened
 * @param transactionId given by the station, 1 to 36 characters, the same in every version
 * @param seqNo 0 or more, counted within the transaction
 * @param triggerReason what occasioned it
 * @param offline whether the CSMS was out of reach when it happened
 * @param evse where
 * @param chargingState how far it is from energy flowing
 * @param idToken the token presented, if this event is about one
 * @param meterValues readings that belong to it
 * @param stopReason why it ended, only when it did
 */
public record OcppTransactionEvent(
    TransactionEvent event,
    Instant timestamp,
    String transactionId,
    int seqNo,
    TriggerReason triggerReason,
    boolean offline,
    @Nullable Evse evse,
    @Nullable ChargingState chargingState,
    @Nullable IdToken idToken,
    List<MeterValue> meterValues,
    @Nullable StopReason stopReason) {
  public OcppTransactionEvent {
    Checks.maxLength(transactionId, 36, "OcppTransactionEvent.transactionId");
    Checks.that(
        !transactionId.isEmpty(), "OcppTransactionEvent.transactionId", "1 to 36 characters");
    Checks.notNegative(seqNo, "OcppTransactionEvent.seqNo");
    meterValues = List.copyOf(meterValues);
    Checks.that(
        stopReason == null || event == TransactionEvent.ENDED,
        "OcppTransactionEvent.stopReason",
        "absent unless the transaction ended");
  }
}
