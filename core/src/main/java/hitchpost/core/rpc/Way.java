package hitchpost.core.rpc;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A way to the CSMS, with everything that a connection attempt needs to know.
 *
 * @param slot of the connection profile; distinguishes the ways of a station
 * @param url {@code ws} or {@code wss}, without the station id; empty when whoever connects knows
 *     only one place
 * @param securityProfile 0 nothing, 1 password, 2 TLS and password, 3 TLS on both sides
 * @param password for profiles 1 and 2
 * @param certificate which of its own certificates the station shows, for profile 3
 * @param trust whom it takes for the CSMS, for profiles 2 and 3
 * @param messageTimeout how long an answer may take; null leaves it to the station
 */
public record Way(
    int slot,
    String url,
    int securityProfile,
    @Nullable Password password,
    @Nullable String certificate,
    Trust trust,
    @Nullable Duration messageTimeout) {
  /** The way of a station that knows only one, without any security of its own. */
  public static final Way ONLY = new Way(0, "", 0, null, null, Trust.USUAL, null);

  /** Whether another way leads to the same place. */
  boolean leadsTo(Way other) {
    return slot == other.slot && url.equals(other.url);
  }

  /** Whether the connection is encrypted and the CSMS shows a certificate. */
  public boolean secure() {
    return securityProfile >= 2;
  }
}
