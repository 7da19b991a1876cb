package hitchpost.ocpp16.messages;

import hitchpost.core.message.MaxLength;
import hitchpost.core.message.Range;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The station reports that a transaction started.
 *
 * <p>Source: OCPP 1.6, 4.8, 6.45 and 6.46.
 *
 * @param meterStart energy register in Wh
 * @param reservationId the reservation that this transaction uses up
 */
public record StartTransactionRequest(
    @Range(min = 1) int connectorId,
    @MaxLength(20) String idTag,
    long meterStart,
    @Nullable Integer reservationId,
    Instant timestamp) {
  /**
   * What the CSMS thinks of it.
   *
   * @param transactionId any number the CSMS likes, also 0 or negative
   */
  public record Response(IdTagInfo idTagInfo, int transactionId) {}
}
