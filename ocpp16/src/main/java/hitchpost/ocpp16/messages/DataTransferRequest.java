package hitchpost.ocpp16.messages;

import hitchpost.core.message.MaxLength;
import org.jspecify.annotations.Nullable;

/**
 * A message that a vendor defines; both sides may send it.
 *
 * <p>Source: OCPP 1.6, 4.3, 5.6, 6.15 and 6.16.
 */
public record DataTransferRequest(
    @MaxLength(255) String vendorId,
    @Nullable @MaxLength(50) String messageId,
    @Nullable String data) {
  /** The answer that the vendor defines. */
  public record Response(DataTransferStatus status, @Nullable String data) {}
}
