package hitchpost.ocpp16;

import hitchpost.core.Ask;
import hitchpost.core.Fact;
import hitchpost.core.Verdict;
import hitchpost.core.dialect.Inbound;
import hitchpost.core.dialect.Learned;
import hitchpost.core.message.MessageCodec;
import hitchpost.core.message.MessageViolation;
import hitchpost.core.types.DataTransferStatus;
import hitchpost.ocpp16.messages.DataTransferRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** DataTransfer in both directions; the data is always a text. Source: OCPP 1.6, 4.3 and 5.6. */
final class DataTransfers {
  private DataTransfers() {}

  static DataTransferRequest report(Fact.DataDue due) {
    var request = due.request();
    return new DataTransferRequest(request.vendorId(), request.messageId(), text(request.data()));
  }

  static List<Learned> answered(Fact.DataDue due, JsonNode result) {
    var answer = MessageCodec.decode(result, DataTransferRequest.Response.class);
    DataTransferStatus status =
        switch (answer.status()) {
          case ACCEPTED -> DataTransferStatus.ACCEPTED;
          case REJECTED -> DataTransferStatus.REJECTED;
          case UNKNOWN_MESSAGE_ID -> DataTransferStatus.UNKNOWN_MESSAGE_ID;
          case UNKNOWN_VENDOR_ID -> DataTransferStatus.UNKNOWN_VENDOR_ID;
        };
    return List.of(new Learned.DataAnswer(due.question(), status, json(answer.data())));
  }

  static Inbound receive(DataTransferRequest request) {
    String message = request.messageId() == null ? "" : request.messageId();
    try {
      return switch (request.vendorId()) {
        case PlugAndCharge.VENDOR -> PlugAndCharge.receive(message, request.data());
        case Costs.VENDOR -> Costs.receive(message, request.data());
        default -> handedOn(request);
      };
    } catch (MessageViolation | ArithmeticException wrong) {
      return VendorData.rejected();
    }
  }

  private static Inbound handedOn(DataTransferRequest request) {
    var data =
        new hitchpost.core.types.DataTransferRequest(
            request.vendorId(), request.messageId(), json(request.data()), null);
    return new Inbound.Asked<>(new Ask.TakeData(data), DataTransfers::answer);
  }

  private static String answer(Verdict.DataAnswer verdict) {
    var status =
        switch (verdict.status()) {
          case ACCEPTED -> hitchpost.ocpp16.messages.DataTransferStatus.ACCEPTED;
          case REJECTED, OFFLINE -> hitchpost.ocpp16.messages.DataTransferStatus.REJECTED;
          case UNKNOWN_MESSAGE_ID ->
              hitchpost.ocpp16.messages.DataTransferStatus.UNKNOWN_MESSAGE_ID;
          case UNKNOWN_VENDOR_ID -> hitchpost.ocpp16.messages.DataTransferStatus.UNKNOWN_VENDOR_ID;
        };
    return MessageCodec.write(new DataTransferRequest.Response(status, text(verdict.data())));
  }

  private static @Nullable String text(@Nullable JsonNode data) {
    if (data == null) {
      return null;
    }
    return data.isString() ? data.stringValue() : data.toString();
  }

  private static @Nullable JsonNode json(@Nullable String data) {
    return data == null ? null : JsonNodeFactory.instance.stringNode(data);
  }
}
