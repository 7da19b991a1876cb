package hitchpost.core.reservation;

import hitchpost.core.types.IdToken;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A promise that somebody finds a place to charge; also its form in the journal.
 *
 * @param id as the CSMS numbers it
 * @param evse where, null for any
 * @param connector which one of the EVSE it was asked for, null for any; the EVSE is kept as a
 *     whole, since it serves one car at a time
 * @param connectorType which type it must have, null for any
 * @param group any token of it may use the reservation as well, null when there is none
 * @param expiry from then on it no longer holds
 * @param made when the CSMS asked for it
 */
public record Reservation(
    int id,
    @Nullable Integer evse,
    @Nullable Integer connector,
    @Nullable String connectorType,
    IdToken token,
    @Nullable IdToken group,
    Instant expiry,
    Instant made) {

  /** Whether it is for one EVSE and no other. */
  boolean specific() {
    return evse != null;
  }

  /** The connectors of a place that it could be about; none when it is not about the place. */
  List<Place.Slot> slots(Place place) {
    if (evse != null && evse != place.evse()) {
      return List.of();
    }
    return place.slots().stream()
        .filter(s -> connector == null || connector == s.connector())
        .filter(s -> connectorType == null || connectorType.equals(s.type()))
        .toList();
  }

  /** Whether it is about the place at all. */
  boolean targets(Place place) {
    return !slots(place).isEmpty();
  }

  /** Whether the place could serve it as far as its connectors go. */
  boolean servedBy(Place place) {
    return slots(place).stream().anyMatch(Place.Slot::usable);
  }
}
