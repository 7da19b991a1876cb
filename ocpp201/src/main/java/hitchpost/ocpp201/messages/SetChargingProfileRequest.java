package hitchpost.ocpp201.messages;

import org.jspecify.annotations.Nullable;

/**
 * The CSMS gives the station a charging profile.
 *
 * <p>Source: OCPP 2.0.1 part 2, 1.51; K01 to K04, K15 to K17.
 *
 * @param evseId 0 means the whole station, or every EVSE for a default profile
 */
public record SetChargingProfileRequest(int evseId, ChargingProfileType chargingProfile) {
  /** Whether it was taken. */
  public record Response(GenericStatusEnumType status, @Nullable StatusInfoType statusInfo) {}
}
