package hitchpost.ocpp201;

import hitchpost.core.Fact;
import hitchpost.core.dialect.Learned;
import hitchpost.core.message.MessageCodec;
import hitchpost.core.transaction.TransactionRecord;
import hitchpost.core.types.AuthorizationStatus;
import hitchpost.core.types.IdToken;
import hitchpost.core.types.IdTokenInfo;
import hitchpost.core.types.Measurand;
import hitchpost.core.types.MessageContent;
import hitchpost.core.types.MeterValue;
import hitchpost.core.types.ReadingContext;
import hitchpost.core.types.SampledValue;
import hitchpost.core.types.StopReason;
import hitchpost.core.types.TransactionEvent;
import hitchpost.ocpp201.messages.IdTokenInfoType;
import hitchpost.ocpp201.messages.MeterValueType;
import hitchpost.ocpp201.messages.TransactionEventRequest;
import hitchpost.ocpp201.messages.TransactionType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What happens to a transaction: each record of the log is one event.
 *
 * <p>Source: OCPP 2.0.1 part 2, E01 to E15 and 1.60.
 */
final class TransactionEvents {
  private TransactionEvents() {}

  static TransactionEventRequest report(Fact.RecordDue due) {
    return switch (due.record()) {
      case TransactionRecord.Started r ->
          event(
              due,
              TransactionEvent.STARTED,
              info(r, null, r.remoteStart()),
              r.reservation(),
              r.token(),
              r.values());
      case TransactionRecord.Updated r ->
          event(
              due,
              TransactionEvent.UPDATED,
              info(r, null, r.remoteStart()),
              r.reservation(),
              r.token(),
              r.values());
      case TransactionRecord.Ended r ->
          event(
              due,
              TransactionEvent.ENDED,
              info(r, r.cause().reason(), null),
              null,
              presented(r),
              withRegister(r));
    };
  }

  /**
   * The values of an end that came without a reading, as after a power loss, have at least the last
   * register that is known, where the one of the begin is told with them.
   */
  private static List<MeterValue> withRegister(TransactionRecord.Ended ended) {
    List<MeterValue> values = ended.values();
    if (!has(values, ReadingContext.TRANSACTION_BEGIN)
        || has(values, ReadingContext.TRANSACTION_END)) {
      return values;
    }
    var register =
        new SampledValue(
            ended.meterMilliWattHours(),
            Measurand.ENERGY_ACTIVE_IMPORT_REGISTER,
            null,
            null,
            ReadingContext.TRANSACTION_END,
            null);
    var last = new MeterValue(ended.head().stamp().time(), List.of(register));
    return Stream.concat(values.stream(), Stream.of(last)).toList();
  }

  private static boolean has(List<MeterValue> values, ReadingContext context) {
    return values.stream()
        .flatMap(value -> value.sampledValues().stream())
        .anyMatch(value -> value.context() == context);
  }

  private static TransactionEventRequest event(
      Fact.RecordDue due,
      TransactionEvent type,
      TransactionType info,
      @Nullable Integer reservation,
      @Nullable IdToken token,
      List<MeterValue> values) {
    TransactionRecord.Head head = due.record().head();
    Integer cable = head.occasion().cableMilliAmperes();
    List<MeterValueType> known = values.stream().flatMap(v -> Meters.write(v).stream()).toList();
    return new TransactionEventRequest(
        type,
        head.stamp().time(),
        head.occasion().trigger(),
        head.seqNo(),
        due.offline() ? true : null,
        head.occasion().phases(),
        cable == null ? null : cable / 1000,
        reservation,
        info,
        Places.write(head.evse()),
        token == null ? null : Tokens.write(token),
        known.isEmpty() ? null : known);
  }

  private static TransactionType info(
      TransactionRecord record, @Nullable StopReason reason, @Nullable Integer remoteStart) {
    TransactionRecord.Head head = record.head();
    return new TransactionType(
        head.transactionId(), head.occasion().state(), null, reason, remoteStart);
  }

  /** Nobody presented the token for what ends without a driver. Source: E07.FR.03 and TC_B_22. */
  private static @Nullable IdToken presented(TransactionRecord.Ended ended) {
    return switch (ended.cause()) {
      case HARD_RESET, SOFT_RESET, REBOOT, POWER_LOSS -> null;
      default -> ended.token();
    };
  }

  /**
   * What the CSMS says of a record: of the token that it carried, whether that may go on, and of
   * the cost.
   *
   * @throws hitchpost.core.message.MessageViolation when it is no correct answer
   */
  static List<Learned> answered(Fact.RecordDue due, JsonNode result) {
    var answer = MessageCodec.decode(result, TransactionEventRequest.Response.class);
    long number = due.record().head().number();
    var learned = new ArrayList<Learned>();
    IdTokenInfoType told = answer.idTokenInfo();
    IdToken token = token(due.record());
    if (told != null && token != null) {
      IdTokenInfo info = Tokens.read(told);
      learned.add(new Learned.TokenState(token, info));
      boolean over = due.record() instanceof TransactionRecord.Ended;
      if (!over && info.status() != AuthorizationStatus.ACCEPTED) {
        learned.add(new Learned.Deauthorized(number, info));
      }
    }
    MessageContent message = Texts.read(answer.updatedPersonalMessage());
    if (message != null) {
      learned.add(new Learned.MessageToDriver(number, message));
    }
    if (answer.chargingPriority() != null) {
      learned.add(new Learned.Priority(number, Tokens.priority(answer.chargingPriority())));
    }
    if (answer.totalCost() != null) {
      learned.add(new Learned.Cost(number, answer.totalCost()));
    }
    return learned;
  }

  private static @Nullable IdToken token(TransactionRecord record) {
    return switch (record) {
      case TransactionRecord.Started r -> r.token();
      case TransactionRecord.Updated r -> r.token();
      case TransactionRecord.Ended r -> presented(r);
    };
  }
}
