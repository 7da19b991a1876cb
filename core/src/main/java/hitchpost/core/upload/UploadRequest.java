package hitchpost.core.upload;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A log that somebody wants uploaded.
 *
 * @param requestId number of the request; null where uploads have none
 * @param location may hold a password
 * @param retries tries after the first one, 0 to {@value #MAX_RETRIES}
 * @param retryInterval wait before each of them, at most a day
 * @param from leaves out what is older; null for no limit
 * @param to leaves out what is later; null for no limit
 */
public record UploadRequest(
    Log log,
    @Nullable Integer requestId,
    String location,
    int retries,
    Duration retryInterval,
    @Nullable Instant from,
    @Nullable Instant to) {
  /** Which log. */
  public enum Log {
    DIAGNOSTICS,
    SECURITY
  }

  static final int MAX_RETRIES = 100;

  private static final Duration LONGEST_WAIT = Duration.ofDays(1);

  /** Brings what is out of bounds into them. */
  public UploadRequest {
    retries = Math.clamp(retries, 0, MAX_RETRIES);
    if (retryInterval.isNegative()) {
      retryInterval = Duration.ZERO;
    } else if (retryInterval.compareTo(LONGEST_WAIT) > 0) {
      retryInterval = LONGEST_WAIT;
    }
  }

  /** Never shows the password. */
  @Override
  public String toString() {
    return "UploadRequest[log=" + log + ", requestId=" + requestId + "]";
  }
}
