package hitchpost.ocpp16.messages;

import hitchpost.core.message.MaxLength;
import org.jspecify.annotations.Nullable;

/**
 * The CSMS wants a log uploaded.
 *
 * <p>Source: OCPP 1.6 security whitepaper, 5.9 and 5.10.
 *
 * @param retryInterval seconds
 */
public record GetLogRequest(
    LogType logType,
    int requestId,
    @Nullable Integer retries,
    @Nullable Integer retryInterval,
    LogParameters log) {
  /** The file that will be uploaded, absent when there is none. */
  public record Response(LogStatus status, @Nullable @MaxLength(255) String filename) {}
}
