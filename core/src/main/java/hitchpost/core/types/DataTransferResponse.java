package hitchpost.core.types;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The answer to a vendor specific message.
 *
 * <p>Source: OCPP 2.0.1 part 2, 1.13; OCPP 1.6, 6.16, where the data is always a text.
 *
 * @param status what became of the message
 * @param data any JSON; not to be changed
 * @param statusInfo why
 * @param customData vendor additions
 */
public record DataTransferResponse(
    DataTransferStatus status,
    @Nullable JsonNode data,
    @Nullable StatusInfo statusInfo,
    @Nullable CustomData customData) {
  public DataTransferResponse {
    data = data == null ? null : data.deepCopy();
  }

  /** Only a status. */
  public static DataTransferResponse of(DataTransferStatus status) {
    return new DataTransferResponse(status, null, null, null);
  }
}
