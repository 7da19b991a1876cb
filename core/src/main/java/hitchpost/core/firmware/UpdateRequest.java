package hitchpost.core.firmware;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An update that somebody wants.
 *
 * @param requestId number of the request; null where updates have none
 * @param location may hold a password
 * @param retries tries to download after the first one, 0 to {@value #MAX_RETRIES}
 * @param retryInterval wait before each of them, at most a day
 * @param retrieveAt earliest time of the download
 * @param installAt earliest time of the installation, null for at once
 * @param signer certificate of whoever signed the image, in PEM; null when it is not signed
 * @param signature over the whole image, in Base64; null when it is not signed
 */
public record UpdateRequest(
    @Nullable Integer requestId,
    String location,
    int retries,
    Duration retryInterval,
    Instant retrieveAt,
    @Nullable Instant installAt,
    @Nullable String signer,
    @Nullable String signature) {
  static final int MAX_RETRIES = 100;

  private static final Duration LONGEST_WAIT = Duration.ofDays(1);

  /** Brings what is out of bounds into them. */
  public UpdateRequest {
    retries = Math.clamp(retries, 0, MAX_RETRIES);
    retryInterval = clamped(retryInterval);
    if ((signer == null) != (signature == null)) {
      throw new IllegalArgumentException("a signature needs a signer, and a signer a signature");
    }
  }

  private static Duration clamped(Duration wait) {
    if (wait.isNegative()) {
      return Duration.ZERO;
    }
    return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
  }

  /** Never shows the password. */
  @Override
  public String toString() {
    return "UpdateRequest[requestId=" + requestId + "]";
  }
}
