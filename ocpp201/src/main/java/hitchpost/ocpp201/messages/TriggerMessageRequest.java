package hitchpost.ocpp201.messages;

import org.jspecify.annotations.Nullable;

/**
 * The CSMS wants to be told something at once.
 *
 * <p>Source: OCPP 2.0.1 part 2, 1.61; F06.
 *
 * @param evse absent means all that have it
 */
public record TriggerMessageRequest(
    MessageTriggerEnumType requestedMessage, @Nullable EVSEType evse) {
  /** Whether the station will. */
  public record Response(
      TriggerMessageStatusEnumType status, @Nullable StatusInfoType statusInfo) {}
}
