package hitchpost.core.security;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/** The rules for an address of the CSMS. */
public final class CsmsUrl {
  private CsmsUrl() {}

  /** What is wrong with an address; neither it nor a password in it is repeated. */
  public static Optional<String> mistake(String text) {
    try {
      return mistake(new URI(text));
    } catch (URISyntaxException e) {
      return Optional.of(
          "is no URL" + (e.getIndex() < 0 ? "" : " from character " + (e.getIndex() + 1)));
    }
  }

  private static Optional<String> mistake(URI url) {
    String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
    String authority = url.getRawAuthority();
    if (!scheme.equals("ws") && !scheme.equals("wss")) {
      return Optional.of("must begin with ws:// or wss://");
    }
    if (authority == null) {
      return Optional.of("has no host");
    }
    if (authority.contains("@")) {
      return Optional.of("must not hold a user or password; there is csms.password");
    }
    if (url.getRawFragment() != null) {
      return Optional.of("must not have a fragment");
    }
    return hasPort(authority)
        ? Optional.empty()
        : Optional.of("has no usable port; 1 to 65535 are");
  }

  /** Whether connections with this address are encrypted. */
  public static boolean encrypted(String url) {
    return url.regionMatches(true, 0, "wss:", 0, 4);
  }

  /** java.net.URI leaves a port alone that it does not understand. */
  private static boolean hasPort(String authority) {
    int colon = authority.lastIndexOf(':');
    if (colon < 0 || authority.endsWith("]")) {
      return true;
    }
    String port = authority.substring(colon + 1);
    return port.matches("[0-9]{1,5}")
        && Integer.parseInt(port) >= 1
        && Integer.parseInt(port) <= 65_535;
  }
}
