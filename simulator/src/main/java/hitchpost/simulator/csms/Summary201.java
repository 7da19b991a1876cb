package hitchpost.simulator.csms;

import hitchpost.ocpp201.messages.AuthorizeRequest;
import hitchpost.ocpp201.messages.BootNotificationRequest;
import hitchpost.ocpp201.messages.EVSEType;
import hitchpost.ocpp201.messages.IdTokenInfoType;
import hitchpost.ocpp201.messages.IdTokenType;
import hitchpost.ocpp201.messages.MeterValueType;
import hitchpost.ocpp201.messages.MeterValuesRequest;
import hitchpost.ocpp201.messages.NotifyEventRequest;
import hitchpost.ocpp201.messages.NotifyReportRequest;
import hitchpost.ocpp201.messages.SampledValueType;
import hitchpost.ocpp201.messages.StatusNotificationRequest;
import hitchpost.ocpp201.messages.TransactionEventRequest;
import hitchpost.ocpp201.messages.TransactionType;
import hitchpost.ocpp201.messages.UnitOfMeasureType;
import hitchpost.simulator.csms.model.DeviceModel;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Tells in a few words what is in a message of OCPP 2.0.1. */
final class Summary201 {
  private static final int SHOWN_OF_A_TRANSACTION = 8;

  private Summary201() {}

  /** Absent where the fields of the message say it best. */
  static @Nullable String words(Record content) {
    return switch (content) {
      case AuthorizeRequest authorize -> "token " + token(authorize.idToken());
      case AuthorizeRequest.Response answer -> info(answer.idTokenInfo());
      case BootNotificationRequest boot ->
          boot.chargingStation().vendorName()
              + " "
              + boot.chargingStation().model()
              + " "
              + boot.reason().wire();
      case BootNotificationRequest.Response boot ->
          boot.status().wire() + ", interval " + boot.interval() + " s";
      case MeterValuesRequest values ->
          "EVSE " + values.evseId() + " " + readings(values.meterValue());
      case NotifyEventRequest events -> events(events);
      case NotifyReportRequest report ->
          "report %d part %d, %d variables%s"
              .formatted(
                  report.requestId(),
                  report.seqNo(),
                  report.reportData() == null ? 0 : report.reportData().size(),
                  Boolean.TRUE.equals(report.tbc()) ? "" : ", the last");
      case StatusNotificationRequest status ->
          "EVSE "
              + status.evseId()
              + "."
              + status.connectorId()
              + " "
              + status.connectorStatus().wire();
      case TransactionEventRequest event -> event(event);
      case TransactionEventRequest.Response answer -> answer(answer);
      default -> null;
    };
  }

  private static String event(TransactionEventRequest event) {
    TransactionType transaction = event.transactionInfo();
    StringJoiner words = new StringJoiner(" ");
    words.add(event.eventType().wire()).add(event.triggerReason().wire());
    String id = transaction.transactionId();
    words.add("transaction " + id.substring(0, Math.min(SHOWN_OF_A_TRANSACTION, id.length())));
    words.add("#" + event.seqNo());
    EVSEType evse = event.evse();
    if (evse != null) {
      words.add("EVSE " + evse.id());
    }
    if (event.idToken() != null) {
      words.add("token " + token(event.idToken()));
    }
    if (transaction.chargingState() != null) {
      words.add(transaction.chargingState().wire());
    }
    if (transaction.stoppedReason() != null) {
      words.add("because " + transaction.stoppedReason().wire());
    }
    if (Boolean.TRUE.equals(event.offline())) {
      words.add("offline");
    }
    if (event.meterValue() != null) {
      words.add(readings(event.meterValue()));
    }
    return words.toString();
  }

  private static String answer(TransactionEventRequest.Response answer) {
    StringJoiner words = new StringJoiner(", ");
    if (answer.idTokenInfo() != null) {
      words.add(info(answer.idTokenInfo()));
    }
    if (answer.totalCost() != null) {
      words.add("cost " + answer.totalCost().toPlainString());
    }
    return words.toString();
  }

  private static String events(NotifyEventRequest events) {
    StringJoiner words = new StringJoiner(", ");
    events
        .eventData()
        .forEach(event ->
            words.add(
                DeviceModel.name(event.component(), event.variable()) + "=" + event.actualValue()));
    return words.toString();
  }

  private static String readings(List<MeterValueType> values) {
    return Summary.readings(
        values.stream()
            .flatMap(value -> value.sampledValue().stream())
            .map(Summary201::reading)
            .toList());
  }

  private static String reading(SampledValueType sample) {
    UnitOfMeasureType unit = sample.unitOfMeasure();
    String name = unit == null || unit.unit() == null ? "Wh" : unit.unit();
    Integer multiplier = unit == null ? null : unit.multiplier();
    String power = multiplier == null || multiplier == 0 ? "" : "E" + multiplier;
    String phase = sample.phase() == null ? "" : sample.phase().wire() + " ";
    return phase + sample.value().toPlainString() + power + " " + name;
  }

  private static String info(IdTokenInfoType info) {
    IdTokenType group = info.groupIdToken();
    return info.status().wire() + (group == null ? "" : ", group " + token(group));
  }

  private static String token(IdTokenType token) {
    return Summary.token(token.idToken());
  }
}
