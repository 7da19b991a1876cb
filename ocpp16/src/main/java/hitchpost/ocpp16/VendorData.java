package hitchpost.ocpp16;

import hitchpost.core.Verdict;
import hitchpost.core.Verdict.Decision;
import hitchpost.core.dialect.Inbound;
import hitchpost.core.message.MessageCodec;
import hitchpost.core.message.MessageViolation;
import hitchpost.core.rpc.FrameCodec;
import hitchpost.core.rpc.RpcError;
import hitchpost.ocpp16.messages.DataTransferRequest;
import hitchpost.ocpp16.messages.DataTransferStatus;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Messages within DataTransfer: a JSON object as text in the data, of the answer as well. */
final class VendorData {
  private VendorData() {}

  static DataTransferRequest request(String vendor, String messageId, Record data) {
    return new DataTransferRequest(vendor, messageId, MessageCodec.write(data));
  }

  /**
   * The data of an answer.
   *
   * @throws MessageViolation when the CSMS does not know the message, or answers something else
   */
  static <T extends Record> T answer(JsonNode result, Class<T> type) {
    var response = MessageCodec.decode(result, DataTransferRequest.Response.class);
    if (response.status() != DataTransferStatus.ACCEPTED) {
      throw new MessageViolation(
          RpcError.GENERIC_ERROR, "status", "the answer is " + response.status().wire());
    }
    return decode(response.data(), type);
  }

  /**
   * A message that stands in the data.
   *
   * @throws MessageViolation when the data is something else
   */
  static <T extends Record> T decode(@Nullable String data, Class<T> type) {
    return MessageCodec.decode(object(data), type);
  }

  /**
   * The data as an object, without fields where there is no data.
   *
   * @throws MessageViolation when it is something else
   */
  static JsonNode object(@Nullable String data) {
    return FrameCodec.object(data == null ? "{}" : data)
        .orElseThrow(
            () -> new MessageViolation(RpcError.FORMATION_VIOLATION, "data", "is no JSON object"));
  }

  /** An answer that stands in the data of an accepted DataTransfer. */
  static Inbound wrapped(Inbound inner) {
    return switch (inner) {
      case Inbound.Asked<?> asked -> wrapped(asked);
      case Inbound.Settled settled -> new Inbound.Settled(accepted(settled.payload()));
      case Inbound.Refused refused -> refused;
    };
  }

  private static <V extends Verdict> Inbound wrapped(Inbound.Asked<V> asked) {
    return new Inbound.Asked<>(asked.ask(), verdict -> accepted(asked.reply().apply(verdict)));
  }

  private static String accepted(String data) {
    return response(DataTransferStatus.ACCEPTED, data);
  }

  /** The answer to what is only accepted or not; it needs no data. */
  static String decided(Decision decision) {
    return switch (decision) {
      case ACCEPTED -> response(DataTransferStatus.ACCEPTED, null);
      case REJECTED -> response(DataTransferStatus.REJECTED, null);
    };
  }

  static Inbound unknownMessage() {
    return new Inbound.Settled(response(DataTransferStatus.UNKNOWN_MESSAGE_ID, null));
  }

  /** The data is not what the message wants. */
  static Inbound rejected() {
    return new Inbound.Settled(response(DataTransferStatus.REJECTED, null));
  }

  private static String response(DataTransferStatus status, @Nullable String data) {
    return MessageCodec.write(new DataTransferRequest.Response(status, data));
  }
}
