package hitchpost.simulator.csms.model;

import hitchpost.core.types.AuthorizationStatus;
import hitchpost.ocpp16.messages.MeterValue;
import hitchpost.ocpp16.messages.MeterValuesRequest;
import hitchpost.ocpp16.messages.StartTransactionRequest;
import hitchpost.ocpp16.messages.StopTransactionRequest;
import hitchpost.simulator.csms.model.CsmsTransaction.Reading;
import hitchpost.simulator.csms.model.LedgerEntry.Rule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Transactions as OCPP 1.6 tells them: a start, meter values, a stop, by an id of the CSMS. */
final class Starts {
  /** Stands for a transaction whose start was never taken. Source: OCPP 1.6 errata, 3.18. */
  private static final int NEVER_STARTED = -1;

  private static final long MILLI = 1000;

  private final Policy policy;
  private final Tokens tokens;
  private final TransactionBook book;
  // Looked up only, never iterated.
  private final Map<StartKey, CsmsTransaction> byStart = new HashMap<>();
  private final Map<CsmsTransaction, StartKey> keys = new HashMap<>();
  private final Map<IdKey, List<CsmsTransaction>> byId = new HashMap<>();

  /** How many ids were given away, also to transactions that began under another version. */
  private int named;

  /** What makes a start the same one when it comes again. */
  private record StartKey(String stationId, CsmsTransaction.Start start) {}

  private record IdKey(String stationId, int id) {}

  Starts(Policy policy, Tokens tokens, TransactionBook book) {
    this.policy = policy;
    this.tokens = tokens;
    this.book = book;
    book.whenForgotten(this::forget);
  }

  StartTransactionRequest.Response started(
      Instant now, String stationId, StartTransactionRequest start) {
    CsmsTransaction.Start begin = begin(start);
    StartKey key = new StartKey(stationId, begin);
    CsmsTransaction known = byStart.get(key);
    if (known != null) {
      known.startRepeated();
      if (policy.deduplicate()) {
        return answer(known.startStatus(), tokens.info(now, start.idTag()), known);
      }
    }
    Optional<CsmsTransaction> elsewhere =
        book.toldOtherwise(stationId, t -> t.id().isEmpty() && t.beganWith(begin), begin);
    elsewhere.ifPresent(CsmsTransaction::startRepeated);
    Tokens.Info info =
        elsewhere.isPresent() ? tokens.info(now, start.idTag()) : book.newcomer(now, start.idTag());
    int id = nextId(now, start.connectorId());
    CsmsTransaction begun =
        elsewhere.orElseGet(() -> book.begin(now, stationId, begin, info.status()));
    begun.identified(id);
    named++;
    byStart.put(key, begun);
    keys.put(begun, key);
    byId.computeIfAbsent(new IdKey(stationId, id), k -> new ArrayList<>(1)).add(begun);
    return answer(info.status(), info, begun);
  }

  private static CsmsTransaction.Start begin(StartTransactionRequest start) {
    return new CsmsTransaction.Start(
        start.timestamp(), start.connectorId(), start.idTag(), start.meterStart() * MILLI);
  }

  private static StartTransactionRequest.Response answer(
      @Nullable AuthorizationStatus status, Tokens.Info info, CsmsTransaction transaction) {
    return new StartTransactionRequest.Response(
        Wire16.info(status == null ? info : info.with(status)), transaction.id().orElseThrow());
  }

  /** The id that a start would get now. */
  int nextId(Instant now, int connectorId) {
    return policy.transactionIds().id(now, connectorId, named + 1);
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
    int connectorId = startedAt(transaction.get());
    if (connectorId != values.connectorId()) {
      complaints.add(
          Rule.BOOKS, "connectorId", "transaction " + id + " is on connector " + connectorId);
    }
    List<Reading> readings = values.meterValue().stream().map(Starts::reading).toList();
    transaction.get().metered(now, values, readings, complaints);
  }

  /** Where it is, in the numbers of 1.6: other versions count connectors within their EVSE. */
  private int startedAt(CsmsTransaction transaction) {
    StartKey told = keys.get(transaction);
    return told == null ? transaction.start().connectorId() : told.start().connectorId();
  }

  private static Reading reading(MeterValue value) {
    return new Reading(value.timestamp(), Registers.energyWh(value).orElse(null));
  }

  StopTransactionRequest.Response stopped(
      Instant now, String stationId, StopTransactionRequest stop, Complaints complaints) {
    int id = stop.transactionId();
    Optional<CsmsTransaction> transaction = forStop(stationId, stop);
    if (transaction.isEmpty()) {
      unknown(id, complaints);
    } else {
      transaction.get().stopped(now, end(stop), complaints);
      book.ended(transaction.get());
    }
    String idTag = stop.idTag();
    return new StopTransactionRequest.Response(
        idTag == null ? null : Wire16.info(tokens.info(now, idTag)));
  }

  /** An absent reason means Local (OCPP 1.6, 6.49). */
  private static CsmsTransaction.Stop end(StopTransactionRequest stop) {
    String reason = stop.reason() == null ? "Local" : stop.reason().wire();
    return new CsmsTransaction.Stop(stop.timestamp(), stop.meterStop() * MILLI, reason, stop);
  }

  private static void unknown(int id, Complaints complaints) {
    if (id != NEVER_STARTED) {
      complaints.add(Rule.BOOKS, "transactionId", "no transaction " + id + " was started");
    }
  }

  private void forget(CsmsTransaction gone) {
    StartKey key = keys.remove(gone);
    if (key != null) {
      byStart.remove(key, gone);
    }
    gone.id()
        .ifPresent(id ->
            byId.computeIfPresent(
                new IdKey(gone.stationId(), id),
                (k, sharing) -> sharing.remove(gone) && sharing.isEmpty() ? null : sharing));
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
            .filter(t -> t.isOpen() && t.beganAtMost(stop.meterStop() * MILLI))
            .toList();
    return candidates.stream()
        .filter(t -> t.stop().filter(told -> told.message().equals(stop)).isPresent())
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
}
