package hitchpost.ocpp201.messages;

import hitchpost.core.message.MaxLength;
import org.jspecify.annotations.Nullable;

/**
 * The CSMS wants a transaction stopped.
 *
 * <p>Source: OCPP 2.0.1 part 2, 1.45; F03, F04.
 */
public record RequestStopTransactionRequest(@MaxLength(36) String transactionId) {
  /** Whether the station will. */
  public record Response(GenericStatusEnumType status, @Nullable StatusInfoType statusInfo) {}
}
