package hitchpost.simulator.csms;

import hitchpost.core.rpc.Frame;
import hitchpost.core.rpc.FrameCodec;
import hitchpost.core.rpc.LogMask;
import hitchpost.ocpp16.messages.AuthorizationStatus;
import hitchpost.ocpp16.messages.AuthorizeRequest;
import hitchpost.ocpp16.messages.BootNotificationRequest;
import hitchpost.ocpp16.messages.ChargePointErrorCode;
import hitchpost.ocpp16.messages.IdTagInfo;
import hitchpost.ocpp16.messages.MeterValue;
import hitchpost.ocpp16.messages.MeterValuesRequest;
import hitchpost.ocpp16.messages.SampledValue;
import hitchpost.ocpp16.messages.StartTransactionRequest;
import hitchpost.ocpp16.messages.StatusNotificationRequest;
import hitchpost.ocpp16.messages.StopTransactionRequest;
import hitchpost.ocpp16.messages.UnitOfMeasure;
import hitchpost.ocpp16.messages.ValueFormat;
import hitchpost.simulator.csms.model.LedgerEntry;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Tells in a few words what is in a message. */
public final class Summary {
  private static final int LONGEST = 160;
  private static final int SHOWN_OF_A_TOKEN = 4;
  private static final int SHOWN_VALUES = 4;
  private static final FrameCodec CODEC = new FrameCodec();

  private Summary() {}

  /** What the message says beyond its action; empty when that is all there is to say. */
  public static String of(LedgerEntry.Message message) {
    Record content = message.content();
    String text = content == null ? null : knownWords(content);
    return Visible.excerpt(LONGEST, text == null ? frameWords(message.text()) : text);
  }

  /** The fields of a payload, its secrets masked. */
  static String payload(JsonNode payload) {
    String frame = CODEC.writeCallResult("0", payload.toString());
    return Visible.excerpt(10 * LONGEST, frameWords(frame));
  }

  private static @Nullable String knownWords(Record content) {
    return switch (content) {
      case BootNotificationRequest boot -> boot.chargePointVendor() + " " + boot.chargePointModel();
      case BootNotificationRequest.Response boot ->
          boot.status().wire() + ", interval " + boot.interval() + " s";
      case AuthorizeRequest authorize -> "token " + token(authorize.idTag());
      case AuthorizeRequest.Response answer -> info(answer.idTagInfo());
      case StartTransactionRequest start ->
          "connector %d token %s %s"
              .formatted(start.connectorId(), token(start.idTag()), kwh(start.meterStart()));
      case StartTransactionRequest.Response answer -> started(answer);
      case StopTransactionRequest stop -> stopped(stop);
      case StopTransactionRequest.Response answer ->
          answer.idTagInfo() == null ? "" : info(answer.idTagInfo());
      case MeterValuesRequest values -> metered(values);
      case StatusNotificationRequest status -> status(status);
      default -> Summary201.words(content);
    };
  }

  private static String started(StartTransactionRequest.Response answer) {
    boolean accepted = answer.idTagInfo().status() == AuthorizationStatus.ACCEPTED;
    String transaction = "transaction " + answer.transactionId();
    return accepted ? transaction : transaction + ", token " + info(answer.idTagInfo());
  }

  private static String stopped(StopTransactionRequest stop) {
    String reason = stop.reason() == null ? "Local" : stop.reason().wire();
    return "transaction %d %s %s".formatted(stop.transactionId(), kwh(stop.meterStop()), reason);
  }

  private static String metered(MeterValuesRequest values) {
    StringJoiner words = new StringJoiner(" ");
    words.add("connector " + values.connectorId());
    if (values.transactionId() != null) {
      words.add("transaction " + values.transactionId());
    }
    List<String> readings = new ArrayList<>();
    for (MeterValue value : values.meterValue()) {
      value.sampledValue().forEach(sample -> readings.add(reading(sample)));
    }
    return words.add(readings(readings)).toString();
  }

  /** The first of them, and how many more there are. */
  static String readings(List<String> readings) {
    String first = String.join(", ", readings.subList(0, Math.min(SHOWN_VALUES, readings.size())));
    int more = readings.size() - SHOWN_VALUES;
    return more > 0 ? first + " and " + more + " more" : first;
  }

  private static String reading(SampledValue sample) {
    if (sample.format() == ValueFormat.SIGNED_DATA) {
      return "signed data";
    }
    UnitOfMeasure unit = sample.unit();
    String phase = sample.phase() == null ? "" : sample.phase().wire() + " ";
    return phase + sample.value() + " " + (unit == null ? "Wh" : unit.wire());
  }

  private static String status(StatusNotificationRequest status) {
    boolean fine = status.errorCode() == ChargePointErrorCode.NO_ERROR;
    String error = fine ? "" : " " + status.errorCode().wire();
    String info = status.info() == null ? "" : " (" + status.info() + ")";
    return "connector " + status.connectorId() + " " + status.status().wire() + error + info;
  }

  private static String info(IdTagInfo info) {
    String parent = info.parentIdTag() == null ? "" : ", group " + token(info.parentIdTag());
    return info.status().wire() + parent;
  }

  private static String kwh(long wattHours) {
    return BigDecimal.valueOf(wattHours, 3).toPlainString() + " kWh";
  }

  /** The beginning of a token: enough to tell it from others, too little to copy it. */
  static String token(String idTag) {
    boolean isShort = idTag.length() <= SHOWN_OF_A_TOKEN;
    return isShort ? idTag : idTag.substring(0, SHOWN_OF_A_TOKEN) + "..";
  }

  /** All fields of whatever it is, its secrets masked. */
  private static String frameWords(String text) {
    return switch (CODEC.read(LogMask.SECRETS.line(text))) {
      case Frame.Call call -> fields(call.payload());
      case Frame.CallResult result -> fields(result.payload());
      case Frame.CallError error -> (error.code() + " " + error.description()).strip();
      case Frame.BrokenAnswer broken -> LogMask.SECRETS.line(text);
      case Frame.Unreadable unreadable -> LogMask.SECRETS.line(text);
    };
  }

  private static String fields(JsonNode payload) {
    StringJoiner words = new StringJoiner(" ");
    for (Map.Entry<String, JsonNode> field : payload.properties()) {
      JsonNode value = field.getValue();
      if (VariableText.isTold(value)) {
        words.add(VariableText.of(value));
        continue;
      }
      String shown = value.isString() ? value.stringValue() : value.toString();
      boolean plainStatus = field.getKey().toLowerCase(Locale.ROOT).equals("status");
      words.add(plainStatus ? shown : field.getKey() + "=" + shown);
    }
    return words.toString();
  }
}
