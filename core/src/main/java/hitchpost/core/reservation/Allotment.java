package hitchpost.core.reservation;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** How many of the reservations can have a place each: a largest matching of the two. */
final class Allotment {
  private final List<Place> places;
  private final Map<Integer, Reservation> byEvse = new TreeMap<>();

  private Allotment(List<Place> places) {
    this.places = places;
  }

  static int size(Collection<Reservation> reservations, List<Place> places) {
    var allotment = new Allotment(places);
    int served = 0;
    for (Reservation reservation : reservations) {
      if (allotment.place(reservation, new TreeSet<>())) {
        served++;
      }
    }
    return served;
  }

  /** Finds a place, if need be by having others move to another one of theirs. */
  private boolean place(Reservation reservation, Set<Integer> tried) {
    for (Place place : places) {
      if (reservation.servedBy(place) && tried.add(place.evse())) {
        Reservation rival = byEvse.get(place.evse());
        if (rival == null || place(rival, tried)) {
          byEvse.put(place.evse(), reservation);
          return true;
        }
      }
    }
    return false;
  }
}
