package hitchpost.simulator.http;

import com.sun.net.httpserver.Headers;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides who may call. Without a token that is whoever can reach the loopback interface, except
 * pages that a browser on this machine shows: they could reach it too, and must not drive a
 * station. So a call that comes from another origin, or that names a host other than this one (DNS
 * rebinding), is refused.
 */
final class Guard {
  private static final Set<String> NAMES = Set.of("localhost", "ip6-localhost");

  private final Optional<String> token;
  private final InetSocketAddress address;

  Guard(Optional<String> token, InetSocketAddress address) {
    this.token = token;
    this.address = address;
  }

  void check(Headers headers) {
    if (token.isPresent()) {
      checkToken(token.get(), headers.getFirst("Authorization"));
      return;
    }
    String host = headers.getFirst("Host");
    if (host == null || !isThisMachine(host)) {
      throw new Problem(403, "the Host header does not name this machine");
    }
    String origin = headers.getFirst("Origin");
    if (origin != null && !origin.equals("http://" + host)) {
      throw new Problem(403, "pages of other origins may not call");
    }
  }

  private static void checkToken(String token, @Nullable String given) {
    byte[] wanted = ("Bearer " + token).getBytes(StandardCharsets.UTF_8);
    byte[] found = given == null ? new byte[0] : given.getBytes(StandardCharsets.UTF_8);
    if (!MessageDigest.isEqual(wanted, found)) {
      throw new Problem(401, "wanted is Authorization: Bearer TOKEN, with the configured token");
    }
  }

  private boolean isThisMachine(String hostHeader) {
    int colon = hostHeader.lastIndexOf(':');
    boolean withPort = colon >= 0 && !hostHeader.endsWith("]");
    String host = withPort ? hostHeader.substring(0, colon) : hostHeader;
    return NAMES.contains(host) || host.equals(hostText(address.getAddress()));
  }

  private static String hostText(InetAddress address) {
    String text = Listen.text(new InetSocketAddress(address, 0));
    return text.substring(0, text.lastIndexOf(':'));
  }
}
