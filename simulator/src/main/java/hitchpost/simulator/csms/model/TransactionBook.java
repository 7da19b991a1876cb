package hitchpost.simulator.csms.model;

import hitchpost.ocpp16.messages.AuthorizationStatus;
import hitchpost.ocpp16.messages.IdTagInfo;
import hitchpost.ocpp16.messages.MeterValuesRequest;
import hitchpost.ocpp16.messages.StartTransactionRequest;
import hitchpost.ocpp16.messages.StopTransactionRequest;
import hitchpost.simulator.csms.model.LedgerEntry.Rule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All transactions of all stations. */
final class TransactionBook {
  /** Stands for a transaction whose start was never taken. Source: OCPP 1.6 errata, 3.18. */
  private static final int NEVER_STARTED = -1;

  private final Policy policy;
  private final Tokens tokens;
  private final Bounds bounds;
  private final List<CsmsTransaction> all = new ArrayList<>();
  private final Set<CsmsTransaction> open = new LinkedHashSet<>();
  // Looked up only, never iterated.
  private final Map<StartKey, CsmsTransaction> byStart = new HashMap<>();
  private final Map<IdKey, List<CsmsTransaction>> byId = new HashMap<>();

  private record StartKey(String stationId, StartTransactionRequest start) {}

  private record IdKey(String stationId, int id) {}

  private int count;

  TransactionBook(Policy policy, Tokens tokens, Bounds bounds) {
    this.policy = policy;
    this.tokens = tokens;
    this.bounds = bounds;
  }

  List<CsmsTransaction> all() {
    return Collections.unmodifiableList(all);
  }

  StartTransactionRequest.Response started(
      Instant now, String stationId, StartTransactionRequest start) {
    StartKey key = new StartKey(stationId, start);
    CsmsTransaction known = byStart.get(key);
    if (known != null) {
      known.startRepeated();
      if (policy.deduplicate()) {
        IdTagInfo info = tokens.info(now, start.idTag());
        return new StartTransactionRequest.Response(with(known.startStatus(), info), known.id());
      }
    }
    IdTagInfo info = tokenInfo(now, start.idTag());
    int id = nextId(now, start.connectorId());
    count++;
    forgetOldest();
    CsmsTransaction begun =
        new CsmsTransaction(count, id, stationId, now, start, info.status(), bounds.meterValues());
    all.add(begun);
    open.add(begun);
    byStart.put(key, begun);
    byId.computeIfAbsent(new IdKey(stationId, id), k -> new ArrayList<>(1)).add(begun);
    return new StartTransactionRequest.Response(info, id);
  }

  /** The id that a start would get now. */
  int nextId(Instant now, int connectorId) {
    return policy.transactionIds().id(now, connectorId, count + 1);
  }

  void metered(Instant now, String stationId, MeterValuesRequest values, Complaints complaints) {
    Integer id = values.transactionId();
    if (id == null) {
      return;
    }
    Optional<CsmsTransaction> transaction = find(stationId, id, values.connectorId());
    if (transaction.isEmpty()) {
      unknown(id, complaints);
      return;
    }
    int connectorId = transaction.get().start().connectorId();
    if (connectorId != values.connectorId()) {
      complaints.add(
          Rule.BOOKS, "connectorId", "transaction " + id + " is on connector " + connectorId);
    }
    transaction.get().metered(now, values, complaints);
  }

  StopTransactionRequest.Response stopped(
      Instant now, String stationId, StopTransactionRequest stop, Complaints complaints) {
    int id = stop.transactionId();
    Optional<CsmsTransaction> transaction = forStop(stationId, stop);
    if (transaction.isEmpty()) {
      unknown(id, complaints);
    } else {
      transaction.get().stopped(now, stop, complaints);
      open.remove(transaction.get());
    }
    String idTag = stop.idTag();
    return new StopTransactionRequest.Response(idTag == null ? null : tokens.info(now, idTag));
  }

  private static void unknown(int id, Complaints complaints) {
    if (id != NEVER_STARTED) {
      complaints.add(Rule.BOOKS, "transactionId", "no transaction " + id + " was started");
    }
  }

  private void forgetOldest() {
    for (int i = 0; all.size() >= bounds.transactions() && i < all.size(); i++) {
      CsmsTransaction candidate = all.get(i);
      if (!candidate.isOpen()) {
        all.remove(i);
        String stationId = candidate.stationId();
        byStart.remove(new StartKey(stationId, candidate.start()), candidate);
        IdKey idKey = new IdKey(stationId, candidate.id());
        byId.computeIfPresent(
            idKey, (k, sharing) -> sharing.remove(candidate) && sharing.isEmpty() ? null : sharing);
        return;
      }
    }
  }

  /** Where ids are reused, the newest open one on this connector is meant, or the newest at all. */
  private Optional<CsmsTransaction> find(String stationId, int id, int connectorId) {
    List<CsmsTransaction> candidates = candidates(stationId, id);
    return candidates.stream()
        .filter(t -> t.isOpen() && t.start().connectorId() == connectorId)
        .findFirst()
        .or(() -> candidates.stream().findFirst());
  }

  /**
   * Where ids are reused, the same stop tells a repetition, then the token, then age: a station
   * reports the older transaction first.
   */
  private Optional<CsmsTransaction> forStop(String stationId, StopTransactionRequest stop) {
    List<CsmsTransaction> candidates = candidates(stationId, stop.transactionId());
    List<CsmsTransaction> oldestFirst =
        candidates.reversed().stream()
            .filter(t -> t.isOpen() && t.start().meterStart() <= stop.meterStop())
            .toList();
    return candidates.stream()
        .filter(t -> t.stop().filter(stop::equals).isPresent())
        .findFirst()
        .or(() ->
            oldestFirst.stream()
                .filter(t -> t.start().idTag().equalsIgnoreCase(stop.idTag()))
                .findFirst())
        .or(() -> oldestFirst.stream().findFirst())
        .or(() -> candidates.stream().findFirst());
  }

  /** Newest first. */
  private List<CsmsTransaction> candidates(String stationId, int id) {
    return byId.getOrDefault(new IdKey(stationId, id), List.of()).reversed();
  }

  private IdTagInfo tokenInfo(Instant now, String idTag) {
    IdTagInfo info = tokens.info(now, idTag);
    boolean busy =
        policy.concurrentTx()
            && info.status() == AuthorizationStatus.ACCEPTED
            && open.stream().anyMatch(t -> t.start().idTag().equalsIgnoreCase(idTag));
    return busy ? with(AuthorizationStatus.CONCURRENT_TX, info) : info;
  }

  private static IdTagInfo with(AuthorizationStatus status, IdTagInfo info) {
    return new IdTagInfo(info.expiryDate(), info.parentIdTag(), status);
  }
}
