package hitchpost.core.types;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the CSMS answered the boot notification.
 *
 * <p>Source: OCPP 2.0.1 part 2, 1.2; OCPP 1.6, 6.4.
 *
 * @param status whether the station may operate
 * @param currentTime the clock of the CSMS
 * @param interval heartbeat interval when accepted, otherwise the wait before the next attempt;
 *     whole seconds, zero leaves the choice to the station
 * @param statusInfo why
 */
public record BootNotificationResponse(
    RegistrationStatus status,
    Instant currentTime,
    Duration interval,
    @Nullable StatusInfo statusInfo) {
  public BootNotificationResponse {
    Checks.wholeSeconds(interval, "BootNotificationResponse.interval");
  }
}
