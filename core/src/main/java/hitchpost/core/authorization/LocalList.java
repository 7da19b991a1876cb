package hitchpost.core.authorization;

import hitchpost.core.Effects;
import hitchpost.core.Verdict.ListUpdate;
import hitchpost.core.journal.Json;
import hitchpost.core.journal.Shelf;
import hitchpost.core.journal.Snapshot;
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
 * <p>Source: OCPP 1.6, 3.5.2, 5.10 and 5.15 with errata 3.52.
 */
final class LocalList {
  /** Key of the version on the list's shelf; those of the entries are hexadecimal. */
  private static final String VERSION = "version";

  /** Journal form of an entry. */
  record Entry(
      String token,
      AuthorizationStatus status,
      @Nullable Instant expiry,
      @Nullable IdToken group) {}

  private Map<String, Entry> entries = new TreeMap<>();
  private int version;

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

  /** What the CSMS called the list; 0 for an empty one. */
  int version() {
    return entries.isEmpty() ? 0 : version;
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
    return Optional.of(IdTokenInfo.of(status, entry.expiry(), entry.group()));
  }

  /** On the list a token in use elsewhere is as good as any other. Source: OCPP 1.6, 3.5.2. */
  static boolean valid(AuthorizationStatus status) {
    return status == AuthorizationStatus.ACCEPTED || status == AuthorizationStatus.CONCURRENT_TX;
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
    // 0 names the empty list, which some CSMSs send to clear it
    boolean named = update.version() > 0 || update.version() == 0 && after.isEmpty();
    if (!possible || !named) {
      return ListUpdate.FAILED;
    }
    replace(fx, after, after.isEmpty() ? 0 : update.version());
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
        after.put(name, new Entry(name, info.status(), info.cacheExpiry(), info.groupIdToken()));
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
