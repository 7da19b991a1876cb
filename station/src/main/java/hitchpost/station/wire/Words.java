package hitchpost.station.wire;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.nio.channels.UnsupportedAddressTypeException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Locale;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Says in plain words why a connection failed. No secret gets into the text, and nothing of a peer
 * that could act on a terminal or forge a log line.
 */
final class Words {
  private Words() {}

  static String noConnection(Exception e, InetSocketAddress address) {
    String where = place(address);
    return switch (e) {
      case NoRouteToHostException none -> "no route to " + where;
      case ConnectException refused when said(refused).contains("refused") ->
          "connection refused by " + where;
      case UnsupportedAddressTypeException none -> "this machine cannot reach " + where;
      default -> "no TCP connection to " + where + ": " + e.getMessage();
    };
  }

  static String place(InetSocketAddress address) {
    return address.getAddress().getHostAddress() + ":" + address.getPort();
  }

  /** Why a TLS handshake with {@code host} failed. */
  static String noTls(IOException e, String host) {
    String certificate = certificateTrouble(e, host);
    if (certificate != null) {
      return certificate;
    }
    if (e instanceof EOFException) {
      return "TLS with " + host + " failed: the CSMS ended the connection in the handshake";
    }
    String said = said(e);
    if (said.contains("unrecognized ssl message")) {
      return "TLS with " + host + " failed: the CSMS does not speak TLS on this port";
    }
    if (said.contains("protocol_version") || said.contains("protocol version")) {
      return "TLS with " + host + " failed: the CSMS offers neither TLS 1.2 nor TLS 1.3";
    }
    if (said.contains("handshake_failure") || said.contains("insufficient_security")) {
      return "TLS with "
          + host
          + " failed: no common cipher suite, or the CSMS wants another client certificate";
    }
    if (e instanceof SSLException) {
      return "TLS with " + host + " failed: " + printable(String.valueOf(e.getMessage()));
    }
    return "TLS with " + host + " failed: " + lost(e);
  }

  private static @Nullable String certificateTrouble(IOException e, String host) {
    String prefix = "TLS with " + host + " failed: the certificate of the CSMS ";
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      switch (cause) {
        case CertificateExpiredException expired -> {
          return prefix + "has expired";
        }
        case CertificateNotYetValidException early -> {
          return prefix + "is not valid yet";
        }
        case CertPathBuilderException unknown -> {
          return prefix + "does not lead to a trusted root";
        }
        case CertPathValidatorException path when path.getCause() == null -> {
          return prefix + "is not accepted (" + path.getReason() + ")";
        }
        default -> {
          if (namesAnotherHost(said(cause))) {
            return prefix + "names another host";
          }
        }
      }
    }
    return null;
  }

  private static boolean namesAnotherHost(String said) {
    return said.startsWith("no subject alternative") || said.startsWith("no name matching");
  }

  /** How an open connection ended, where the CSMS did not say. */
  static String lost(IOException e) {
    String said = said(e);
    if (e instanceof EOFException) {
      return "the CSMS ended the connection";
    }
    if (said.contains("reset")) {
      return "the connection was reset";
    }
    if (said.contains("broken pipe")) {
      return "the CSMS no longer takes data";
    }
    return "the connection failed: " + e.getMessage();
  }

  /** Text of a peer without control and direction characters: it may end on a terminal. */
  static String printable(String text) {
    return text.replaceAll("\\p{C}", "?");
  }

  private static String said(Throwable e) {
    return String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
  }
}
