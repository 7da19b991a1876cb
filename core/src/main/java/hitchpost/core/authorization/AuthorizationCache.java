package hitchpost.core.authorization;

import hitchpost.core.Effects;
import hitchpost.core.journal.Json;
import hitchpost.core.journal.Shelf;
import hitchpost.core.journal.Snapshot;
import hitchpost.core.types.AuthorizationStatus;
import hitchpost.core.types.IdToken;
import hitchpost.core.types.IdTokenInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the CSMS last said of the tokens it was asked about, valid or not; survives restarts.
 *
 * <p>At its bound it drops tokens that are not valid first, then those not heard of for longest.
 * Source: OCPP 1.6, 3.5.1; OCPP 2.0.1 part 2, C10.
 */
final class AuthorizationCache {
  /** Most tokens it keeps. */
  static final int CAPACITY = 1_000;

  /**
   * Journal form of an entry.
   *
   * @param age orders entries by when they were last heard of
   * @param heard when the CSMS told of it, null when that does not matter
   * @param more null for nothing else
   */
  record Entry(
      String token,
      AuthorizationStatus status,
      @Nullable Instant expiry,
      @Nullable IdToken group,
      long age,
      @Nullable Instant heard,
      @Nullable Particulars more) {}

  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private long age;

  void restore(Snapshot snapshot) {
    List<Entry> byAge =
        snapshot.shelf(Shelf.AUTHORIZATION_CACHE).values().stream()
            .map(json -> Json.read(json, Entry.class))
            .sorted((a, b) -> Long.compare(a.age(), b.age()))
            .toList();
    for (Entry entry : byAge) {
      entries.put(entry.token(), entry);
      age = entry.age();
    }
  }

  /**
   * What is known of a token, with what has expired marked so.
   *
   * @param lifeTime of entries that do not say when they expire; zero for no end
   */
  Optional<IdTokenInfo> lookup(IdToken token, Instant now, Duration lifeTime) {
    Entry entry = entries.get(TokenNames.name(token));
    if (entry == null || outlived(entry, now, lifeTime)) {
      return Optional.empty();
    }
    boolean expired =
        entry.status() == AuthorizationStatus.ACCEPTED
            && entry.expiry() != null
            && !now.isBefore(entry.expiry());
    return Optional.of(
        Particulars.info(
            expired ? AuthorizationStatus.EXPIRED : entry.status(),
            entry.expiry(),
            entry.group(),
            entry.more()));
  }

  /** What was heard before a life time was set counts as old. */
  private static boolean outlived(Entry entry, Instant now, Duration lifeTime) {
    Instant heard = entry.heard();
    return entry.expiry() == null
        && !lifeTime.isZero()
        && (heard == null || !now.isBefore(heard.plus(lifeTime)));
  }

  /** Personal messages may tell a price, which is not for ever. Source: C10.FR.09. */
  void learn(Effects fx, IdToken token, IdTokenInfo info, Duration lifeTime) {
    String name = TokenNames.name(token);
    Entry before = entries.remove(name);
    Entry after =
        new Entry(
            name,
            info.status(),
            info.cacheExpiry(),
            info.groupIdToken(),
            ++age,
            lifeTime.isZero() ? null : fx.time(),
            Particulars.of(info, null));
    if (before == null) {
      makeRoom(fx);
    }
    entries.put(name, after);
    if (before == null || !same(before, after)) {
      fx.put(Shelf.AUTHORIZATION_CACHE, TokenNames.key(name), after);
    }
  }

  /** How long its entries are as they stand in the journal. */
  int bytes() {
    return entries.values().stream().mapToInt(entry -> Json.write(entry).length()).sum();
  }

  void clear(Effects fx) {
    entries.keySet().forEach(name -> fx.delete(Shelf.AUTHORIZATION_CACHE, TokenNames.key(name)));
    entries.clear();
  }

  private void makeRoom(Effects fx) {
    if (entries.size() < CAPACITY) {
      return;
    }
    String victim =
        entries.values().stream()
            .filter(e -> e.status() != AuthorizationStatus.ACCEPTED)
            .findFirst()
            .map(Entry::token)
            .orElseGet(() -> entries.keySet().iterator().next());
    entries.remove(victim);
    fx.delete(Shelf.AUTHORIZATION_CACHE, TokenNames.key(victim));
  }

  private static boolean same(Entry a, Entry b) {
    return a.status() == b.status()
        && Objects.equals(a.expiry(), b.expiry())
        && Objects.equals(a.group(), b.group())
        && Objects.equals(a.heard(), b.heard())
        && Objects.equals(a.more(), b.more());
  }
}
