package hitchpost.core.security;

import java.time.Instant;

/**
 * A certificate of the station, with a key that never leaves it.
 *
 * @param id names certificate and key within the station
 */
public record OwnCertificate(String id, Instant notBefore, Instant notAfter) {
  /** Whether the certificate may be used at this time. */
  public boolean validAt(Instant time) {
    return !time.isBefore(notBefore) && !time.isAfter(notAfter);
  }
}
