package hitchpost.ocpp16.messages;

import hitchpost.core.message.MaxLength;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The CSMS wants diagnostics uploaded.
 *
 * <p>Source: OCPP 1.6, 5.9, 6.25 and 6.26.
 *
 * @param location the folder to upload to; may hold a password
 * @param retryInterval seconds
 * @param startTime of the oldest entry to include
 * @param stopTime of the latest entry to include
 */
public record GetDiagnosticsRequest(
    URI location,
    @Nullable Integer retries,
    @Nullable Integer retryInterval,
    @Nullable Instant startTime,
    @Nullable Instant stopTime) {
  /** The file that will be uploaded, absent when there is none. */
  public record Response(@Nullable @MaxLength(255) String fileName) {}
}
