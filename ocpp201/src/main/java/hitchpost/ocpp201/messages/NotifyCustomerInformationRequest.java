package hitchpost.ocpp201.messages;

import hitchpost.core.message.MaxLength;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The station sends what it keeps about a customer, or a part of it.
 *
 * <p>Source: OCPP 2.0.1 part 2, 1.34; N09, N10.
 *
 * @param tbc whether more parts follow; absent means no
 * @param seqNo counts the parts from 0
 * @param data plain text in no agreed form
 */
public record NotifyCustomerInformationRequest(
    int requestId,
    Instant generatedAt,
    @Nullable Boolean tbc,
    int seqNo,
    @MaxLength(512) String data) {
  /** Nothing but that it arrived. */
  public record Response() {}
}
