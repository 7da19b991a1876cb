package hitchpost.station.wire;

import java.net.IDN;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a station connects and how it shows who it is.
 *
 * <p>The connection URL is {@code csmsUrl} with the identity appended as one percent-encoded path
 * segment; a trailing slash is not doubled and a query stays at the end. Source: OCPP-J 1.6, 3.1.1;
 * OCPP 2.0.1 part 4, 3.1.1.
 *
 * @param csmsUrl {@code ws} or {@code wss}, without user information and fragment
 * @param stationId raw identity, not empty; without a colon when there are credentials, because
 *     basic authentication cannot carry one
 * @param credentials password for basic authentication, or null for none
 * @param tls needed for {@code wss}, unused for {@code ws}
 */
public record Endpoint(
    URI csmsUrl, String stationId, @Nullable BasicAuth credentials, @Nullable TlsSettings tls) {
  // java.net.URI refuses an underscore in a host, container networks do not
  private static final Pattern HOST_AND_PORT = Pattern.compile("([^@:\\[\\]]+)(?::(\\d{1,5}))?");
  // what needs no encoding in any URL part; '*' is common in EVSE ids
  private static final String UNENCODED = "-_.~!*'()";
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  public Endpoint {
    String scheme = String.valueOf(csmsUrl.getScheme()).toLowerCase(Locale.ROOT);
    if (!scheme.equals("ws") && !scheme.equals("wss")) {
      throw new IllegalArgumentException("the CSMS URL must begin with ws:// or wss://");
    }
    if (csmsUrl.getRawAuthority() == null || csmsUrl.getRawAuthority().contains("@")) {
      throw new IllegalArgumentException("the CSMS URL needs a host and no user information");
    }
    if (csmsUrl.getRawFragment() != null) {
      throw new IllegalArgumentException("the CSMS URL must not have a fragment");
    }
    if (stationId.isEmpty()) {
      throw new IllegalArgumentException("the station identity must not be empty");
    }
    if (credentials != null && stationId.contains(":")) {
      throw new IllegalArgumentException(
          "a station identity with a colon cannot be used with basic authentication");
    }
    if (scheme.equals("wss") && tls == null) {
      throw new IllegalArgumentException("a wss:// URL needs TLS settings");
    }
    int port = portOf(csmsUrl);
    if (port == 0 || port > 65_535) {
      throw new IllegalArgumentException("the port of the CSMS URL must be 1 to 65535");
    }
  }

  /** A connection without authentication and without TLS (security profile 0). */
  public static Endpoint plain(URI csmsUrl, String stationId) {
    return new Endpoint(csmsUrl, stationId, null, null);
  }

  boolean secure() {
    return csmsUrl.getScheme().equalsIgnoreCase("wss");
  }

  /** Host name or literal address, without brackets. */
  String host() {
    String host = csmsUrl.getHost();
    if (host == null) {
      return IDN.toASCII(authority(csmsUrl).group(1));
    }
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  int port() {
    int port = portOf(csmsUrl);
    return port > 0 ? port : defaultPort();
  }

  /** Value of the Host header: the port only where it is not the default. */
  String hostHeader() {
    String host = host().contains(":") ? "[" + host() + "]" : host();
    return port() == defaultPort() ? host : host + ":" + port();
  }

  /** Path and query of the upgrade request. */
  String requestTarget() {
    URI ascii = URI.create(csmsUrl.toASCIIString());
    String path = ascii.getRawPath();
    String query = ascii.getRawQuery() == null ? "" : "?" + ascii.getRawQuery();
    return (path.endsWith("/") ? path : path + "/") + encoded(stationId) + query;
  }

  private int defaultPort() {
    return secure() ? 443 : 80;
  }

  private static int portOf(URI url) {
    if (url.getHost() != null) {
      return url.getPort();
    }
    String port = authority(url).group(2);
    return port == null ? -1 : Integer.parseInt(port);
  }

  private static Matcher authority(URI url) {
    Matcher matcher = HOST_AND_PORT.matcher(url.getAuthority());
    if (!matcher.matches()) {
      throw new IllegalArgumentException("the CSMS URL has no usable host");
    }
    return matcher;
  }

  private static String encoded(String segment) {
    StringBuilder text = new StringBuilder();
    for (byte octet : segment.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (octet & 0xFF);
      boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (plain || UNENCODED.indexOf(c) >= 0) {
        text.append(c);
      } else {
        text.append('%').append(HEX.toHexDigits(octet));
      }
    }
    return text.toString();
  }
}
