package hitchpost.simulator.csms;

import hitchpost.station.file.OcppVersion;
import java.net.InetSocketAddress;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * How the WebSocket server of the CSMS is reached.
 *
 * @param address port 0 takes a free one
 * @param tls with it the server speaks wss and nothing else
 * @param clientCertificates whether stations must show a certificate
 * @param passwords basic authentication of stations, by their identity
 * @param password basic authentication of all others; without it they need none
 * @param pingInterval how often stations are pinged; one that does not answer is closed within two
 *     intervals. Zero: never
 * @param versions what is spoken, at least one; of those that a station offers the first here
 */
public record ServerSettings(
    InetSocketAddress address,
    Optional<SSLContext> tls,
    boolean clientCertificates,
    Map<String, Password> passwords,
    Optional<Password> password,
    Duration pingInterval,
    List<OcppVersion> versions) {

  /** Longest frame that is read, in bytes. */
  public static final int MAX_FRAME_BYTES = 1024 * 1024;

  /** How many different stations the CSMS knows at most; more are refused. */
  public static final int MAX_STATIONS = 20_000;

  /** The newest first. */
  public static final List<OcppVersion> EVERY_VERSION =
      List.of(OcppVersion.V2_0_1, OcppVersion.V1_6);

  public ServerSettings {
    passwords = Map.copyOf(passwords);
    versions = List.copyOf(versions);
  }

  /** Without TLS and passwords, with a ping every minute, in every version. */
  public static ServerSettings plain(InetSocketAddress address) {
    return new ServerSettings(
        address,
        Optional.empty(),
        false,
        Map.of(),
        Optional.empty(),
        Duration.ofMinutes(1),
        EVERY_VERSION);
  }

  /** What this station must present, if anything. */
  Optional<Password> passwordOf(String stationId) {
    return Optional.ofNullable(passwords.get(stationId)).or(() -> password);
  }

  /**
   * A password, which need not be text (OCPP 1.6 security whitepaper, AuthorizationKey). How long
   * it takes to compare two of the same length tells nothing of them.
   */
  public static final class Password {
    private final byte[] octets;

    public Password(byte[] octets) {
      this.octets = octets.clone();
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Password password && MessageDigest.isEqual(octets, password.octets);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(octets);
    }

    @Override
    public String toString() {
      return "***";
    }
  }
}
