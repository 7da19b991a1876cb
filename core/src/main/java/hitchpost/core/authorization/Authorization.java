package hitchpost.core.authorization;

import hitchpost.core.Effects;
import hitchpost.core.Verdict.ListUpdate;
import hitchpost.core.journal.Snapshot;
import hitchpost.core.settings.Settings;
import hitchpost.core.settings.StandardSettings;
import hitchpost.core.types.AuthorizationStatus;
import hitchpost.core.types.IdToken;
import hitchpost.core.types.IdTokenInfo;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Decides about tokens with what the station knows.
 *
 * <p>Source: OCPP 1.6, 3.5.
 */
public final class Authorization {
  private final Settings settings;
  private final AuthorizationCache cache = new AuthorizationCache();
  private final LocalList list = new LocalList();
  private boolean listConflict;

  public Authorization(Settings settings) {
    this.settings = settings;
  }

  public void restore(Snapshot snapshot) {
    cache.restore(snapshot);
    list.restore(snapshot);
  }

  /**
   * Decides about a token that asks to charge.
   *
   * @param online whether the CSMS can be asked now
   */
  public Decision decide(IdToken token, boolean online, Instant now) {
    Optional<IdTokenInfo> known = lookup(token, now);
    boolean valid = known.filter(Authorization::accepted).isPresent();
    if (online) {
      boolean locally = valid && settings.get(StandardSettings.LOCAL_PRE_AUTHORIZE);
      return locally ? new Decision.Accepted(known.orElseThrow()) : new Decision.AskCsms();
    }
    if (known.isPresent() && settings.get(StandardSettings.LOCAL_AUTHORIZE_OFFLINE)) {
      return valid ? new Decision.Accepted(known.get()) : new Decision.Refused(known.get());
    }
    boolean refusedBefore = known.isPresent() && !valid;
    if (!refusedBefore && settings.get(StandardSettings.OFFLINE_TX_FOR_UNKNOWN_ID)) {
      return new Decision.Accepted(IdTokenInfo.of(AuthorizationStatus.ACCEPTED));
    }
    return new Decision.Refused(IdTokenInfo.of(AuthorizationStatus.UNKNOWN));
  }

  /** What the station knows of a token, with what has expired marked so. */
  public Optional<IdTokenInfo> lookup(IdToken token, Instant now) {
    Optional<IdTokenInfo> listed = listed(token, now);
    return listed.isPresent() ? listed : cached(token, now);
  }

  private Optional<IdTokenInfo> listed(IdToken token, Instant now) {
    return listEnabled() ? list.lookup(token, now) : Optional.empty();
  }

  private Optional<IdTokenInfo> cached(IdToken token, Instant now) {
    return settings.get(StandardSettings.AUTH_CACHE_ENABLED)
        ? cache.lookup(token, now)
        : Optional.empty();
  }

  /** The CSMS told something about a token; what stands on the list is not cached as well. */
  public void learn(Effects fx, IdToken token, IdTokenInfo info) {
    Optional<IdTokenInfo> listed = listed(token, fx.time());
    if (listed.isPresent()) {
      listConflict |= accepted(listed.get()) != LocalList.valid(info.status());
    } else if (settings.get(StandardSettings.AUTH_CACHE_ENABLED)) {
      cache.learn(fx, token, info);
    }
  }

  /**
   * Whether the CSMS said of a token on the list what the list does not say; until the next update.
   */
  public boolean listConflict() {
    return listConflict;
  }

  /** Updates the local authorization list, if the station is told to have one. */
  public ListUpdate updateList(Effects fx, LocalListUpdate update) {
    if (!listEnabled()) {
      return ListUpdate.NOT_SUPPORTED;
    }
    int capacity = settings.get(StandardSettings.LOCAL_LIST_ENTRIES);
    ListUpdate updated = list.update(fx, update, capacity);
    if (updated == ListUpdate.ACCEPTED) {
      listConflict = false;
    }
    return updated;
  }

  /** Version of the local authorization list, 0 when it is empty; empty when there is none. */
  public OptionalInt listVersion() {
    return listEnabled() ? OptionalInt.of(list.version()) : OptionalInt.empty();
  }

  /** How many tokens the local authorization list has. */
  public int listEntries() {
    return list.size();
  }

  private boolean listEnabled() {
    return settings.isOn(StandardSettings.LOCAL_LIST_ENABLED);
  }

  /** Empties the cache; false when the station is told to have none. */
  public boolean clearCache(Effects fx) {
    if (!settings.get(StandardSettings.AUTH_CACHE_ENABLED)) {
      return false;
    }
    cache.clear(fx);
    return true;
  }

  /** Whether the CSMS lets the token charge. */
  public static boolean accepted(IdTokenInfo info) {
    return info.status() == AuthorizationStatus.ACCEPTED;
  }
}
