package hitchpost.core.security;

import org.jspecify.annotations.Nullable;

/**
 * How the station gets onto the network, for whatever connects it; the station itself only keeps
 * it.
 *
 * @param networkInterface which of its interfaces
 * @param apn for a mobile network, as JSON; holds secrets
 * @param vpn for a private network, as JSON; holds secrets
 */
public record NetworkAccess(String networkInterface, @Nullable String apn, @Nullable String vpn) {
  /** Never shows the secrets. */
  @Override
  public String toString() {
    return "NetworkAccess[" + networkInterface + ", ***]";
  }
}
