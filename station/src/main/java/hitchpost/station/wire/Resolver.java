package hitchpost.station.wire;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Finds the addresses of a host; asked anew for every attempt. May block. */
@FunctionalInterface
interface Resolver {
  /**
   * At least one address, in the order of preference.
   *
   * @throws UnknownHostException when there is none now
   */
  List<InetAddress> addresses(String host) throws UnknownHostException;

  /** The resolver of the operating system; Java keeps its answers for some seconds. */
  static Resolver system() {
    return host -> List.of(InetAddress.getAllByName(host));
  }

  /** Whether {@code host} needs no look-up. */
  static boolean isLiteral(String host) {
    return host.indexOf(':') >= 0 || host.matches("\\d{1,3}(\\.\\d{1,3}){3}");
  }
}
