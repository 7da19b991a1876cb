package hitchpost.core.security;

import java.time.Duration;
import java.util.List;

/**
 * How the station is secured, as far as its owner decides that.
 *
 * @param profiles addresses of the CSMS in order of preference
 * @param switchTimeout how long changed credentials or a raised security profile are tried before
 *     those from before are
 * @param firstExpiryCheck from start until the station looks whether its certificate expires soon
 * @param expiryCheckInterval between the later looks
 * @param csmsRootsOverPlain whether a root for the CSMS may be installed over an unencrypted
 *     connection
 * @param manufacturerRootsOverPlain the same for roots of firmware
 */
public record SecurityConfig(
    List<ConnectionProfile> profiles,
    Duration switchTimeout,
    Duration firstExpiryCheck,
    Duration expiryCheckInterval,
    boolean csmsRootsOverPlain,
    boolean manufacturerRootsOverPlain) {
  /** For a station that knows one way, with whatever security whoever connects gives it. */
  public static final SecurityConfig ONE_WAY = of(List.of(new ConnectionProfile(0, "", 0)));

  public SecurityConfig {
    profiles = List.copyOf(profiles);
  }

  /** The usual rules, for these addresses. */
  public static SecurityConfig of(List<ConnectionProfile> profiles) {
    return new SecurityConfig(
        profiles, Duration.ofSeconds(60), Duration.ofSeconds(60), Duration.ofHours(12), true, true);
  }
}
