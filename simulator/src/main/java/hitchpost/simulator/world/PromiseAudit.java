package hitchpost.simulator.world;

import hitchpost.core.evse.EvseSpec;
import hitchpost.core.settings.SecuritySettings;
import hitchpost.core.settings.Setting;
import hitchpost.core.settings.Settings;
import hitchpost.core.settings.StandardSettings;
import hitchpost.core.types.Evse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the station accepted it keeps, also through restarts (I15): configuration and availability
 * are as last accepted, all of it or nothing.
 */
final class PromiseAudit {
  /** What counts only when a connection has been made with it, or is set by others as well. */
  private static final Set<String> FREE =
      Set.of(
          StandardSettings.HEARTBEAT_INTERVAL.id(),
          SecuritySettings.SECURITY_PROFILE.id(),
          SecuritySettings.BASIC_AUTH_PASSWORD.id());

  private static final Evse STATION = Evse.of(0);
  private static final Commanded FACTORY = new Commanded(true, null);

  private final Sight sight;
  private final Map<String, String> settings = new TreeMap<>();

  /** Of the station, its EVSEs and their connectors, each by itself. */
  private final Map<Evse, Commanded> availability = new LinkedHashMap<>();

  private boolean strangersWelcome;

  /** What is commanded, and what is to follow when the transaction ends. */
  private record Commanded(boolean operative, @Nullable Boolean later) {}

  PromiseAudit(Sight sight) {
    this.sight = sight;
  }

  /** Whether the operator lets drivers use a connector. */
  boolean operative(int evse, int connector) {
    return commanded(STATION).operative()
        && commanded(Evse.of(evse)).operative()
        && commanded(new Evse(evse, connector)).operative();
  }

  /** Whether tokens that nobody knows were ever welcome while offline. */
  boolean strangersWelcome() {
    return strangersWelcome;
  }

  /** The station has answered the CSMS, and may have accepted what it asked for. */
  void answered(Request request) {
    if (request.intent() instanceof Intent.Write(String setting, String value)
        && request.accepted()) {
      settings.put(setting, value);
      boolean strangers = setting.equals(StandardSettings.OFFLINE_TX_FOR_UNKNOWN_ID.id());
      strangersWelcome |= strangers && value.equals("true");
    }
    if (request.intent() instanceof Intent.Availability change
        && !request.status().equals("Rejected")) {
      if (request.language().oneTier()) {
        flatten();
      }
      for (Evse place : request.language().concerned(change)) {
        availability.put(place, changed(commanded(place), place, change.operative()));
      }
    }
  }

  /** Who knows connectors only means each of them, whatever it is part of. */
  private void flatten() {
    var each = new LinkedHashMap<Evse, Commanded>();
    for (EvseSpec evse : sight.evses()) {
      evse.connectors()
          .forEach(c -> {
            var connector = new Evse(evse.id(), c.id());
            each.put(connector, alone(connector));
          });
    }
    availability.clear();
    availability.putAll(each);
  }

  private Commanded alone(Evse connector) {
    if (!operative(connector.id(), Objects.requireNonNull(connector.connectorId()))) {
      return new Commanded(false, null);
    }
    boolean leaves =
        Stream.of(STATION, Evse.of(connector.id()), connector)
            .anyMatch(place -> commanded(place).later() != null);
    return new Commanded(true, leaves ? false : null);
  }

  /** Only what puts a connector out of use that is charging has to wait. */
  private Commanded changed(Commanded before, Evse place, boolean operative) {
    boolean later = charging(place) && !operative && before.operative();
    return later ? new Commanded(true, false) : new Commanded(operative, null);
  }

  /** Whether a transaction runs within a place. */
  private boolean charging(Evse place) {
    return sight.evses().stream()
        .flatMap(evse -> sight.view().transaction(evse.id()).stream())
        .anyMatch(t -> place.id() == 0 || Language.covers(place, t.evse()));
  }

  private Commanded commanded(Evse place) {
    return availability.getOrDefault(place, FACTORY);
  }

  /** The transaction at a connector has ended: what waited for it counts. */
  void ended(Evse connector) {
    settle(connector);
    settle(Evse.of(connector.id()));
    if (!charging(STATION)) {
      settle(STATION);
    }
  }

  private void settle(Evse place) {
    Boolean later = commanded(place).later();
    if (later != null) {
      availability.put(place, new Commanded(later, null));
    }
  }

  /** The program has started: everything is as promised. */
  void booted(boolean withheld) {
    List.copyOf(availability.keySet()).forEach(this::settle);
    if (settings.isEmpty()) {
      remember();
    }
    check(withheld);
  }

  /** Every setting as it is, so that none of them changes by itself. */
  private void remember() {
    Settings all = sight.view().settings();
    // hidden ones are nobody's to promise
    all.all().stream()
        .filter(setting -> all.find(setting.id()).isPresent())
        .forEach(setting -> settings.put(setting.id(), all.text(setting)));
    strangersWelcome |= sight.setting(StandardSettings.OFFLINE_TX_FOR_UNKNOWN_ID);
  }

  /**
   * Everything is as promised.
   *
   * @param withheld whether connectors may be out of use for an update of the firmware
   */
  void check(boolean withheld) {
    settings.forEach((id, promised) -> {
      Setting<?> setting = sight.view().settings().find(id).orElseThrow();
      String value = sight.view().settings().text(setting);
      boolean free = FREE.contains(id) || sight.imposed().contains(id);
      if (!free && !value.equals(promised)) {
        throw new Broken("I15", id + " is " + value + " instead of " + promised);
      }
    });
    for (EvseSpec evse : sight.evses()) {
      for (var connector : evse.connectors()) {
        boolean operative = sight.view().connector(evse.id(), connector.id()).operative();
        boolean promised = operative(evse.id(), connector.id());
        if (operative != promised && (operative || !withheld)) {
          throw new Broken("I15", evse.id() + "." + connector.id() + " is operative: " + operative);
        }
      }
    }
  }
}
