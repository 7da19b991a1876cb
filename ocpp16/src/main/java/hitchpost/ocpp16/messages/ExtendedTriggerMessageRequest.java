package hitchpost.ocpp16.messages;

import org.jspecify.annotations.Nullable;

/**
 * The CSMS asks for a message out of turn, with the security extensions.
 *
 * <p>Source: OCPP 1.6 security whitepaper, 5.5 and 5.6.
 *
 * @param connectorId absent means all that make sense
 */
public record ExtendedTriggerMessageRequest(
    ExtendedMessageTrigger requestedMessage, @Nullable Integer connectorId) {
  /** Whether it will come. */
  public record Response(TriggerMessageStatus status) {}
}
