package hitchpost.core.types;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A vendor specific message, in either direction.
 *
 * <p>Source: OCPP 2.0.1 part 2, 1.13; OCPP 1.6, 6.15, where the data is always a text.
 *
 * @param vendorId whose message it is, at most 255 characters
 * @param messageId which message of the vendor, at most 50 characters
 * @param data any JSON; not to be changed
 * @param customData vendor additions
 */
public record DataTransferRequest(
    String vendorId,
    @Nullable String messageId,
    @Nullable JsonNode data,
    @Nullable CustomData customData) {
  public DataTransferRequest {
    Checks.maxLength(vendorId, 255, "DataTransferRequest.vendorId");
    Checks.maxLength(messageId, 50, "DataTransferRequest.messageId");
    data = data == null ? null : data.deepCopy();
  }
}
