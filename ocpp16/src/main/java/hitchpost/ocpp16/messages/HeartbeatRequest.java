package hitchpost.ocpp16.messages;

import java.time.Instant;

/**
 * The station shows that it lives.
 *
 * <p>Source: OCPP 1.6, 4.6, 6.29 and 6.30.
 */
public record HeartbeatRequest() {
  /** The clock of the CSMS. */
  public record Response(Instant currentTime) {}
}
