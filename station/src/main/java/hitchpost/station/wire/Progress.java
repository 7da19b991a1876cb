package hitchpost.station.wire;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import javax.net.ssl.SSLSession;

/** Hears how far an attempt to connect has come, on the thread of the link; must not block. */
public interface Progress {
  /** Does not listen. */
  Progress UNHEARD = new Progress() {};

  /** The host has these addresses; at least one. */
  default void found(List<InetAddress> addresses) {}

  /** TCP is connected. */
  default void connected(InetSocketAddress address) {}

  /** TLS is agreed on, and the certificate of the CSMS believed. */
  default void secured(SSLSession session) {}

  /**
   * The CSMS has answered the upgrade request, well or not.
   *
   * @param head status line and header lines, with nothing checked
   */
  default void answered(String head) {}
}
