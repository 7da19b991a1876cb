package hitchpost.simulator.http;

import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * Where an API listens and who may use it. An address that others can reach needs a token.
 *
 * @param address port 0 takes a free one
 * @param token what callers must present as {@code Authorization: Bearer TOKEN}
 */
public record Listen(InetSocketAddress address, Optional<String> token) {
  public Listen {
    if (address.isUnresolved()) {
      throw new IllegalArgumentException("no such host: " + address.getHostString());
    }
    if (!address.getAddress().isLoopbackAddress() && token.isEmpty()) {
      throw new IllegalArgumentException(
          "listening on " + text(address) + ", which others can reach, needs a token");
    }
    if (token.isPresent() && !token.get().matches("[A-Za-z0-9._~+/-]+=*")) {
      throw new IllegalArgumentException("a token has only letters, digits and . _ ~ + / - =");
    }
  }

  /**
   * Reads {@code PORT}, {@code HOST:PORT} or {@code [IPV6]:PORT}.
   *
   * @throws IllegalArgumentException when it is none of them or the host does not exist
   */
  public static InetSocketAddress parse(String text) {
    int colon = text.lastIndexOf(':');
    String host = colon < 0 ? "127.0.0.1" : text.substring(0, colon);
    String port = text.substring(colon + 1);
    boolean bracketed = host.startsWith("[") && host.endsWith("]");
    if (host.isEmpty()
        || !port.matches("\\d{1,5}")
        || Integer.parseInt(port) > 65535
        || (host.contains(":") && !bracketed)) {
      throw new IllegalArgumentException("wanted is HOST:PORT, not " + text);
    }
    String plain = bracketed ? host.substring(1, host.length() - 1) : host;
    return new InetSocketAddress(plain, Integer.parseInt(port));
  }

  /** Only callers on this machine, on a free port. */
  public static Listen locally() {
    return new Listen(parse("127.0.0.1:0"), Optional.empty());
  }

  /** The address as it stands in a URL: {@code 127.0.0.1:8090}, {@code [::1]:8090}. */
  public static String text(InetSocketAddress address) {
    String host = address.getAddress().getHostAddress();
    boolean ipv6 = host.contains(":");
    return (ipv6 ? "[" + host + "]" : host) + ":" + address.getPort();
  }
}
