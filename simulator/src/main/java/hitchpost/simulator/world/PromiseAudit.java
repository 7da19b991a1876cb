package hitchpost.simulator.world;

import hitchpost.core.evse.EvseSpec;
import hitchpost.core.settings.SecuritySettings;
import hitchpost.core.settings.Setting;
import hitchpost.core.settings.Settings;
import hitchpost.core.settings.StandardSettings;
import hitchpost.core.types.Evse;
import hitchpost.ocpp16.Keys;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
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

  private final Sight sight;
  private final Map<String, String> settings = new TreeMap<>();
  private final Map<Evse, Commanded> availability = new TreeMap<>(new ByNumber());
  private boolean strangersWelcome;

  /** What is commanded, and what is to follow when the transaction ends. */
  private record Commanded(boolean operative, @Nullable Boolean later) {}

  /** An order of connectors. */
  private static final class ByNumber implements java.util.Comparator<Evse> {
    @Override
    public int compare(Evse a, Evse b) {
      int byEvse = Integer.compare(a.id(), b.id());
      return byEvse != 0 ? byEvse : Integer.compare(connector(a), connector(b));
    }

    private static int connector(Evse evse) {
      Integer id = evse.connectorId();
      return id == null ? 0 : id;
    }
  }

  PromiseAudit(Sight sight) {
    this.sight = sight;
    for (EvseSpec evse : sight.evses()) {
      for (var connector : evse.connectors()) {
        availability.put(new Evse(evse.id(), connector.id()), new Commanded(true, null));
      }
    }
  }

  /** Whether the operator lets drivers use a connector. */
  boolean operative(int evse, int connector) {
    return commanded(new Evse(evse, connector)).operative();
  }

  /** Whether tokens that nobody knows were ever welcome while offline. */
  boolean strangersWelcome() {
    return strangersWelcome;
  }

  /** The station has answered the CSMS, and may have accepted what it asked for. */
  void answered(Request request) {
    if (request.is("ChangeConfiguration") && request.accepted()) {
      String key = request.payload().get("key").stringValue();
      String value = request.payload().get("value").stringValue();
      settings.put(Keys.settingId(key), value);
      strangersWelcome |= key.equals("AllowOfflineTxForUnknownId") && value.equals("true");
    }
    if (request.is("ChangeAvailability") && !request.status().equals("Rejected")) {
      boolean operative = request.payload().get("type").stringValue().equals("Operative");
      int number = request.payload().get("connectorId").intValue();
      for (var entry : availability.entrySet()) {
        Evse connector = entry.getKey();
        if (number == 0 || number == sight.number(connector.id(), connectorId(connector))) {
          entry.setValue(changed(entry.getValue(), connector, operative));
        }
      }
    }
  }

  /** Only what puts a connector out of use that is charging has to wait. */
  private Commanded changed(Commanded before, Evse connector, boolean operative) {
    boolean charging =
        sight
            .view()
            .transaction(connector.id())
            .filter(t -> t.evse().equals(connector))
            .isPresent();
    boolean later = charging && !operative && before.operative();
    return later ? new Commanded(true, false) : new Commanded(operative, null);
  }

  private Commanded commanded(Evse connector) {
    return Objects.requireNonNull(availability.get(connector));
  }

  /** The transaction at a connector has ended: what waited for it counts. */
  void ended(Evse connector) {
    Commanded before = commanded(connector);
    Boolean later = before.later();
    if (later != null) {
      availability.put(connector, new Commanded(later, null));
    }
  }

  /** The program has started: everything is as promised. */
  void booted(boolean withheld) {
    availability.keySet().forEach(this::ended);
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
      if (!FREE.contains(id) && !value.equals(promised)) {
        throw new Broken("I15", id + " is " + value + " instead of " + promised);
      }
    });
    availability.forEach((connector, promised) -> {
      boolean operative =
          sight.view().connector(connector.id(), connectorId(connector)).operative();
      if (operative != promised.operative() && (operative || !withheld)) {
        throw new Broken("I15", connector + " is operative: " + operative);
      }
    });
  }

  private static int connectorId(Evse connector) {
    Integer id = connector.connectorId();
    return id == null ? 1 : id;
  }
}
