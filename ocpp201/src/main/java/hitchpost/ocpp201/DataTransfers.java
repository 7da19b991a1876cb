package hitchpost.ocpp201;

import hitchpost.core.Ask;
import hitchpost.core.Fact;
import hitchpost.core.Verdict;
import hitchpost.core.dialect.Inbound;
import hitchpost.core.dialect.Learned;
import hitchpost.core.message.MessageCodec;
import hitchpost.core.types.DataTransferStatus;
import hitchpost.ocpp201.messages.Action;
import hitchpost.ocpp201.messages.DataTransferRequest;
import hitchpost.ocpp201.messages.DataTransferStatusEnumType;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Vendor specific messages, both ways. Source: OCPP 2.0.1 part 2, P01 and P02. */
final class DataTransfers {
  private DataTransfers() {}

  static void routes(Routes routes) {
    routes.on(Action.DATA_TRANSFER, DataTransferRequest.class, DataTransfers::receive);
  }

  static DataTransferRequest report(Fact.DataDue due) {
    var request = due.request();
    return new DataTransferRequest(
        request.vendorId(), request.messageId(), request.data(), request.customData());
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
    return List.of(new Learned.DataAnswer(due.question(), status, answer.data()));
  }

  private static Inbound receive(DataTransferRequest request) {
    var data =
        new hitchpost.core.types.DataTransferRequest(
            request.vendorId(), request.messageId(), request.data(), request.customData());
    return new Inbound.Asked<>(new Ask.TakeData(data), DataTransfers::answer);
  }

  private static String answer(Verdict.DataAnswer verdict) {
    var status =
        switch (verdict.status()) {
          case ACCEPTED -> DataTransferStatusEnumType.ACCEPTED;
          case REJECTED, OFFLINE -> DataTransferStatusEnumType.REJECTED;
          case UNKNOWN_MESSAGE_ID -> DataTransferStatusEnumType.UNKNOWN_MESSAGE_ID;
          case UNKNOWN_VENDOR_ID -> DataTransferStatusEnumType.UNKNOWN_VENDOR_ID;
        };
    return MessageCodec.write(new DataTransferRequest.Response(status, verdict.data(), null, null));
  }
}
