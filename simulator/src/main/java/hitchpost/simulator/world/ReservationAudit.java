package hitchpost.simulator.world;

import hitchpost.core.Fact;
import hitchpost.core.Output;
import hitchpost.core.evse.ConnectorView;
import hitchpost.core.evse.EvseSpec;
import hitchpost.core.journal.Shelf;
import hitchpost.core.reservation.Reservation;
import hitchpost.core.transaction.TransactionRecord;
import hitchpost.core.types.Evse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reservations: what was promised is kept through every restart, what has ended never comes back,
 * and a place that is kept for somebody goes to nobody else (I15); none outlives its time (I21).
 */
final class ReservationAudit {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration LATE = Duration.ofSeconds(1);

  private final Sight sight;
  private final VirtualTime time;
  private final Tally tally;
  private final Map<Integer, Intent.Reserve> held = new TreeMap<>();

  /** Reservations that somebody has claimed, until the transaction begins. */
  private final Map<Integer, Intent.Reserve> claimed = new TreeMap<>();

  /** Ends of which the CSMS may be told, because nobody wanted them. */
  private final List<String> ends = new ArrayList<>();

  /** Since when a reservation is over that is still there. */
  private final Map<Integer, Long> overdue = new TreeMap<>();

  ReservationAudit(Sight sight, VirtualTime time, Tally tally) {
    this.sight = sight;
    this.time = time;
    this.tally = tally;
  }

  /** Judges a durable step. */
  void committed(@Nullable Request request, List<Output> outputs) {
    boolean changed = false;
    for (Output output : outputs) {
      if (output instanceof Output.Tell(Fact.ReservationChanged told)) {
        changed(told, request);
      }
      changed |=
          output instanceof Output.Persist(var change) && change.shelf() == Shelf.RESERVATION;
    }
    if (changed) {
      compare();
    }
  }

  private void changed(Fact.ReservationChanged told, @Nullable Request request) {
    int id = told.reservation().id();
    boolean right =
        switch (told.change()) {
          case MADE -> made(id, request);
          case USED -> {
            Intent.Reserve used = held.get(id);
            if (used != null) {
              claimed.put(id, used);
            }
            yield used != null;
          }
          case CANCELLED ->
              request != null
                  && request.accepted()
                  && request.intent().equals(new Intent.Cancel(id));
          case EXPIRED -> !sight.timeKnown() || !sight.stationTime().isBefore(expiry(told));
          case REMOVED -> {
            Intent.Reserve removed = held.get(id);
            yield removed != null && usable(removed).isEmpty();
          }
        };
    if (!right) {
      throw new Broken("I15", told + " although " + held.get(id) + ", asked " + request);
    }
    tally.judged("reservation " + told.change().name().toLowerCase(Locale.ROOT));
    switch (told.change()) {
      case MADE -> {}
      case USED, CANCELLED -> held.remove(id);
      case EXPIRED, REMOVED -> {
        held.remove(id);
        ends.add(end(id, told.change().name()));
      }
    }
  }

  /** A CALL is about to be sent: it tells each end once, and no other. */
  void sending(String action, String payload) {
    if (action.equals("ReservationStatusUpdate")) {
      JsonNode update = JSON.readTree(payload);
      String status = update.get("reservationUpdateStatus").stringValue();
      if (!ends.remove(end(update.get("reservationId").intValue(), status))) {
        throw new Broken("I15", "told " + payload + " of reservations that ended: " + ends);
      }
    }
  }

  private static String end(int id, String how) {
    return id + " " + how.toLowerCase(Locale.ROOT);
  }

  private static Instant expiry(Fact.ReservationChanged told) {
    return told.reservation().expiry();
  }

  private boolean made(int id, @Nullable Request request) {
    if (request == null
        || !(request.intent() instanceof Intent.Reserve wanted)
        || !request.accepted()) {
      return false;
    }
    held.put(id, wanted);
    overdue.remove(id);
    Duration left = Duration.between(sight.stationTime(), wanted.expiry());
    time.after(left.plusMillis(1), this::settled);
    return wanted.id() == id;
  }

  private static boolean isFor(Intent.Reserve reservation, String token) {
    return reservation.tag().equalsIgnoreCase(token)
        || Tags.FAMILY_GROUP.equalsIgnoreCase(reservation.group()) && Tags.isFamily(token);
  }

  /** The EVSEs that could serve a reservation as far as faults and the operator go. */
  private Set<Integer> usable(Intent.Reserve reservation) {
    var usable = new TreeSet<Integer>();
    for (EvseSpec evse : sight.evses()) {
      for (var c : evse.connectors()) {
        ConnectorView view = sight.view().connector(evse.id(), c.id());
        boolean faulted = view.fault() != null && view.fault().inoperative();
        boolean wanted =
            reservation.isAnywhere()
                || Language.covers(reservation.place(), new Evse(evse.id(), c.id()));
        if (wanted && view.operative() && !faulted) {
          usable.add(evse.id());
        }
      }
    }
    return usable;
  }

  /** A transaction has begun: not where a place is kept for somebody else. */
  void begun(TransactionRecord.Started record) {
    String token = Deal.payer(record).value();
    Integer id = record.reservation();
    if (id != null) {
      Intent.Reserve used = claimed.remove(id);
      if (used == null || !isFor(used, token)) {
        throw new Broken("I15", record + " uses what is not its own: " + used);
      }
    }
    for (Intent.Reserve reservation : held.values()) {
      boolean only = reservation.isAnywhere() && sight.evses().size() == 1;
      if (only || reservation.place().id() == record.head().place().id()) {
        throw new Broken("I15", record + " where a place is kept: " + reservation);
      }
    }
  }

  void settled() {
    if (!sight.running() || held.isEmpty() || !sight.timeKnown()) {
      return;
    }
    Instant now = sight.stationTime();
    held.forEach((id, reservation) -> {
      if (now.isBefore(reservation.expiry())) {
        overdue.remove(id);
        return;
      }
      Long since = overdue.putIfAbsent(id, sight.nanos());
      if (since == null) {
        time.after(LATE.plusMillis(1), this::settled);
      } else if (sight.nanos() - since > LATE.toNanos()) {
        throw new Broken("I21", reservation + " is over and still holds");
      }
    });
  }

  /** The program is gone. */
  void down() {
    claimed.clear();
    overdue.clear();
  }

  /** What the station keeps is what it has promised. */
  void compare() {
    var known = new TreeMap<Integer, String>();
    for (Reservation r : sight.view().reservations()) {
      known.put(r.id(), text(r.evse(), r.token().value(), r.expiry()));
    }
    var promised = new TreeMap<Integer, String>();
    held.forEach((id, h) -> {
      Integer evse = h.isAnywhere() ? null : h.place().id();
      promised.put(id, text(evse, h.tag(), h.expiry()));
    });
    var kept = new TreeSet<Integer>();
    sight
        .journal()
        .shelf(Shelf.RESERVATION)
        .keySet()
        .forEach(key -> kept.add(Integer.valueOf(key)));
    if (!known.equals(promised) || !kept.equals(promised.keySet())) {
      throw new Broken(
          "I15", "reservations " + known + ", durable " + kept + ", promised " + promised);
    }
  }

  private static String text(@Nullable Integer evse, String token, Instant expiry) {
    return (evse == null ? "any EVSE" : "EVSE " + evse) + " for " + token + " until " + expiry;
  }
}
