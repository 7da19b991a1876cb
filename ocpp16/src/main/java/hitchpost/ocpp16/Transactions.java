package hitchpost.ocpp16;

import hitchpost.core.Fact;
import hitchpost.core.dialect.Learned;
import hitchpost.core.message.MessageCodec;
import hitchpost.core.message.MessageViolation;
import hitchpost.core.rpc.RpcError;
import hitchpost.core.transaction.StopCause;
import hitchpost.core.transaction.TransactionRecord;
import hitchpost.core.types.AuthorizationStatus;
import hitchpost.core.types.Evse;
import hitchpost.core.types.IdTokenInfo;
import hitchpost.ocpp16.messages.MeterValue;
import hitchpost.ocpp16.messages.MeterValuesRequest;
import hitchpost.ocpp16.messages.Reason;
import hitchpost.ocpp16.messages.StartTransactionRequest;
import hitchpost.ocpp16.messages.StopTransactionRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** StartTransaction, StopTransaction and the MeterValues between. Source: OCPP 1.6, 4.7 to 4.10. */
final class Transactions {
  /** Number of a transaction whose begin the CSMS never took. Source: OCPP 1.6 errata, 3.18. */
  private static final int BEGIN_REFUSED = -1;

  private final Connectors connectors;

  Transactions(Connectors connectors) {
    this.connectors = connectors;
  }

  /**
   * The message of a record.
   *
   * @throws MessageViolation when the transaction has no number, so that its end cannot be told
   */
  Optional<? extends Record> report(Fact.RecordDue due) {
    Evse where = due.record().head().evse();
    if (where == null) {
      return Optional.empty(); // the begin is told as soon as there is a connector to tell it of
    }
    int connector = connectors.number(where);
    Integer transaction = number(due);
    return switch (due.record()) {
      case TransactionRecord.Started started -> start(started, connector);
      case TransactionRecord.Updated updated -> meterValues(updated, connector, transaction);
      case TransactionRecord.Ended ended -> Optional.of(stop(ended, transaction));
    };
  }

  private static Optional<StartTransactionRequest> start(
      TransactionRecord.Started started, int connector) {
    return Optional.ofNullable(started.token())
        .map(token ->
            new StartTransactionRequest(
                connector,
                token.value(),
                Meters.wattHours(started.meterMilliWattHours()),
                started.reservation(),
                started.head().stamp().time()));
  }

  /** What else happens to a transaction has no message. */
  private static Optional<MeterValuesRequest> meterValues(
      TransactionRecord.Updated updated, int connector, @Nullable Integer transaction) {
    List<MeterValue> values =
        updated.values().stream().flatMap(v -> Meters.meterValue(v).stream()).toList();
    return values.isEmpty()
        ? Optional.empty()
        : Optional.of(new MeterValuesRequest(connector, transaction, values));
  }

  private static StopTransactionRequest stop(
      TransactionRecord.Ended ended, @Nullable Integer transaction) {
    if (transaction == null) {
      throw new MessageViolation(
          RpcError.OCCURRENCE_CONSTRAINT_VIOLATION,
          "transactionId",
          "the CSMS never gave the transaction a number");
    }
    List<MeterValue> data =
        ended.values().stream().flatMap(v -> Meters.meterValue(v).stream()).toList();
    return new StopTransactionRequest(
        Tokens.idTag(ended.token()),
        Meters.wattHours(ended.meterMilliWattHours()),
        ended.head().stamp().time(),
        transaction,
        reason(ended.cause()),
        data.isEmpty() ? null : data);
  }

  /** What the CSMS says of a record. */
  List<Learned> answered(Fact.RecordDue due, JsonNode result) {
    return switch (due.record()) {
      case TransactionRecord.Started started ->
          started(started, MessageCodec.decode(result, StartTransactionRequest.Response.class));
      case TransactionRecord.Updated updated -> {
        MessageCodec.decode(result, MeterValuesRequest.Response.class);
        yield List.of();
      }
      case TransactionRecord.Ended ended ->
          ended(ended, MessageCodec.decode(result, StopTransactionRequest.Response.class));
    };
  }

  private static List<Learned> started(
      TransactionRecord.Started record, StartTransactionRequest.Response answer) {
    IdTokenInfo info = Tokens.info(answer.idTagInfo());
    long number = record.head().number();
    var learned = new ArrayList<Learned>();
    learned.add(new Learned.Reference(number, String.valueOf(answer.transactionId())));
    if (record.token() != null) {
      learned.add(new Learned.TokenState(record.token(), info));
    }
    if (info.status() != AuthorizationStatus.ACCEPTED) {
      learned.add(new Learned.Deauthorized(number, info));
    }
    return learned;
  }

  private static List<Learned> ended(
      TransactionRecord.Ended record, StopTransactionRequest.Response answer) {
    if (record.token() == null || answer.idTagInfo() == null) {
      return List.of();
    }
    return List.of(new Learned.TokenState(record.token(), Tokens.info(answer.idTagInfo())));
  }

  /** The number the CSMS gave; a transaction begun under another version has none here. */
  private static @Nullable Integer number(Fact.RecordDue due) {
    String reference = due.csmsReference();
    if (due.beginRefused()) {
      return BEGIN_REFUSED;
    }
    try {
      return reference == null ? null : Integer.valueOf(reference);
    } catch (NumberFormatException foreign) {
      return null;
    }
  }

  private static Reason reason(StopCause cause) {
    return switch (cause) {
      case LOCAL, MASTER_PASS, EV_DEPARTED -> Reason.LOCAL;
      case REMOTE -> Reason.REMOTE;
      case EV_DISCONNECTED -> Reason.EV_DISCONNECTED;
      case DEAUTHORIZED -> Reason.DE_AUTHORIZED;
      case EMERGENCY_STOP -> Reason.EMERGENCY_STOP;
      case HARD_RESET -> Reason.HARD_RESET;
      case SOFT_RESET -> Reason.SOFT_RESET;
      case REBOOT -> Reason.REBOOT;
      case POWER_LOSS -> Reason.POWER_LOSS;
      case UNLOCK_COMMAND -> Reason.UNLOCK_COMMAND;
      case GROUND_FAULT, OVERCURRENT, POWER_QUALITY, FAULT -> Reason.OTHER;
      case ENERGY_LIMIT, TIME_LIMIT, SOC_LIMIT, OUT_OF_CREDIT -> Reason.OTHER;
      case TIMEOUT, STOPPED_BY_EV, SESSION_ENDED -> Reason.OTHER;
    };
  }
}
