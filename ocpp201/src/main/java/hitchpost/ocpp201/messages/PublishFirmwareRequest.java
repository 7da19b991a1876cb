package hitchpost.ocpp201.messages;

import hitchpost.core.message.MaxLength;
import org.jspecify.annotations.Nullable;

/**
 * The CSMS wants a firmware image offered to the stations nearby.
 *
 * <p>Source: OCPP 2.0.1 part 2, 1.41; L03.
 *
 * @param location URL to download from; may hold a password
 * @param checksum MD5 in hexadecimal digits
 * @param retries after the first try
 * @param retryInterval seconds
 */
public record PublishFirmwareRequest(
    @MaxLength(512) String location,
    @MaxLength(32) String checksum,
    int requestId,
    @Nullable Integer retries,
    @Nullable Integer retryInterval) {
  /** Whether the local controller will. */
  public record Response(GenericStatusEnumType status, @Nullable StatusInfoType statusInfo) {}
}
