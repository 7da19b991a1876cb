package hitchpost.ocpp201.messages;

import hitchpost.core.types.ChargingProfilePurpose;
import org.jspecify.annotations.Nullable;

/**
 * Which charging profiles to remove: those for which all that is given holds.
 *
 * <p>Source: OCPP 2.0.1 part 2, 2.14.
 *
 * @param evseId 0 means the whole station
 */
public record ClearChargingProfileType(
    @Nullable Integer evseId,
    @Nullable ChargingProfilePurpose chargingProfilePurpose,
    @Nullable Integer stackLevel) {}
