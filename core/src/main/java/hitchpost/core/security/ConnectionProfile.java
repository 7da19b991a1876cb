package hitchpost.core.security;

/**
 * An address of the CSMS and how a connection with it is secured, as the station file has it.
 *
 * @param slot 0 or more, distinct within the station
 * @param url {@code ws} with profiles 0 and 1, {@code wss} with 2 and 3; without the station id
 * @param securityProfile 0 to 3
 */
public record ConnectionProfile(int slot, String url, int securityProfile) {
  /** The same address with at least this security profile: a plain one becomes an encrypted one. */
  ConnectionProfile raisedTo(int profile) {
    if (securityProfile >= profile) {
      return this;
    }
    boolean encrypt = profile >= 2 && url.regionMatches(true, 0, "ws:", 0, 3);
    return new ConnectionProfile(slot, encrypt ? "wss:" + url.substring(3) : url, profile);
  }
}
