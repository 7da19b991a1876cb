package hitchpost.core.smartcharging;

import hitchpost.core.Effects;
import hitchpost.core.journal.Json;
import hitchpost.core.journal.Shelf;
import hitchpost.core.journal.Snapshot;
import hitchpost.core.types.ChargingProfile;
import hitchpost.core.types.ChargingProfilePurpose;
import hitchpost.core.types.Evse;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The installed profiles, durable, each id once.
 *
 * <p>Source: OCPP 1.6, 3.13.2, 5.16, errata 3.37; OCPP 2.0.1 part 2, K01.FR.05, K01.FR.27.
 */
final class ProfileStore {
  private final Map<Integer, Layer> byId = new TreeMap<>();

  void restore(Snapshot snapshot) {
    for (String json : snapshot.shelf(Shelf.CHARGING_PROFILE).values()) {
      InstalledProfile installed = Json.read(json, InstalledProfile.class);
      byId.put(installed.profile().id(), Layer.of(installed));
    }
  }

  Collection<Layer> layers() {
    return Collections.unmodifiableCollection(byId.values());
  }

  Optional<Layer> find(int id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** Installs a profile in place of the one with its id. */
  void install(Effects fx, InstalledProfile added) {
    byId.put(added.profile().id(), Layer.of(added));
    fx.put(Shelf.CHARGING_PROFILE, key(added.profile().id()), added);
  }

  /** How many profiles are not of this kind. */
  int countWithout(Predicate<Layer> kind) {
    return (int) byId.values().stream().filter(kind.negate()).count();
  }

  /** Removes profiles; how many there were. */
  int removeIf(Effects fx, Predicate<Layer> unwanted) {
    List<Layer> removed = byId.values().stream().filter(unwanted).toList();
    for (Layer layer : removed) {
      int id = layer.source().profile().id();
      byId.remove(id);
      fx.delete(Shelf.CHARGING_PROFILE, key(id));
    }
    return removed.size();
  }

  /** Whether both want the same level of the same stack, under different ids. */
  static boolean rivals(InstalledProfile one, InstalledProfile other) {
    return one.target().equals(other.target()) && sameLevel(one, other);
  }

  /**
   * As {@link #rivals}, of which one is for an EVSE and the other for a connector of it: versions
   * differ in which of these a CSMS means.
   */
  static boolean rivalsInTiers(InstalledProfile one, InstalledProfile other) {
    Evse mine = one.target();
    Evse theirs = other.target();
    return mine.id() == theirs.id()
        && (mine.connectorId() == null) != (theirs.connectorId() == null)
        && sameLevel(one, other);
  }

  private static boolean sameLevel(InstalledProfile one, InstalledProfile other) {
    ChargingProfile mine = one.profile();
    ChargingProfile theirs = other.profile();
    return mine.id() != theirs.id()
        && mine.purpose() == theirs.purpose()
        && mine.stackLevel() == theirs.stackLevel()
        && Objects.equals(one.transaction(), other.transaction());
  }

  /** As {@link #rivals}, where a default for all EVSEs also rivals that for one of them. */
  static boolean rivalsAnywhere(InstalledProfile one, InstalledProfile other) {
    Evse mine = one.target();
    Evse theirs = other.target();
    boolean overlapping =
        one.profile().purpose() == ChargingProfilePurpose.TX_DEFAULT_PROFILE
            && (mine.id() == 0 || theirs.id() == 0);
    return overlapping
        ? rivals(one, new InstalledProfile(mine, other.profile(), other.installed(), null))
        : rivals(one, other);
  }

  private static String key(int id) {
    return String.valueOf(id);
  }
}
