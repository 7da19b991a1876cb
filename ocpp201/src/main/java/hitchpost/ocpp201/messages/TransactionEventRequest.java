package hitchpost.ocpp201.messages;

import hitchpost.core.message.Size;
import hitchpost.core.types.CustomData;
import hitchpost.core.types.TransactionEvent;
import hitchpost.core.types.TriggerReason;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The station reports a step in the life of a transaction.
 *
 * <p>Source: OCPP 2.0.1 part 2, 1.60; E01 to E15; J02.
 *
 * @param seqNo counts the events of the transaction from 0
 * @param offline whether the CSMS was out of reach then; absent means no
 * @param numberOfPhasesUsed by the car, where that can be told
 * @param cableMaxCurrent amperes
 * @param reservationId of the reservation that ends with this event
 * @param evse at least in the first event that knows it
 * @param idToken the token that occasioned the event
 */
public record TransactionEventRequest(
    TransactionEvent eventType,
    Instant timestamp,
    TriggerReason triggerReason,
    int seqNo,
    @Nullable Boolean offline,
    @Nullable Integer numberOfPhasesUsed,
    @Nullable Integer cableMaxCurrent,
    @Nullable Integer reservationId,
    TransactionType transactionInfo,
    @Nullable EVSEType evse,
    @Nullable IdTokenType idToken,
    @Nullable @Size(min = 1) List<MeterValueType> meterValue) {
  public TransactionEventRequest {
    meterValue = meterValue == null ? null : List.copyOf(meterValue);
  }

  /**
   * What the CSMS has to say to it.
   *
   * @param totalCost with taxes, so far or in the end; absent means unknown, 0 means free
   * @param chargingPriority -9 (lowest) to 9; overrules that of the token
   * @param idTokenInfo only when a token was sent
   * @param updatedPersonalMessage replaces what the driver is shown
   */
  public record Response(
      @Nullable BigDecimal totalCost,
      @Nullable Integer chargingPriority,
      @Nullable IdTokenInfoType idTokenInfo,
      @Nullable MessageContentType updatedPersonalMessage,
      @Nullable CustomData customData) {}
}
