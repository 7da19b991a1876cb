package hitchpost.core.evse;

import hitchpost.core.Effects;
import hitchpost.core.journal.Json;
import hitchpost.core.journal.Shelf;
import hitchpost.core.journal.Snapshot;
import hitchpost.core.types.Evse;
import hitchpost.core.types.OperationalStatus;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The availability that the operator commanded: of the station, of its EVSEs and of their
 * connectors, each by itself, so that what is below is as it was when what is above comes back. A
 * change during a transaction is kept and takes effect when the transaction ends; both survive
 * restarts.
 *
 * <p>Source: OCPP 2.0.1 part 2, G03 and G04; OCPP 1.6, 5.2.
 */
public final class Availability {
  /**
   * What is kept of a place.
   *
   * @param scheduled takes effect at the end of the transaction, null when nothing is scheduled
   */
  public record Commanded(OperationalStatus now, @Nullable OperationalStatus scheduled) {}

  private static final Commanded FACTORY = new Commanded(OperationalStatus.OPERATIVE, null);

  private final Map<String, Commanded> commanded = new TreeMap<>();

  /**
   * EVSEs that may go on for a while though the station goes out of use: transactions run there.
   */
  private final Set<Integer> goingOn = new TreeSet<>();

  private boolean withheld;

  public void restore(Snapshot snapshot) {
    snapshot
        .shelf(Shelf.AVAILABILITY)
        .forEach((key, json) -> commanded.put(key, Json.read(json, Commanded.class)));
  }

  /** Lets nobody use any connector for a while, whatever is commanded. */
  public void withhold(boolean now) {
    withheld = now;
  }

  /** Whether the operator, and the station itself, let drivers use the connector. */
  public boolean operative(int evse, int connector) {
    return !withheld && (commanded.isEmpty() || commandedOperative(evse, connector));
  }

  private boolean commandedOperative(int evse, int connector) {
    boolean goes = leaving(0, 0) && !goingOn.contains(evse);
    return !goes && isOperative(0, 0) && isOperative(evse, 0) && isOperative(evse, connector);
  }

  private boolean leaving(int evse, int connector) {
    return of(key(evse, connector)).scheduled() == OperationalStatus.INOPERATIVE;
  }

  private boolean isOperative(int evse, int connector) {
    return of(key(evse, connector)).now() == OperationalStatus.OPERATIVE;
  }

  /**
   * What is commanded for a place itself, whatever holds for what it is part of.
   *
   * @param evse 0 for the station
   * @param connector 0 for the EVSE
   */
  public Commanded commanded(int evse, int connector) {
    return of(key(evse, connector));
  }

  /**
   * Sets a place, at once or as soon as the transactions within it have ended. Of the station those
   * EVSEs go out of use at once where none runs.
   *
   * @param place EVSE 0 for the station, an EVSE, or one of its connectors
   * @param busy EVSEs where a transaction runs within the place
   * @return whether it waits for that
   */
  public boolean change(
      Effects fx, Evse place, OperationalStatus status, Collection<Integer> busy) {
    String key = key(place);
    Commanded before = of(key);
    boolean later = !busy.isEmpty() && before.now() != status;
    if (place.id() == 0) {
      goingOn.clear();
      goingOn.addAll(busy);
    }
    keep(
        fx, key, before, later ? new Commanded(before.now(), status) : new Commanded(status, null));
    return later;
  }

  /**
   * Makes one tier of the three: each connector is by itself what it was with what it is part of,
   * which from now on has no say. Source: OCPP 1.6, 5.2
   *
   * @param connectors all of the station
   */
  public void flatten(Effects fx, List<Evse> connectors) {
    List<String> above =
        commanded.keySet().stream()
            .filter(key -> key.endsWith("/0") && !of(key).equals(FACTORY))
            .toList();
    if (above.isEmpty()) {
      return;
    }
    var each = new LinkedHashMap<String, Commanded>();
    connectors.forEach(connector -> each.put(key(connector), alone(connector)));
    above.forEach(key -> keep(fx, key, of(key), FACTORY));
    each.forEach((key, now) -> keep(fx, key, of(key), now));
  }

  private Commanded alone(Evse place) {
    int evse = place.id();
    int connector = place.connectorId() == null ? 0 : place.connectorId();
    if (!commandedOperative(evse, connector)) {
      return new Commanded(OperationalStatus.INOPERATIVE, null);
    }
    boolean leaves = leaving(0, 0) || leaving(evse, 0) || leaving(evse, connector);
    return new Commanded(
        OperationalStatus.OPERATIVE, leaves ? OperationalStatus.INOPERATIVE : null);
  }

  /** No transaction is left at a place: what was scheduled takes effect. */
  public void transactionEnded(Effects fx, Evse place) {
    if (place.connectorId() == null) {
      goingOn.remove(place.id());
    }
    String key = key(place);
    Commanded before = of(key);
    if (before.scheduled() != null) {
      keep(fx, key, before, new Commanded(before.scheduled(), null));
    }
  }

  private Commanded of(String key) {
    return commanded.getOrDefault(key, FACTORY);
  }

  private void keep(Effects fx, String key, Commanded before, Commanded after) {
    if (!after.equals(before)) {
      commanded.put(key, after);
      fx.put(Shelf.AVAILABILITY, key, after);
    }
  }

  private static String key(Evse connector) {
    Integer id = connector.connectorId();
    return key(connector.id(), id == null ? 0 : id);
  }

  private static String key(int evse, int connector) {
    return evse + "/" + connector;
  }
}
