package hitchpost.core.visit;

import static java.util.Comparator.comparing;

import hitchpost.core.evse.EvseState;
import hitchpost.core.reservation.Bearer;
import hitchpost.core.reservation.Place;
import hitchpost.core.reservation.Reservations;
import hitchpost.core.types.Evse;
import hitchpost.core.visit.Roamers.Roamer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where the next driver may charge, as far as visits, reservations and those on their way go. */
public final class Vacancies {
  private final Surroundings around;
  private final Map<Integer, Visit> byEvse;
  private final Roamers roamers;
  private final BooleanSupplier closed;

  Vacancies(
      Surroundings around, Map<Integer, Visit> byEvse, Roamers roamers, BooleanSupplier closed) {
    this.around = around;
    this.byEvse = byEvse;
    this.roamers = roamers;
    this.closed = closed;
  }

  /** The EVSEs as far as they matter to reservations. */
  public List<Place> places() {
    return placesBut(null);
  }

  /** The EVSEs where each who has none yet takes one, this one excepted. */
  private List<Place> placesBut(@Nullable Roamer one) {
    var places = new ArrayList<>(around.evses().all().stream().map(this::place).toList());
    for (Roamer roamer : roamers.all()) {
      if (!roamer.equals(one)) {
        places.stream()
            .filter(place -> place.free() && roamer.mayCharge(place.evse()))
            .findFirst()
            .ifPresent(place -> places.set(places.indexOf(place), place.taken()));
      }
    }
    return places;
  }

  private Place place(EvseState evse) {
    List<Place.Slot> slots =
        evse.connectors().stream()
            .map(c ->
                new Place.Slot(
                    c.id(),
                    c.spec().type(),
                    around.availability().operative(evse.id(), c.id()),
                    around.evses().faulted(evse.id(), c.id())))
            .toList();
    boolean free = visit(evse.id()).free();
    boolean blocked = evse.connectors().stream().anyMatch(EvseState.ConnectorState::present);
    return new Place(evse.id(), free, blocked, slots);
  }

  boolean mayCome(Roamer roamer, int evse) {
    return roamer.mayCharge(evse)
        && (around.reservations().idle()
            || around.reservations().admits(bearer(roamer.grant()), evse, placesBut(roamer)));
  }

  /**
   * Where somebody could start a transaction now: at what is kept for them, then where a car waits,
   * then where one may come.
   */
  public List<Integer> startable(List<Integer> candidates, Bearer bearer) {
    if (closed.getAsBoolean()) {
      return List.of();
    }
    var free =
        byEvse.values().stream().filter(v -> candidates.contains(v.evseId()) && v.free()).toList();
    List<Integer> startable =
        Stream.concat(
                free.stream().filter(Visit::carReady),
                free.stream().filter(Visit::open).sorted(comparing(v -> !v.bayOccupied())))
            .map(Visit::evseId)
            .toList();
    Reservations reservations = around.reservations();
    if (!reservations.idle()) {
      startable =
          startable.stream()
              .filter(evse -> mayUse(bearer, evse))
              .sorted(comparing(evse -> !reservations.keeps(evse, bearer)))
              .toList();
    }
    return roamers.none()
        ? startable
        : startable.stream().limit(roamers.spare(candidates, this::takesOne)).toList();
  }

  /** Whether one more driver could begin at an EVSE. */
  private boolean takesOne(int evse) {
    Visit visit = visit(evse);
    return visit.free() && (visit.carReady() || visit.open());
  }

  boolean mayUse(Bearer bearer, int evse) {
    return around.reservations().idle() || around.reservations().admits(bearer, evse, places());
  }

  static Bearer bearer(Grant grant) {
    return Bearer.known(grant.token(), grant.group());
  }

  /** Whether a remote start may use exactly this connector. */
  public boolean startableAt(Evse evse, Bearer bearer) {
    Integer connector = evse.connectorId();
    return !startable(List.of(evse.id()), bearer).isEmpty()
        && (connector == null || around.usable(evse.id(), connector));
  }

  private Visit visit(int evse) {
    return Objects.requireNonNull(byEvse.get(evse));
  }
}
