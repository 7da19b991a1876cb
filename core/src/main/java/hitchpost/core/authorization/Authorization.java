package hitchpost.core.authorization;

import hitchpost.core.Effects;
import hitchpost.core.journal.Snapshot;
import hitchpost.core.settings.Settings;
import hitchpost.core.settings.StandardSettings;
import hitchpost.core.types.AuthorizationStatus;
import hitchpost.core.types.IdToken;
import hitchpost.core.types.IdTokenInfo;
import java.time.Instant;
import java.util.Optional;

/**
 * Decides about tokens with what the station knows.
 *
 * <p>Source: OCPP 1.6, 3.5.
 */
public final class Authorization {
  private final Settings settings;
  private final AuthorizationCache cache = new AuthorizationCache();

  public Authorization(Settings settings) {
    this.settings = settings;
  }

  public void restore(Snapshot snapshot) {
    cache.restore(snapshot);
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
    return settings.get(StandardSettings.AUTH_CACHE_ENABLED)
        ? cache.lookup(token, now)
        : Optional.empty();
  }

  /** The CSMS told something about a token. */
  public void learn(Effects fx, IdToken token, IdTokenInfo info) {
    if (settings.get(StandardSettings.AUTH_CACHE_ENABLED)) {
      cache.learn(fx, token, info);
    }
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
