package hitchpost.ocpp16.messages;

import hitchpost.core.message.MaxLength;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The station reports that a transaction ended.
 *
 * <p>Source: OCPP 1.6, 4.10, 6.49 and 6.50; OCPP-J 1.6 errata 2.6.
 *
 * @param idTag who stopped it, if known
 * @param meterStop energy register in Wh
 */
public record StopTransactionRequest(
    @Nullable @MaxLength(20) String idTag,
    long meterStop,
    Instant timestamp,
    int transactionId,
    @Nullable Reason reason,
    @Nullable List<MeterValue> transactionData) {
  public StopTransactionRequest {
    transactionData = transactionData == null ? null : List.copyOf(transactionData);
  }

  /** What the CSMS knows about the tag, if one was sent. */
  public record Response(@Nullable IdTagInfo idTagInfo) {}
}
