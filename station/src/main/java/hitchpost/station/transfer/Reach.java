package hitchpost.station.transfer;

import java.net.Inet4Address;
import java.net.InetAddress;

/**
 * Which servers a CSMS may send the station to.
 *
 * <p>Never those that only the station itself or its link has a meaning for, such as the addresses
 * where clouds keep credentials.
 *
 * @param self whether the machine of the station may be asked, as where a CSMS runs beside it
 * @param privateNetworks whether a server may be on the site or in the operator's own network
 * @param plain whether files may travel unencrypted, by HTTP and FTP
 */
public record Reach(boolean self, boolean privateNetworks, boolean plain) {
  /** Whether this address may be asked. */
  boolean allows(InetAddress address) {
    if (address.isLoopbackAddress()) {
      return self;
    }
    if (address.isLinkLocalAddress()
        || address.isMulticastAddress()
        || address.isAnyLocalAddress()) {
      return false;
    }
    return privateNetworks || !isPrivate(address);
  }

  /** Source: RFC 1918, RFC 6598 (shared by providers), RFC 4193 (fc00::/7). */
  private static boolean isPrivate(InetAddress address) {
    byte[] octets = address.getAddress();
    boolean own =
        address instanceof Inet4Address
            ? octets[0] == 100 && (octets[1] & 0xc0) == 64
            : (octets[0] & 0xfe) == 0xfc;
    return own || address.isSiteLocalAddress();
  }
}
