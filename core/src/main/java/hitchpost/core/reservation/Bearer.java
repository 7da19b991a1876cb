package hitchpost.core.reservation;

import hitchpost.core.types.IdToken;
import org.jspecify.annotations.Nullable;

/**
 * Somebody with a token who wants to charge.
 *
 * @param group the token belongs to, null when it has none or it is not known
 * @param groupKnown whether that is all there is to know; else the token may be of any group
 */
public record Bearer(IdToken token, @Nullable IdToken group, boolean groupKnown) {
  /** Somebody of whom everything is known. */
  public static Bearer known(IdToken token, @Nullable IdToken group) {
    return new Bearer(token, group, true);
  }

  /** Whether a reservation is, or for all that is known may be, for this token. */
  boolean mayClaim(Reservation reservation) {
    IdToken wanted = reservation.group();
    return reservation.token().sameValue(token)
        || wanted != null && (!groupKnown || group != null && wanted.sameValue(group));
  }
}
