package hitchpost.core.security;

import org.jspecify.annotations.Nullable;

/**
 * An address of the CSMS and how a connection with it is made, as the station file or the CSMS has
 * it.
 *
 * @param slot 0 or more, distinct within the station
 * @param url {@code ws} with profiles 0 and 1, {@code wss} with 2 and 3; without the station id
 * @param securityProfile 0 to 3
 * @param messageTimeoutSeconds how long an answer may take there, at most an hour; 0 leaves it to
 *     the station
 * @param network null when nobody has said
 */
public record ConnectionProfile(
    int slot,
    String url,
    int securityProfile,
    int messageTimeoutSeconds,
    @Nullable NetworkAccess network) {
  private static final int LONGEST_TIMEOUT_SECONDS = 3_600;

  /** An address, and nothing else said of it. */
  public ConnectionProfile(int slot, String url, int securityProfile) {
    this(slot, url, securityProfile, 0, null);
  }

  /** Whether a station can try to connect with it. */
  boolean sound() {
    return securityProfile >= 0
        && securityProfile <= 3
        && messageTimeoutSeconds >= 0
        && messageTimeoutSeconds <= LONGEST_TIMEOUT_SECONDS
        && CsmsUrl.mistake(url).isEmpty()
        && CsmsUrl.encrypted(url) == securityProfile >= 2;
  }

  /** The same address with at least this security profile: a plain one becomes an encrypted one. */
  ConnectionProfile raisedTo(int profile) {
    if (securityProfile >= profile) {
      return this;
    }
    boolean encrypt = profile >= 2 && url.regionMatches(true, 0, "ws:", 0, 3);
    return new ConnectionProfile(
        slot, encrypt ? "wss:" + url.substring(3) : url, profile, messageTimeoutSeconds, network);
  }
}
