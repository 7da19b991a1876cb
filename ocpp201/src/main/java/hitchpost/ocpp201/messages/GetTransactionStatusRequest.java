package hitchpost.ocpp201.messages;

import hitchpost.core.message.MaxLength;
import org.jspecify.annotations.Nullable;

/**
 * The CSMS asks whether a transaction goes on, and whether messages wait for it.
 *
 * <p>Source: OCPP 2.0.1 part 2, 1.27; E14.
 *
 * @param transactionId absent asks about messages of any transaction
 */
public record GetTransactionStatusRequest(@Nullable @MaxLength(36) String transactionId) {
  /**
   * How things are.
   *
   * @param messagesInQueue whether any are still to be delivered
   * @param ongoingIndicator absent when no transaction was named
   */
  public record Response(boolean messagesInQueue, @Nullable Boolean ongoingIndicator) {}
}
