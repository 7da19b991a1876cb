package hitchpost.ocpp16.messages;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The CSMS wants new firmware installed.
 *
 * <p>Source: OCPP 1.6, 5.19, 6.55 and 6.56; errata 3.63.
 *
 * @param location of the file to download; may hold a password
 * @param retrieveDate when the download may start
 * @param retryInterval seconds
 */
public record UpdateFirmwareRequest(
    URI location,
    @Nullable Integer retries,
    Instant retrieveDate,
    @Nullable Integer retryInterval) {
  /** Nothing but that it arrived. */
  public record Response() {}
}
