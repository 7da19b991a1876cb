package hitchpost.core.authorization;

import hitchpost.core.Effects;
import hitchpost.core.Verdict.ListUpdate;
import hitchpost.core.journal.Json;
import hitchpost.core.journal.Shelf;
import hitchpost.core.journal.Snapshot;
import hitchpost.core.settings.AuthorizationSettings;
import hitchpost.core.settings.Settings;
import hitchpost.core.types.AuthorizationStatus;
import hitchpost.core.types.IdToken;
import hitchpost.core.types.IdTokenInfo;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The list of tokens that the CSMS keeps at the station. An update is applied as a whole or not at
 * all, in one commit; the version stands and falls with the content.
 *
 * <p>Source: OCPP 1.6, 3.5.2, 5.10 and 5.15 with errata 3.52; OCPP 2.0.1 part 2, D01 and D02.
 */
final class LocalList {
  /** Key of the version on the list's shelf; those of the entries are hexadecimal. */
  private static final String VERSION = "version";

  /**
   * Journal form of an entry.
   *
   * @param more null for nothing else
   */
  record Entry(
      String token,
      AuthorizationStatus status,
      @Nullable Instant expiry,
      @Nullable IdToken group,
      @Nullable Particulars more) {
    static Entry of(String token, IdTokenInfo info) {
      return new Entry(
          token,
          info.status(),
          info.cacheExpiry(),
          info.groupIdToken(),
          Particulars.of(info, info.personalMessage()));
    }
  }

  private final Settings settings;
  private Map<String, Entry> entries = new TreeMap<>();
  private int version;

  LocalList(Settings settings) {
    this.settings = settings;
  }

  void restore(Snapshot snapshot) {
    snapshot
        .shelf(Shelf.LOCAL_LIST)
        .forEach((key, json) -> {
          if (key.equals(VERSION)) {
            version = Json.read(json, Integer.class);
          } else {
            Entry entry = Json.read(json, Entry.class);
            entries.put(entry.token(), entry);
          }
        });
  }

  /** How many tokens it has. */
  int size() {
    return entries.size();
  }

  /** What the CSMS called the list; 0 where there was none, or an empty one has no name. */
  int version() {
    return entries.isEmpty() && !emptyHasVersion() ? 0 : version;
  }

  private boolean emptyHasVersion() {
    return settings.get(AuthorizationSettings.EMPTY_LIST_HAS_VERSION);
  }

  /** What the list says of a token, with what has expired marked so. */
  Optional<IdTokenInfo> lookup(IdToken token, Instant now) {
    Entry entry = entries.get(TokenNames.name(token));
    if (entry == null) {
      return Optional.empty();
    }
    AuthorizationStatus status = entry.status();
    if (valid(status)) {
      boolean expired = entry.expiry() != null && !now.isBefore(entry.expiry());
      status = expired ? AuthorizationStatus.EXPIRED : AuthorizationStatus.ACCEPTED;
    }
    return Optional.of(Particulars.info(status, entry.expiry(), entry.group(), entry.more()));
  }

  /** Whether somebody who stands on the list with this status may charge. */
  boolean valid(AuthorizationStatus status) {
    return status == AuthorizationStatus.ACCEPTED
        || status == AuthorizationStatus.CONCURRENT_TX
            && settings.get(AuthorizationSettings.CONCURRENT_IS_LISTED_ACCEPTED);
  }

  /**
   * Applies an update as a whole or not at all.
   *
   * @param capacity most entries of the list afterwards
   */
  ListUpdate update(Effects fx, LocalListUpdate update, int capacity) {
    if (!update.full() && update.version() <= version()) {
      return ListUpdate.VERSION_MISMATCH;
    }
    var after = update.full() ? new TreeMap<String, Entry>() : new TreeMap<>(entries);
    boolean possible = apply(update, after) && after.size() <= capacity;
    // 0 names an empty list that has no version, which some CSMSs send to clear it
    boolean cleared = after.isEmpty() && !emptyHasVersion();
    boolean named = update.version() > 0 || update.version() == 0 && cleared;
    if (!possible || !named) {
      return ListUpdate.FAILED;
    }
    replace(fx, after, cleared ? 0 : update.version());
    return ListUpdate.ACCEPTED;
  }

  /** False when a token stands twice, or in a full list without anything known of it. */
  private static boolean apply(LocalListUpdate update, Map<String, Entry> after) {
    var seen = new TreeMap<String, IdToken>();
    for (var change : update.entries()) {
      String name = TokenNames.name(change.token());
      IdTokenInfo info = change.info();
      if (seen.put(name, change.token()) != null || update.full() && info == null) {
        return false;
      }
      if (info == null) {
        after.remove(name);
      } else {
        after.put(name, Entry.of(name, info));
      }
    }
    return true;
  }

  private void replace(Effects fx, Map<String, Entry> after, int newVersion) {
    for (String name : entries.keySet()) {
      if (!after.containsKey(name)) {
        fx.delete(Shelf.LOCAL_LIST, TokenNames.key(name));
      }
    }
    after.forEach((name, entry) -> {
      if (!entry.equals(entries.get(name))) {
        fx.put(Shelf.LOCAL_LIST, TokenNames.key(name), entry);
      }
    });
    if (newVersion != version) {
      fx.put(Shelf.LOCAL_LIST, VERSION, newVersion);
    }
    entries = after;
    version = newVersion;
  }
}
