package hitchpost.station.transfer;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where a file is, or is to go.
 *
 * @param user empty for none
 * @param password empty for none
 * @param host name or address, an IPv6 address without brackets
 * @param path decoded, begins with a slash
 * @param uri the same without user and password
 */
record Location(
    Scheme scheme, String user, String password, String host, int port, String path, URI uri) {
  /** How to get there. */
  enum Scheme {
    HTTP(80, true),
    HTTPS(443, false),
    FTP(21, true),
    FTPS(21, false),
    SFTP(22, false);

    private final int port;
    private final boolean plain;

    Scheme(int port, boolean plain) {
      this.port = port;
      this.plain = plain;
    }
  }

  /**
   * Reads a URL.
   *
   * @throws TransferException when it is none, or leads where no file of a station belongs
   */
  static Location of(String text) throws TransferException {
    if (text.chars().anyMatch(c -> c <= ' ' || c == 0x7f)) {
      throw TransferException.wrongLocation("the URL has a space or a control character");
    }
    try {
      URI uri = new URI(text);
      Scheme scheme = scheme(uri.getScheme());
      String host = uri.getHost();
      if (host == null || host.isEmpty()) {
        throw TransferException.wrongLocation("the URL names no host");
      }
      String info = uri.getRawUserInfo() == null ? "" : uri.getRawUserInfo();
      int colon = info.indexOf(':');
      String user = decoded(colon < 0 ? info : info.substring(0, colon));
      String password = colon < 0 ? "" : decoded(info.substring(colon + 1));
      String path = uri.getPath() == null || uri.getPath().isEmpty() ? "/" : uri.getPath();
      if ((user + password + path).chars().anyMatch(c -> c < ' ')) {
        throw TransferException.wrongLocation("the URL has a hidden control character");
      }
      return new Location(
          scheme,
          user,
          password,
          host.startsWith("[") ? host.substring(1, host.length() - 1) : host,
          uri.getPort() < 0 ? scheme.port : uri.getPort(),
          path,
          plain(uri));
    } catch (URISyntaxException | IllegalArgumentException e) {
      throw TransferException.wrongLocation("the URL cannot be read");
    }
  }

  private static Scheme scheme(@Nullable String name) throws TransferException {
    for (Scheme scheme : Scheme.values()) {
      if (name != null && scheme.name().equals(name.toUpperCase(Locale.ROOT))) {
        return scheme;
      }
    }
    throw TransferException.wrongLocation("the URL has a scheme that this station does not know");
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static URI plain(URI uri) throws URISyntaxException {
    String text = uri.toString();
    String info = uri.getRawUserInfo();
    return info == null ? uri : new URI(text.replace(info + '@', ""));
  }

  /**
   * Looks whether the server may be asked. The name is looked up here once: the connection that
   * follows gets the same addresses, which the machine remembers for half a minute.
   *
   * @throws TransferException when it may not, or has no address
   */
  void check(Reach reach) throws TransferException {
    if (scheme.plain && !reach.plain()) {
      throw TransferException.wrongLocation(
          "files travel encrypted only: by https, ftps or sftp, unless files.plain allows others");
    }
    try {
      for (InetAddress address : InetAddress.getAllByName(host)) {
        if (!reach.allows(address)) {
          throw TransferException.wrongLocation("the host has an address that is not allowed");
        }
      }
    } catch (UnknownHostException e) {
      throw TransferException.failed("the host has no address");
    }
  }

  /** The place of a file with this name, when the location is a folder. */
  String fileIn(String name) {
    return path.endsWith("/") ? path + name : path + '/' + name;
  }

  /** Never shows who may go there. */
  @Override
  public String toString() {
    return scheme.name().toLowerCase(Locale.ROOT) + "://" + host + ':' + port;
  }
}
