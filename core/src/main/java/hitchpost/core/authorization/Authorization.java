package hitchpost.core.authorization;

import hitchpost.core.Effects;
import hitchpost.core.Verdict.ListUpdate;
import hitchpost.core.journal.Snapshot;
import hitchpost.core.settings.AuthorizationSettings;
import hitchpost.core.settings.Settings;
import hitchpost.core.settings.StandardSettings;
import hitchpost.core.types.AuthorizationStatus;
import hitchpost.core.types.IdToken;
import hitchpost.core.types.IdTokenInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Decides about tokens with what the station knows.
 *
 * <p>Source: OCPP 1.6, 3.5; OCPP 2.0.1 part 2, C01 to C16.
 */
public final class Authorization {
  private final Settings settings;
  private final AuthorizationCache cache = new AuthorizationCache();
  private final LocalList list;
  private boolean listConflict;

  public Authorization(Settings settings) {
    this.settings = settings;
    list = new LocalList(settings);
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
    if (!settings.get(AuthorizationSettings.ENABLED)) {
      return new Decision.Accepted(IdTokenInfo.of(AuthorizationStatus.ACCEPTED));
    }
    Optional<IdTokenInfo> listed = listed(token, now);
    Optional<IdTokenInfo> known = listed.isPresent() ? listed : cached(token, now);
    if (!online) {
      return offline(known);
    }
    boolean asks = known.isEmpty() || asksAbout(known.get(), listed.isPresent());
    return !asks || settings.get(AuthorizationSettings.DISABLE_REMOTE)
        ? known.map(Authorization::decided).orElse(refused(AuthorizationStatus.UNKNOWN))
        : new Decision.AskCsms();
  }

  /** Whether the CSMS is asked about a token that the list, or else the cache, tells of. */
  private boolean asksAbout(IdTokenInfo info, boolean listed) {
    if (!accepted(info)) {
      return !settings.get(
          listed
              ? AuthorizationSettings.LIST_DISABLE_POST_AUTHORIZE
              : AuthorizationSettings.CACHE_DISABLE_POST_AUTHORIZE);
    }
    boolean locally = listed && !settings.get(AuthorizationSettings.ASK_ABOUT_LISTED);
    return !locally && !settings.get(StandardSettings.LOCAL_PRE_AUTHORIZE);
  }

  private Decision offline(Optional<IdTokenInfo> known) {
    if (known.isPresent() && settings.get(StandardSettings.LOCAL_AUTHORIZE_OFFLINE)) {
      return decided(known.get());
    }
    boolean refusedBefore = known.filter(info -> !accepted(info)).isPresent();
    return !refusedBefore && settings.get(StandardSettings.OFFLINE_TX_FOR_UNKNOWN_ID)
        ? new Decision.Accepted(IdTokenInfo.of(AuthorizationStatus.ACCEPTED))
        : refused(AuthorizationStatus.UNKNOWN);
  }

  private static Decision decided(IdTokenInfo known) {
    return accepted(known) ? new Decision.Accepted(known) : new Decision.Refused(known);
  }

  private static Decision refused(AuthorizationStatus why) {
    return new Decision.Refused(IdTokenInfo.of(why));
  }

  /** Whether whoever has a master pass selects what to end. */
  public boolean masterPassSelects() {
    return settings.get(AuthorizationSettings.MASTER_PASS_SELECTS);
  }

  /** Whether nobody charges without a token. */
  public boolean required() {
    return settings.get(AuthorizationSettings.ENABLED);
  }

  /** Whether a token is short enough that the CSMS could be told of it. */
  public boolean tellable(IdToken token) {
    return token.value().length() <= settings.get(AuthorizationSettings.LONGEST_TOKEN);
  }

  /** Whether the CSMS is asked about tokens that could neither start nor stop anything. */
  public boolean asksAboutStrangers() {
    return settings.get(AuthorizationSettings.ASK_ABOUT_STRANGERS);
  }

  /** Whether a token is of those who may end any transaction, and begin none. */
  public boolean masterPass(@Nullable IdToken group) {
    String master = settings.get(AuthorizationSettings.MASTER_PASS_GROUP);
    return group != null && !master.isEmpty() && group.hasValue(master);
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
        ? cache.lookup(token, now, lifeTime())
        : Optional.empty();
  }

  private Duration lifeTime() {
    return Duration.ofSeconds(settings.get(AuthorizationSettings.CACHE_LIFE_TIME));
  }

  /**
   * The CSMS told something about a token; what stands on the list is not cached as well, nor what
   * stands for nobody in particular.
   */
  public void learn(Effects fx, IdToken token, IdTokenInfo info) {
    Optional<IdTokenInfo> listed = listed(token, fx.time());
    if (listed.isPresent()) {
      listConflict |= accepted(listed.get()) != list.valid(info.status());
    } else if (settings.get(StandardSettings.AUTH_CACHE_ENABLED) && token.type().personal()) {
      cache.learn(fx, token, info, lifeTime());
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

  /** Bytes that the cache takes in the journal. */
  public int cacheBytes() {
    return cache.bytes();
  }

  /** Whether the CSMS lets the token charge. */
  public static boolean accepted(IdTokenInfo info) {
    return info.status() == AuthorizationStatus.ACCEPTED;
  }
}
