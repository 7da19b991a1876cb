package hitchpost.core.types;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What the CSMS answered to an {@link OcppTransactionEvent}.
 *
 * <p>Source: OCPP 2.0.1 part 2, 1.60; OCPP 1.6 answers a start and a stop with an id token info.
 *
 * @param transactionId of the event
 * @param seqNo of the event
 * @param totalCost running or final cost including taxes, in the currency of the station; zero is
 *     free, absent is unknown
 * @param chargingPriority -9 (lowest) to 9; overrules that of the token; absent leaves it
 * @param idTokenInfo what is now known about the token of the event
 * @param personalMessage a text to show to the driver
 */
public record OcppTransactionEventResponse(
    String transactionId,
    int seqNo,
    @Nullable BigDecimal totalCost,
    @Nullable Integer chargingPriority,
    @Nullable IdTokenInfo idTokenInfo,
    @Nullable MessageContent personalMessage) {
  public OcppTransactionEventResponse {
    Checks.maxLength(transactionId, 36, "OcppTransactionEventResponse.transactionId");
    Checks.notNegative(seqNo, "OcppTransactionEventResponse.seqNo");
    totalCost = Checks.optionalNumber(totalCost, "OcppTransactionEventResponse.totalCost");
    Checks.range(chargingPriority, -9, 9, "OcppTransactionEventResponse.chargingPriority");
  }
}
