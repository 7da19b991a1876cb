package hitchpost.simulator.csms.model;

import hitchpost.core.types.AuthorizationStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All transactions of all stations, whatever version told of them. */
final class TransactionBook {
  private final Policy policy;
  private final Tokens tokens;
  private final Bounds bounds;
  private final List<CsmsTransaction> all = new ArrayList<>();
  private final Set<CsmsTransaction> open = new LinkedHashSet<>();
  private final List<Consumer<CsmsTransaction>> indexes = new ArrayList<>();
  private int count;

  TransactionBook(Policy policy, Tokens tokens, Bounds bounds) {
    this.policy = policy;
    this.tokens = tokens;
    this.bounds = bounds;
  }

  /** From now on {@code index} is told what is forgotten. */
  void whenForgotten(Consumer<CsmsTransaction> index) {
    indexes.add(index);
  }

  List<CsmsTransaction> all() {
    return Collections.unmodifiableList(all);
  }

  /**
   * A transaction nobody told of before.
   *
   * @param status what the station is told about the token; absent when it named none
   */
  CsmsTransaction begin(
      Instant now,
      String stationId,
      CsmsTransaction.Start start,
      @Nullable AuthorizationStatus status) {
    count++;
    forgetOldest();
    CsmsTransaction begun =
        new CsmsTransaction(count, stationId, now, start, status, bounds.meterValues());
    all.add(begun);
    open.add(begun);
    return begun;
  }

  /** The transaction has ended. */
  void ended(CsmsTransaction transaction) {
    open.remove(transaction);
  }

  /**
   * The transaction that another version has told of before, when a station says this of one whose
   * id is new.
   *
   * <p>The versions have no id in common, so token, time and place must do: the versions number
   * places differently where EVSEs have several connectors, so the place decides only between two.
   *
   * @param unnamed whether the version that tells now has not named a transaction yet
   */
  Optional<CsmsTransaction> toldOtherwise(
      String stationId, Predicate<CsmsTransaction> unnamed, CsmsTransaction.Start told) {
    List<CsmsTransaction> candidates =
        all.stream()
            .filter(t -> t.stationId().equals(stationId) && unnamed.test(t) && t.mayBe(told))
            .toList();
    Stream<CsmsTransaction> there =
        candidates.stream().filter(t -> t.start().connectorId() == told.connectorId());
    return there
        .findFirst()
        .or(() -> candidates.size() == 1 ? Optional.of(candidates.getFirst()) : Optional.empty());
  }

  /** What is said about a token that wants to be in a transaction beside those that are open. */
  Tokens.Info newcomer(Instant now, String idTag) {
    Tokens.Info info = tokens.info(now, idTag);
    boolean busy =
        policy.concurrentTx()
            && info.status() == AuthorizationStatus.ACCEPTED
            && open.stream().anyMatch(t -> t.start().idTag().equalsIgnoreCase(idTag));
    return busy ? info.with(AuthorizationStatus.CONCURRENT_TX) : info;
  }

  private void forgetOldest() {
    for (int i = 0; all.size() >= bounds.transactions() && i < all.size(); i++) {
      CsmsTransaction candidate = all.get(i);
      if (!candidate.isOpen()) {
        all.remove(i);
        indexes.forEach(index -> index.accept(candidate));
        return;
      }
    }
  }
}
