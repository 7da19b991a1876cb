package hitchpost.station.wire;

import hitchpost.core.rpc.Trouble;
import hitchpost.station.wire.TlsTransport.Stage;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.nio.channels.UnsupportedAddressTypeException;
import java.time.Instant;
import java.util.Locale;
import javax.net.ssl.SSLException;

/**
 * Says in plain words why a connection failed. No secret gets into the text, and nothing of a peer
 * that could act on a terminal or forge a log line.
 */
final class Words {
  private static final String WANTED = "the CSMS wants a certificate of the station";

  private Words() {}

  static Setback noConnection(Exception e, InetSocketAddress address) {
    String where = place(address);
    return switch (e) {
      case NoRouteToHostException none -> new Setback(Trouble.NO_ROUTE, "no route to " + where);
      case ConnectException refused when said(refused).contains("refused") ->
          new Setback(Trouble.REFUSED, "connection refused by " + where);
      case ConnectException silent when said(silent).contains("timed out") ->
          new Setback(Trouble.SILENT, "no answer from " + where);
      case UnsupportedAddressTypeException none ->
          new Setback(Trouble.NO_ROUTE, "this machine cannot reach " + where);
      default ->
          new Setback(Trouble.NO_ROUTE, "no TCP connection to " + where + ": " + e.getMessage());
    };
  }

  static String place(InetSocketAddress address) {
    return address.getAddress().getHostAddress() + ":" + address.getPort();
  }

  /**
   * Why a TLS handshake with {@code host} failed.
   *
   * @param stage how far it came
   * @param now of the clock that certificates were checked with
   */
  static Setback noTls(IOException e, String host, Stage stage, Instant now) {
    String prefix = "TLS with " + host + " failed: ";
    var certificate = CertificateWords.of(e, host, now);
    if (certificate.isPresent()) {
      return new Setback(certificate.get().trouble(), prefix + certificate.get().words());
    }
    Setback setback = e instanceof SSLException tls ? alert(tls, stage) : brokenOff(e);
    return new Setback(setback.trouble(), prefix + setback.words());
  }

  private static Setback brokenOff(IOException e) {
    return e instanceof EOFException
        ? new Setback(Trouble.TLS_BROKEN_OFF, "the CSMS ended the connection in the handshake")
        : new Setback(Trouble.TLS_BROKEN_OFF, lost(e));
  }

  private static Setback alert(SSLException e, Stage stage) {
    String said = said(e);
    if (said.contains("unrecognized ssl message")) {
      return new Setback(Trouble.NO_TLS, "the CSMS does not speak TLS on this port");
    }
    if (stage == Stage.OLD_VERSION
        || said.contains("protocol_version")
        || said.contains("protocol version")) {
      return new Setback(Trouble.TLS_VERSION, "the CSMS offers neither TLS 1.2 nor TLS 1.3");
    }
    if (said.contains("exceeds the maximum allowed")) {
      return new Setback(
          Trouble.CSMS_CHAIN_TOO_LONG, "the CSMS shows more of certificates than a station reads");
    }
    Setback own = ownCertificate(said);
    if (own.trouble() != Trouble.OTHER) {
      return own;
    }
    if (said.contains("handshake_failure")) {
      return stage == Stage.AGREED
          ? new Setback(
              Trouble.OWN_CERTIFICATE_MISSING,
              "the CSMS ended the handshake, probably for want of a certificate of the station")
          : new Setback(Trouble.TLS_CIPHER_SUITE, "no common cipher suite");
    }
    if (said.contains("insufficient_security") || said.contains("ciphersuite")) {
      return new Setback(Trouble.TLS_CIPHER_SUITE, "no common cipher suite");
    }
    if (said.contains("compression")) {
      return new Setback(Trouble.TLS_CIPHER_SUITE, "the CSMS wants to compress, which is unsafe");
    }
    return new Setback(Trouble.TLS_BROKEN_OFF, printable(String.valueOf(e.getMessage())));
  }

  /** What an alert of the CSMS says of the certificate of the station. */
  private static Setback ownCertificate(String said) {
    if (!said.contains("received fatal alert")) {
      return new Setback(Trouble.OTHER, "");
    }
    String how =
        said.contains("certificate_expired")
            ? "; it says that it has expired"
            : said.contains("certificate_revoked")
                ? "; it says that it is revoked"
                : said.contains("unknown_ca") ? "; it does not know who signed it" : "";
    if (said.contains("certificate_required")) {
      return new Setback(Trouble.OWN_CERTIFICATE_MISSING, WANTED);
    }
    boolean refused =
        said.contains("certificate")
            || said.contains("unknown_ca")
            || said.contains("access_denied")
            || said.contains("decrypt_error");
    return refused
        ? new Setback(
            Trouble.OWN_CERTIFICATE_REFUSED,
            "the CSMS does not accept the certificate of the station" + how)
        : new Setback(Trouble.OTHER, "");
  }

  /**
   * Why there is no answer to the upgrade; with TLS 1.3 the CSMS says only after the handshake what
   * it thinks of the certificate.
   */
  static Setback noAnswer(IOException e, String host) {
    if (e instanceof SSLException tls) {
      Setback own = ownCertificate(said(tls));
      if (own.trouble() != Trouble.OTHER) {
        return new Setback(own.trouble(), "TLS with " + host + " failed: " + own.words());
      }
    }
    return new Setback(Trouble.NO_ANSWER, "no answer to the WebSocket upgrade: " + lost(e));
  }

  /** Why there is no answer when the CSMS asked for a certificate and the station had none. */
  static Setback certificateWanted(String host) {
    return new Setback(Trouble.OWN_CERTIFICATE_MISSING, "TLS with " + host + " failed: " + WANTED);
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
    return "the connection failed: " + printable(String.valueOf(e.getMessage()));
  }

  /** Text of a peer without control and direction characters: it may end on a terminal. */
  static String printable(String text) {
    return text.replaceAll("\\p{C}", "?");
  }

  static String said(Throwable e) {
    return String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
  }
}
