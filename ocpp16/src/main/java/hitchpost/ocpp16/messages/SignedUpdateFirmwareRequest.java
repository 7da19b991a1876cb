package hitchpost.ocpp16.messages;

import org.jspecify.annotations.Nullable;

/**
 * The CSMS has new firmware with a signature.
 *
 * <p>Source: OCPP 1.6 security whitepaper, 5.21 and 5.22.
 *
 * @param retryInterval seconds
 */
public record SignedUpdateFirmwareRequest(
    @Nullable Integer retries,
    @Nullable Integer retryInterval,
    int requestId,
    SignedFirmware firmware) {
  /** Whether the station begins. */
  public record Response(UpdateFirmwareStatus status) {}
}
