package hitchpost.core.security;

import hitchpost.core.Effects;
import hitchpost.core.Verdict.Storing;
import hitchpost.core.journal.Json;
import hitchpost.core.journal.Shelf;
import hitchpost.core.journal.Snapshot;
import hitchpost.core.rpc.Way;
import hitchpost.core.settings.ConnectionSettings;
import hitchpost.core.settings.Settings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The addresses of the CSMS, each in its slot: those of the station file, and over them what the
 * CSMS has stored. What changes here is in force from the next start on.
 *
 * <p>The one that worked last is kept by itself, so that a station finds back to it when nothing
 * that was stored since works. Source: OCPP 2.0.1 part 2, B09 and B10 with errata 2.11 to 2.13.
 */
final class ConnectionProfiles {
  private static final String LAST_GOOD = "last-good";

  private final Settings settings;
  private final Map<Integer, ConnectionProfile> bySlot = new TreeMap<>();
  private List<ConnectionProfile> inForce;
  private @Nullable ConnectionProfile lastGood;

  /**
   * @param factory those of the station file, in order of preference
   */
  ConnectionProfiles(List<ConnectionProfile> factory, Settings settings) {
    this.settings = settings;
    factory.forEach(profile -> bySlot.put(profile.slot(), profile));
    inForce = List.copyOf(factory);
  }

  void restore(Snapshot snapshot) {
    snapshot
        .shelf(Shelf.CONNECTION_PROFILE)
        .forEach((key, json) -> {
          ConnectionProfile profile = Json.read(json, ConnectionProfile.class);
          if (key.equals(LAST_GOOD)) {
            lastGood = profile;
          } else {
            bySlot.put(profile.slot(), profile);
          }
        });
    List<ConnectionProfile> ranked =
        settings.get(ConnectionSettings.NETWORK_PRIORITY).stream()
            .filter(bySlot::containsKey)
            .map(bySlot::get)
            .toList();
    // an order that names nothing there is comes from before the station file was changed
    inForce = ranked.isEmpty() ? List.copyOf(bySlot.values()) : ranked;
  }

  /**
   * Those to try, in order.
   *
   * @param least security profile; where none has it, all are raised to it
   */
  List<ConnectionProfile> usable(int least) {
    List<ConnectionProfile> usable = new ArrayList<>(secured(inForce, least));
    ConnectionProfile good = lastGood;
    // whoever goes round comes back to the first by itself
    if (good != null
        && good.securityProfile() >= least
        && !usable.isEmpty()
        && !sameAddress(good, usable.getFirst())) {
      usable.add(good);
    }
    return usable;
  }

  private static List<ConnectionProfile> secured(
      Collection<ConnectionProfile> profiles, int least) {
    List<ConnectionProfile> fitting =
        profiles.stream().filter(p -> p.securityProfile() >= least).toList();
    return fitting.isEmpty() ? profiles.stream().map(p -> p.raisedTo(least)).toList() : fitting;
  }

  private static boolean sameAddress(ConnectionProfile one, ConnectionProfile other) {
    return one.slot() == other.slot() && one.url().equals(other.url());
  }

  /**
   * Whether an address is one that the CSMS wants the station to leave its present one for. Source:
   * OCPP 2.0.1 part 2, M05.FR.14 to M05.FR.16.
   */
  boolean migratesTo(ConnectionProfile profile) {
    ConnectionProfile good = lastGood;
    return good != null
        && !inForce.isEmpty()
        && !sameAddress(good, inForce.getFirst())
        && !sameAddress(good, profile);
  }

  /** What there will be in a slot from the next start on, when it is secured like this. */
  Optional<ConnectionProfile> in(int slot, int least) {
    return secured(bySlot.values(), least).stream().filter(p -> p.slot() == slot).findFirst();
  }

  /**
   * The CSMS stores a profile.
   *
   * @param least security profile that it must have
   */
  Storing store(Effects fx, ConnectionProfile profile, int least) {
    if (!slotExists(profile.slot())) {
      return Storing.NO_SUCH_SLOT;
    }
    if (!profile.sound()) {
      return Storing.INVALID;
    }
    if (profile.securityProfile() < least) {
      return Storing.LESS_SECURE;
    }
    if (!profile.equals(bySlot.put(profile.slot(), profile))) {
      fx.put(Shelf.CONNECTION_PROFILE, String.valueOf(profile.slot()), profile);
    }
    return Storing.ACCEPTED;
  }

  private boolean slotExists(int slot) {
    return settings
        .find(ConnectionSettings.NETWORK_PRIORITY.id())
        .flatMap(own -> own.codec().parse(String.valueOf(slot)))
        .isPresent();
  }

  /** A connection came about. */
  void connected(Effects fx, Way way) {
    Optional<ConnectionProfile> used =
        usable(way.securityProfile()).stream()
            .filter(p -> p.slot() == way.slot() && p.url().equals(way.url()))
            .findFirst();
    if (used.isPresent() && !used.get().equals(lastGood)) {
      lastGood = used.get();
      fx.put(Shelf.CONNECTION_PROFILE, LAST_GOOD, used.get());
    }
  }

  /** Whether an address is the one to try first. */
  boolean first(Way way) {
    return !inForce.isEmpty() && inForce.getFirst().slot() == way.slot();
  }

  /** Those that are less secure are gone. Source: OCPP 2.0.1 part 2, A05.FR.06. */
  void drop(Effects fx, int least) {
    List<ConnectionProfile> weak =
        bySlot.values().stream().filter(p -> p.securityProfile() < least).toList();
    for (ConnectionProfile profile : weak) {
      bySlot.remove(profile.slot());
      fx.delete(Shelf.CONNECTION_PROFILE, String.valueOf(profile.slot()));
    }
    List<Integer> left =
        settings.waiting(ConnectionSettings.NETWORK_PRIORITY).stream()
            .filter(bySlot::containsKey)
            .toList();
    settings.set(fx, ConnectionSettings.NETWORK_PRIORITY, left);
  }
}
