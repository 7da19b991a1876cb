package hitchpost.core.visit;

import hitchpost.core.types.ChargingProfile;
import hitchpost.core.types.IdToken;
import org.jspecify.annotations.Nullable;

/**
 * Permission to charge once.
 *
 * @param group of the token, when known
 * @param roaming whether it counts at whichever EVSE a car is plugged in first
 * @param profile charging profile of the transaction that comes of it, null for none
 * @param reservation the one it uses up, null when it uses none
 */
public record Grant(
    IdToken token,
    @Nullable IdToken group,
    boolean roaming,
    @Nullable ChargingProfile profile,
    @Nullable Integer reservation) {
  /** The same permission, by a reservation. */
  Grant by(int reservationId) {
    return new Grant(token, group, roaming, profile, reservationId);
  }
}
