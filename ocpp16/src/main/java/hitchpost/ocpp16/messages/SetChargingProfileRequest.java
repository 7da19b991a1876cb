package hitchpost.ocpp16.messages;

import hitchpost.core.message.Range;

/**
 * The CSMS gives the station a charging profile.
 *
 * <p>Source: OCPP 1.6, 5.16, 6.43 and 6.44; errata 3.38 and 3.39.
 *
 * @param connectorId 0 is the whole station
 */
public record SetChargingProfileRequest(
    @Range(min = 0) int connectorId, ChargingProfile csChargingProfiles) {
  /** Whether it was taken. */
  public record Response(ChargingProfileStatus status) {}
}
