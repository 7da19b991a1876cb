package hitchpost.ocpp201.messages;

import java.time.Instant;

/**
 * The station is still there.
 *
 * <p>Source: OCPP 2.0.1 part 2, 1.29; G02.
 */
public record HeartbeatRequest() {
  /** So is the CSMS, and this is its clock. */
  public record Response(Instant currentTime) {}
}
