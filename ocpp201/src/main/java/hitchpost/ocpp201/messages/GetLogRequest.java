package hitchpost.ocpp201.messages;

import hitchpost.core.message.MaxLength;
import org.jspecify.annotations.Nullable;

/**
 * The CSMS wants a log uploaded.
 *
 * <p>Source: OCPP 2.0.1 part 2, 1.24; N01.
 *
 * @param requestId comes back in every status
 * @param retries after the first try; absent leaves it to the station
 * @param retryInterval seconds; absent leaves it to the station
 */
public record GetLogRequest(
    LogEnumType logType,
    int requestId,
    @Nullable Integer retries,
    @Nullable Integer retryInterval,
    LogParametersType log) {
  /**
   * Whether the station will.
   *
   * @param filename absent when there is nothing to upload
   */
  public record Response(
      LogStatusEnumType status,
      @Nullable @MaxLength(255) String filename,
      @Nullable StatusInfoType statusInfo) {}
}
