package hitchpost.ocpp201.messages;

import org.jspecify.annotations.Nullable;

/**
 * The CSMS removes a message from the display.
 *
 * <p>Source: OCPP 2.0.1 part 2, 1.8; O05.
 */
public record ClearDisplayMessageRequest(int id) {
  /** Whether there was such a message. */
  public record Response(ClearMessageStatusEnumType status, @Nullable StatusInfoType statusInfo) {}
}
