package hitchpost.ocpp16.messages;

import hitchpost.core.message.MaxLength;
import hitchpost.core.types.RegistrationStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The station introduces itself after it started.
 *
 * <p>Source: OCPP 1.6, 4.2, 6.3 and 6.4.
 *
 * @param chargeBoxSerialNumber deprecated by the specification
 */
public record BootNotificationRequest(
    @MaxLength(20) String chargePointVendor,
    @MaxLength(20) String chargePointModel,
    @Nullable @MaxLength(25) String chargePointSerialNumber,
    @Nullable @MaxLength(25) String chargeBoxSerialNumber,
    @Nullable @MaxLength(50) String firmwareVersion,
    @Nullable @MaxLength(20) String iccid,
    @Nullable @MaxLength(20) String imsi,
    @Nullable @MaxLength(25) String meterType,
    @Nullable @MaxLength(25) String meterSerialNumber) {
  /**
   * Whether the station is taken in.
   *
   * @param currentTime the clock of the CSMS
   * @param interval seconds between heartbeats when accepted, else until the next try; whatever the
   *     CSMS sent, also 0 or less, or more than 32 bits
   */
  public record Response(RegistrationStatus status, Instant currentTime, long interval) {}
}
