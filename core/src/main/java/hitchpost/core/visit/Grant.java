package hitchpost.core.visit;

import hitchpost.core.types.ChargingProfile;
import hitchpost.core.types.IdToken;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Permission to charge once.
 *
 * @param group of the token, when known
 * @param evses where it counts: of several, where a car is plugged in first
 * @param remote whether it was asked for from afar
 * @param remoteStart the number of that request, null when it has none
 * @param profile charging profile of the transaction that comes of it, null for none
 * @param reservation the one it uses up, null when it uses none
 */
public record Grant(
    IdToken token,
    @Nullable IdToken group,
    List<Integer> evses,
    boolean remote,
    @Nullable Integer remoteStart,
    @Nullable ChargingProfile profile,
    @Nullable Integer reservation) {
  public Grant {
    evses = List.copyOf(evses);
  }

  /** Permission to go on with what was interrupted. */
  static Grant resumed(IdToken token, @Nullable IdToken group) {
    return new Grant(token, group, List.of(), false, null, null, null);
  }

  /** The same permission, by a reservation. */
  Grant by(int reservationId) {
    return new Grant(token, group, evses, remote, remoteStart, profile, reservationId);
  }
}
