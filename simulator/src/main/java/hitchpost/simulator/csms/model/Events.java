package hitchpost.simulator.csms.model;

import hitchpost.core.types.AuthorizationStatus;
import hitchpost.core.types.ReadingContext;
import hitchpost.core.types.StopReason;
import hitchpost.core.types.TransactionEvent;
import hitchpost.ocpp201.messages.EVSEType;
import hitchpost.ocpp201.messages.IdTokenType;
import hitchpost.ocpp201.messages.TransactionEventRequest;
import hitchpost.simulator.csms.model.CsmsTransaction.Reading;
import hitchpost.simulator.csms.model.CsmsTransaction.Start;
import hitchpost.simulator.csms.model.CsmsTransaction.Stop;
import hitchpost.simulator.csms.model.LedgerEntry.Rule;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Transactions as OCPP 2.0.1 tells them: numbered events, by an id of the station. */
final class Events {
  private static final BigDecimal MILLI_WH_PER_KWH = BigDecimal.valueOf(1_000_000);
  private static final int CENT_DIGITS = 2;

  private final Policy policy;
  private final Tokens tokens;
  private final TransactionBook book;
  // Looked up only, never iterated.
  private final Map<Key, CsmsTransaction> byId = new HashMap<>();

  private record Key(String stationId, String uuid) {}

  Events(Policy policy, Tokens tokens, TransactionBook book) {
    this.policy = policy;
    this.tokens = tokens;
    this.book = book;
    book.whenForgotten(
        gone -> gone.uuid().ifPresent(uuid -> byId.remove(new Key(gone.stationId(), uuid), gone)));
  }

  TransactionEventRequest.Response told(
      Instant now, String stationId, TransactionEventRequest event, Complaints complaints) {
    Key key = new Key(stationId, event.transactionInfo().transactionId());
    CsmsTransaction known = byId.get(key);
    Tokens.@Nullable Info info = info(now, event, known);
    CsmsTransaction transaction =
        known == null ? unheardOf(now, key, event, info, complaints) : known;
    enter(now, transaction, event, complaints);
    return new TransactionEventRequest.Response(
        cost(transaction).orElse(null), null, info == null ? null : Wire201.info(info), null, null);
  }

  /** What the station is told about the token of an event; absent when it has none. */
  private Tokens.@Nullable Info info(
      Instant now, TransactionEventRequest event, @Nullable CsmsTransaction known) {
    IdTokenType token = event.idToken();
    if (token == null) {
      return null;
    }
    String idTag = token.idToken();
    boolean begins = known == null || known.start().idTag().isEmpty();
    if (begins && token.type() != hitchpost.core.types.IdTokenType.NO_AUTHORIZATION) {
      return book.newcomer(now, idTag);
    }
    Tokens.Info info = tokens.info(now, idTag, token.type());
    boolean concurrent =
        known != null
            && known.startStatus() == AuthorizationStatus.CONCURRENT_TX
            && known.start().idTag().equalsIgnoreCase(idTag);
    return concurrent ? info.with(AuthorizationStatus.CONCURRENT_TX) : info;
  }

  /** A transaction that goes by this id for the first time. */
  private CsmsTransaction unheardOf(
      Instant now,
      Key key,
      TransactionEventRequest event,
      Tokens.@Nullable Info info,
      Complaints complaints) {
    Start start = start(event);
    boolean begins = event.eventType() == TransactionEvent.STARTED;
    Optional<CsmsTransaction> elsewhere =
        book.toldOtherwise(
            key.stationId, t -> t.uuid().isEmpty() && (!begins || t.beganWith(start)), start);
    if (elsewhere.isEmpty() && !begins) {
      complaints.add(
          Rule.BOOKS, "eventType", "transaction " + key.uuid + " did not begin with Started");
    }
    AuthorizationStatus status = info == null ? null : info.status();
    CsmsTransaction transaction =
        elsewhere.orElseGet(() -> book.begin(now, key.stationId, start, status));
    transaction.named(key.uuid);
    byId.put(key, transaction);
    return transaction;
  }

  private static Start start(TransactionEventRequest event) {
    EVSEType evse = event.evse();
    IdTokenType token = event.idToken();
    boolean begins = event.eventType() == TransactionEvent.STARTED;
    Long register = Registers201.milliWh(event, ReadingContext.TRANSACTION_BEGIN);
    if (register == null && begins) {
      register = Registers201.presentMilliWh(event);
    }
    return new Start(
        event.timestamp(),
        evse == null ? 0 : evse.id(),
        token == null ? "" : token.idToken(),
        register);
  }

  private void enter(
      Instant now,
      CsmsTransaction transaction,
      TransactionEventRequest event,
      Complaints complaints) {
    int before = transaction.events().highest();
    switch (transaction.events().arrived(event)) {
      case REPEATED -> {
        switch (event.eventType()) {
          case STARTED -> transaction.startRepeated();
          case ENDED -> transaction.stopped(now, stop(event), complaints);
          case UPDATED -> {}
        }
        return;
      }
      case CONTRADICTING -> {
        complaints.add(
            Rule.BOOKS, "seqNo", "event " + event.seqNo() + " was told differently before");
        return;
      }
      case LATE ->
          complaints.add(Rule.BOOKS, "seqNo", "event " + event.seqNo() + " comes after " + before);
      case NEW -> {}
    }
    boolean first = before < 0;
    if (event.eventType() == TransactionEvent.STARTED && !first) {
      complaints.add(Rule.BOOKS, "eventType", "the transaction was Started before");
    }
    var state = event.transactionInfo().chargingState();
    if (state != null) {
      transaction.charging(state);
    }
    transaction.completed(start(event), complaints);
    if (event.meterValue() != null) {
      transaction.kept(now, event);
    }
    if (event.eventType() == TransactionEvent.ENDED) {
      transaction.stopped(now, stop(event), complaints);
      book.ended(transaction);
    } else {
      transaction.happened(readings(event), complaints);
    }
  }

  /** What it tells of the register, and at last that it happened. */
  private static List<Reading> readings(TransactionEventRequest event) {
    List<Reading> readings = new ArrayList<>(Registers201.readings(event));
    readings.add(new Reading(event.timestamp(), null));
    return readings;
  }

  /** An absent reason means Local (OCPP 2.0.1 part 2, E06.FR.08). */
  private static Stop stop(TransactionEventRequest event) {
    StopReason reason = event.transactionInfo().stoppedReason();
    Long register = Registers201.milliWh(event, ReadingContext.TRANSACTION_END);
    return new Stop(
        event.timestamp(),
        register == null ? Registers201.presentMilliWh(event) : register,
        (reason == null ? StopReason.LOCAL : reason).wire(),
        EventLog.content(event));
  }

  /** What the transaction has cost so far, or in the end, where the policy knows a price. */
  private Optional<BigDecimal> cost(CsmsTransaction transaction) {
    return policy
        .pricePerKwh()
        .flatMap(price ->
            transaction.energySoFarMilliWh().isEmpty()
                ? Optional.empty()
                : Optional.of(
                    price
                        .multiply(BigDecimal.valueOf(transaction.energySoFarMilliWh().getAsLong()))
                        .divide(MILLI_WH_PER_KWH, CENT_DIGITS, RoundingMode.HALF_UP)));
  }
}
