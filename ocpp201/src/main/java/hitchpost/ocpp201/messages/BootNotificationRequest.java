package hitchpost.ocpp201.messages;

import hitchpost.core.types.BootReason;
import hitchpost.core.types.CustomData;
import hitchpost.core.types.RegistrationStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The station introduces itself after it started.
 *
 * <p>Source: OCPP 2.0.1 part 2, 1.2; B01 to B03.
 */
public record BootNotificationRequest(ChargingStationType chargingStation, BootReason reason) {
  /**
   * Whether the station is taken in.
   *
   * @param currentTime the clock of the CSMS
   * @param interval seconds between heartbeats when accepted, else until the next try; whatever the
   *     CSMS sent, also 0 or less, or more than 32 bits
   */
  public record Response(
      RegistrationStatus status,
      Instant currentTime,
      long interval,
      @Nullable StatusInfoType statusInfo,
      @Nullable CustomData customData) {}
}
