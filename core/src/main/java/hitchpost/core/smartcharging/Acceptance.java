package hitchpost.core.smartcharging;

import hitchpost.core.Ask;
import hitchpost.core.Effects;
import hitchpost.core.evse.Evses;
import hitchpost.core.settings.Settings;
import hitchpost.core.settings.SmartChargingSettings;
import hitchpost.core.transaction.OpenTransaction;
import hitchpost.core.types.ChargingProfile;
import hitchpost.core.types.ChargingProfilePurpose;
import hitchpost.core.types.Evse;
import hitchpost.core.types.StatusInfo;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which profiles enter the store, in whose place, and which leave it on demand.
 *
 * <p>Source: OCPP 1.6, 5.5, 5.16, errata 3.25, 3.26, 3.42; OCPP 2.0.1 part 2, K01.FR.04 to 09, 33,
 * 39, 52, 53, K10.
 */
final class Acceptance {
  private final Settings settings;
  private final Evses evses;
  private final ProfileStore store;
  private final ProfileRules rules;

  Acceptance(Settings settings, Evses evses, ProfileStore store) {
    this.settings = settings;
    this.evses = evses;
    this.store = store;
    rules = new ProfileRules(settings, evses);
  }

  /**
   * Installs a profile, or says why not; then everything is as before.
   *
   * @param running the transaction at the place it is for, null when there is none
   */
  Optional<StatusInfo> install(
      Effects fx, Ask.SetChargingProfile ask, @Nullable OpenTransaction running) {
    ChargingProfile profile = ask.profile();
    boolean own = profile.purpose() == ChargingProfilePurpose.TX_PROFILE;
    Optional<StatusInfo> refusal = rules.refusal(ask.target(), profile);
    if (refusal.isPresent()) {
      return refusal;
    }
    if (own && (running == null || !isFor(profile, running))) {
      return ProfileRules.why("TxNotFound", "no such transaction runs there");
    }
    var added =
        own && running != null
            ? new InstalledProfile(running.evse(), profile, fx.time(), running.id())
            : new InstalledProfile(ask.target(), profile, fx.time(), null);
    return place(fx, added, ask.replacesRivals());
  }

  private static boolean isFor(ChargingProfile profile, OpenTransaction running) {
    String reference = profile.transactionId();
    return running.stopping() == null && (reference == null || running.isCalled(reference));
  }

  private Optional<StatusInfo> place(Effects fx, InstalledProfile added, boolean replacesRivals) {
    int id = added.profile().id();
    if (store.find(id).filter(Acceptance::isExternal).isPresent()) {
      return ProfileRules.why("DuplicateProfile", "external constraints have this id");
    }
    Predicate<Layer> rival = layer -> ProfileStore.rivals(layer.source(), added);
    if (!replacesRivals && store.layers().stream().anyMatch(l -> duplicates(l, added))) {
      return ProfileRules.why("DuplicateProfile", "another profile has this stack level then");
    }
    Predicate<Layer> leaving =
        layer ->
            layer.source().profile().id() == id
                || replacesRivals && rival.test(layer)
                || ProfileStore.rivalsInTiers(layer.source(), added);
    Predicate<Layer> expired = layer -> layer.validTo() <= fx.time().getEpochSecond();
    int most = settings.get(SmartChargingSettings.PROFILE_ENTRIES);
    if (store.countWithout(leaving) >= most) {
      if (store.countWithout(leaving.or(expired)) >= most) {
        return ProfileRules.why("OutOfStorage", most + " profiles are installed");
      }
      store.removeIf(fx, expired);
    }
    store.removeIf(fx, leaving);
    store.install(fx, added);
    return Optional.empty();
  }

  private static boolean duplicates(Layer layer, InstalledProfile added) {
    Layer other = Layer.of(added);
    return ProfileStore.rivalsAnywhere(layer.source(), added)
        && layer.validFrom() < other.validTo()
        && other.validFrom() < layer.validTo();
  }

  /** Why a profile cannot come along with the start of a transaction; empty if it can. */
  Optional<StatusInfo> refusalAtStart(Evse evse, ChargingProfile profile) {
    if (profile.purpose() != ChargingProfilePurpose.TX_PROFILE) {
      return ProfileRules.why("InvalidProfile", "a transaction starts with its own profile");
    }
    int most = settings.get(SmartChargingSettings.PROFILE_ENTRIES);
    if (store.countWithout(layer -> layer.source().profile().id() == profile.id()) >= most) {
      return ProfileRules.why("OutOfStorage", most + " profiles are installed");
    }
    return rules.contentRefusal(evse, profile);
  }

  /** Installs a profile that {@link #refusalAtStart} let pass, for the transaction that begins. */
  void installAtStart(Effects fx, InstalledProfile added) {
    store.install(fx, added);
  }

  /** Whether a profile is among those that are to be removed. */
  boolean clears(Ask.ClearChargingProfiles ask, Layer layer) {
    if (isExternal(layer)) {
      return false;
    }
    ChargingProfile profile = layer.source().profile();
    if (ask.id() != null) {
      return ask.id() == profile.id();
    }
    return (ask.target() == null || covers(whole(ask.target()), layer.source().target()))
        && (ask.purpose() == null || ask.purpose() == profile.purpose())
        && (ask.stackLevel() == null || ask.stackLevel() == profile.stackLevel());
  }

  /** The only connector of an EVSE means the EVSE: versions call one place by different names. */
  private Evse whole(Evse place) {
    Evse evse = Evse.of(place.id());
    return evses.connectors(evse).equals(List.of(place)) ? evse : place;
  }

  /** Whether a place is the one meant, or one of its connectors. */
  static boolean covers(Evse meant, Evse place) {
    return meant.id() == place.id()
        && (meant.connectorId() == null || meant.connectorId().equals(place.connectorId()));
  }

  private static boolean isExternal(Layer layer) {
    return layer.purpose() == ChargingProfilePurpose.CHARGING_STATION_EXTERNAL_CONSTRAINTS;
  }
}
