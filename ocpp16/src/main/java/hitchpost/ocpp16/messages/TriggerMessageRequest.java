package hitchpost.ocpp16.messages;

import org.jspecify.annotations.Nullable;

/**
 * The CSMS asks for a message out of turn.
 *
 * <p>Source: OCPP 1.6, 5.17, 6.51 and 6.52.
 *
 * @param connectorId absent means all that make sense
 */
public record TriggerMessageRequest(
    MessageTrigger requestedMessage, @Nullable Integer connectorId) {
  /** Whether it will come. */
  public record Response(TriggerMessageStatus status) {}
}
