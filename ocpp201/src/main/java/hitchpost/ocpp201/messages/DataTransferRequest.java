package hitchpost.ocpp201.messages;

import hitchpost.core.message.MaxLength;
import hitchpost.core.types.CustomData;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Data for a vendor's own purposes, in either direction.
 *
 * <p>Source: OCPP 2.0.1 part 2, 1.13; P01, P02.
 *
 * @param vendorId whose, a reversed domain name
 * @param messageId which message of the vendor
 * @param data any JSON
 */
public record DataTransferRequest(
    @MaxLength(255) String vendorId,
    @Nullable @MaxLength(50) String messageId,
    @Nullable JsonNode data,
    @Nullable CustomData customData) {
  /**
   * What became of it, and what the other side has to say.
   *
   * @param data any JSON
   */
  public record Response(
      DataTransferStatusEnumType status,
      @Nullable JsonNode data,
      @Nullable StatusInfoType statusInfo,
      @Nullable CustomData customData) {}
}
