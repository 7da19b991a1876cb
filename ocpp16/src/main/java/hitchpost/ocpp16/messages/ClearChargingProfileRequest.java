package hitchpost.ocpp16.messages;

import org.jspecify.annotations.Nullable;

/**
 * The CSMS removes charging profiles: the one with this id, or all that match the other fields.
 *
 * <p>Source: OCPP 1.6, 5.5, 6.13 and 6.14; errata 3.25.
 *
 * @param connectorId 0 is the whole station
 */
public record ClearChargingProfileRequest(
    @Nullable Integer id,
    @Nullable Integer connectorId,
    @Nullable ChargingProfilePurposeType chargingProfilePurpose,
    @Nullable Integer stackLevel) {
  /** Whether any matched. */
  public record Response(ClearChargingProfileStatus status) {}
}
