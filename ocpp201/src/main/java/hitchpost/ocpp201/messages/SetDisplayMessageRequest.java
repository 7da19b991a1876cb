package hitchpost.ocpp201.messages;

import org.jspecify.annotations.Nullable;

/**
 * The CSMS wants a message shown.
 *
 * <p>Source: OCPP 2.0.1 part 2, 1.52; O01, O02, O06.
 */
public record SetDisplayMessageRequest(MessageInfoType message) {
  /** Whether it will be. */
  public record Response(
      DisplayMessageStatusEnumType status, @Nullable StatusInfoType statusInfo) {}
}
