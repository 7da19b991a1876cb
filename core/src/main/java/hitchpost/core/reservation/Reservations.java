package hitchpost.core.reservation;

import hitchpost.core.Effects;
import hitchpost.core.Fact;
import hitchpost.core.Timer;
import hitchpost.core.Timers;
import hitchpost.core.Verdict.Reserving;
import hitchpost.core.journal.Json;
import hitchpost.core.journal.Shelf;
import hitchpost.core.journal.Snapshot;
import hitchpost.core.settings.Settings;
import hitchpost.core.settings.StandardSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The reservations of the station, and whom a place is kept for.
 *
 * <p>A reservation of an EVSE keeps that EVSE. One of any EVSE keeps none in particular, but others
 * are admitted only as long as a place remains for it. There are never more than EVSEs, since each
 * had a place of its own when it was made. Source: OCPP 1.6, 5.1 and 5.13; OCPP 2.0.1 part 2, H01
 * to H04.
 */
public final class Reservations {
  /** A longer wait is cut into pieces, so that it follows the clock. */
  static final Duration LONGEST_WAIT = Duration.ofDays(1);

  private static final String EXPIRY = "reservation-expiry";

  /** What becomes of a reservation. */
  public enum Change {
    MADE,
    /** Its token, or one of its group, was presented and accepted. */
    USED,
    CANCELLED,
    EXPIRED,
    /** Its place is faulted or out of use. */
    REMOVED
  }

  private final Settings settings;
  private final Map<Integer, Reservation> byId = new TreeMap<>();
  private final Set<Integer> shown = new TreeSet<>();
  private final Timers timers = new Timers();

  public Reservations(Settings settings) {
    this.settings = settings;
  }

  public void restore(Snapshot snapshot) {
    for (String json : snapshot.shelf(Shelf.RESERVATION).values()) {
      Reservation reservation = Json.read(json, Reservation.class);
      byId.put(reservation.id(), reservation);
    }
  }

  /** Every reservation that holds, by id. */
  public List<Reservation> all() {
    return List.copyOf(byId.values());
  }

  /** Whether there is anything to look at. */
  public boolean idle() {
    return byId.isEmpty() && shown.isEmpty();
  }

  /** Makes a reservation, in place of the one with its id, or says why not. */
  public Reserving reserve(Effects fx, Reservation wanted, List<Place> places) {
    boolean taken =
        settings.isOn(StandardSettings.RESERVATION_ENABLED)
            && (wanted.specific() || settings.isOn(StandardSettings.RESERVATION_ANYWHERE));
    Instant now = fx.knownTime();
    List<Place> targets = places.stream().filter(wanted::targets).toList();
    if (!taken || now == null || !now.isBefore(wanted.expiry()) || targets.isEmpty()) {
      return Reserving.REJECTED;
    }
    List<Place> open = open(places);
    var others = new TreeMap<>(byId);
    others.remove(wanted.id());
    var all = new ArrayList<>(others.values());
    all.add(wanted);
    if (Allotment.size(all, open) == Allotment.size(others.values(), open)) {
      return whyNot(wanted, targets);
    }
    byId.put(wanted.id(), wanted);
    fx.put(Shelf.RESERVATION, key(wanted), wanted);
    fx.tell(new Fact.ReservationChanged(wanted, Change.MADE));
    schedule(fx);
    return Reserving.ACCEPTED;
  }

  private static Reserving whyNot(Reservation wanted, List<Place> targets) {
    if (targets.stream().allMatch(p -> faulted(wanted, p))) {
      return Reserving.FAULTED;
    }
    boolean usable = targets.stream().anyMatch(wanted::servedBy);
    return usable ? Reserving.OCCUPIED : Reserving.UNAVAILABLE;
  }

  private static boolean faulted(Reservation wanted, Place place) {
    return wanted.slots(place).stream().allMatch(Place.Slot::faulted);
  }

  /** Cancels a reservation on demand; false when there is none with this id. */
  public boolean cancel(Effects fx, int id) {
    Reservation reservation = byId.get(id);
    if (reservation == null) {
      return false;
    }
    end(fx, reservation, Change.CANCELLED);
    return true;
  }

  /** Whether somebody may charge at an EVSE without breaking what others were promised. */
  public boolean admits(Bearer bearer, int evse, List<Place> places) {
    List<Place> open = open(places);
    List<Place> rest = without(open, evse);
    int served = Allotment.size(byId.values(), open);
    if (Allotment.size(byId.values(), rest) == served) {
      return true;
    }
    for (Reservation claim : claims(bearer, evse, places)) {
      var others = new TreeMap<>(byId);
      others.remove(claim.id());
      if (Allotment.size(others.values(), rest) >= served - 1) {
        return true;
      }
    }
    return false;
  }

  /** Whether an EVSE is kept for this very person, whoever else could use it. */
  public boolean keeps(int evse, Bearer bearer) {
    return byId.values().stream()
        .anyMatch(r -> r.evse() != null && r.evse() == evse && bearer.mayClaim(r));
  }

  /** Somebody begins to use an EVSE: the reservation that this uses up, if any. */
  public Optional<Reservation> use(Effects fx, Bearer bearer, int evse, List<Place> places) {
    Optional<Reservation> used = claims(bearer, evse, places).stream().findFirst();
    used.ifPresent(reservation -> end(fx, reservation, Change.USED));
    return used;
  }

  /** What somebody may claim at an EVSE: what is for this EVSE first, then what ends first. */
  private List<Reservation> claims(Bearer bearer, int evse, List<Place> places) {
    Optional<Place> place = places.stream().filter(p -> p.evse() == evse).findFirst();
    return byId.values().stream()
        .filter(bearer::mayClaim)
        .filter(r -> place.filter(r::targets).isPresent())
        .sorted(
            Comparator.comparing((Reservation r) -> !r.specific())
                .thenComparing(r -> !r.token().sameValue(bearer.token()))
                .thenComparing(Reservation::expiry))
        .toList();
  }

  /** Whether an EVSE is to be reported as reserved. */
  public boolean shows(int evse) {
    return shown.contains(evse);
  }

  /** Ends what can no longer be kept, and finds out which EVSEs strangers may not use. */
  public void look(Effects fx, List<Place> places) {
    for (Reservation reservation : all()) {
      List<Place> targets = places.stream().filter(reservation::targets).toList();
      if (targets.stream().noneMatch(reservation::servedBy)) {
        end(fx, reservation, Change.REMOVED);
      }
    }
    var kept = new TreeSet<Integer>();
    for (Place place : places) {
      if (place.free() && isKept(place, places)) {
        kept.add(place.evse());
      }
    }
    shown.clear();
    shown.addAll(kept);
  }

  /** A car that comes to a reserved EVSE changes nothing until its driver is known. */
  private boolean isKept(Place place, List<Place> places) {
    boolean shows = !place.blocked() || isSpecific(place) || shown.contains(place.evse());
    return shows && !admitsStrangers(place.evse(), places);
  }

  private boolean admitsStrangers(int evse, List<Place> places) {
    List<Place> open = open(places);
    Collection<Reservation> all = byId.values();
    return Allotment.size(all, without(open, evse)) == Allotment.size(all, open);
  }

  private static List<Place> without(List<Place> places, int evse) {
    return places.stream().filter(p -> p.evse() != evse).toList();
  }

  private boolean isSpecific(Place place) {
    return byId.values().stream().anyMatch(r -> r.specific() && r.targets(place));
  }

  /** The places where somebody with a reservation could begin to charge. */
  private List<Place> open(List<Place> places) {
    return places.stream()
        .filter(Place::free)
        .filter(p -> !p.blocked() || isSpecific(p) || shown.contains(p.evse()))
        .toList();
  }

  /** The clock was set, or runs from now on. */
  public void clockSet(Effects fx) {
    schedule(fx);
  }

  public static boolean owns(Timer timer) {
    return timer.kind().equals(EXPIRY);
  }

  public void timerFired(Effects fx, Timer timer) {
    if (timers.current(timer)) {
      for (Reservation reservation : all()) {
        if (!left(fx, reservation).isPositive()) {
          end(fx, reservation, Change.EXPIRED);
        }
      }
      schedule(fx);
    }
  }

  private void end(Effects fx, Reservation reservation, Change how) {
    byId.remove(reservation.id());
    fx.delete(Shelf.RESERVATION, key(reservation));
    fx.tell(new Fact.ReservationChanged(reservation, how));
    schedule(fx);
  }

  private void schedule(Effects fx) {
    Optional<Duration> next =
        byId.values().stream().map(r -> left(fx, r)).min(Comparator.naturalOrder());
    if (next.isEmpty()) {
      timers.stop(fx, EXPIRY, "");
    } else {
      boolean later = next.get().compareTo(LONGEST_WAIT) > 0;
      timers.start(fx, EXPIRY, "", later ? LONGEST_WAIT : next.get());
    }
  }

  /** While the time is unknown nobody knows how long the station was off: as long as possible. */
  private static Duration left(Effects fx, Reservation reservation) {
    Instant now = fx.knownTime();
    if (now != null) {
      return Duration.between(now, reservation.expiry());
    }
    Duration sinceStart = Duration.between(Instant.EPOCH, fx.time());
    return Duration.between(reservation.made(), reservation.expiry()).minus(sinceStart);
  }

  private static String key(Reservation reservation) {
    return String.valueOf(reservation.id());
  }
}
