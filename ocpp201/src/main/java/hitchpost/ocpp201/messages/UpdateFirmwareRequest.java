package hitchpost.ocpp201.messages;

import org.jspecify.annotations.Nullable;

/**
 * The CSMS wants another firmware installed.
 *
 * <p>Source: OCPP 2.0.1 part 2, 1.64; L01, L02.
 *
 * @param requestId comes back in every status
 * @param retries of the download after the first try; absent leaves it to the station
 * @param retryInterval seconds; absent leaves it to the station
 */
public record UpdateFirmwareRequest(
    int requestId,
    FirmwareType firmware,
    @Nullable Integer retries,
    @Nullable Integer retryInterval) {
  /** Whether the station will. */
  public record Response(
      UpdateFirmwareStatusEnumType status, @Nullable StatusInfoType statusInfo) {}
}
