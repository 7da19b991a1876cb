package hitchpost.station.wire;

import hitchpost.core.rpc.LinkEvent.Trouble;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Locale;
import javax.net.ssl.SSLException;

/** What a failed TLS handshake says about security. */
final class TlsTroubles {
  private TlsTroubles() {}

  /** A handshake that failed on this side, or by an alert of the CSMS. */
  static Trouble of(IOException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof GeneralSecurityException) {
        return Trouble.CSMS_CERTIFICATE;
      }
    }
    String said = said(e);
    if (said.contains("protocol_version") || said.contains("protocol version")) {
      return Trouble.TLS_VERSION;
    }
    if (said.contains("handshake_failure")
        || said.contains("insufficient_security")
        || said.contains("cipher suite")) {
      return Trouble.TLS_CIPHER_SUITE;
    }
    return ofAlert(e);
  }

  /** With TLS 1.3 the CSMS says after the handshake what it thinks of the certificate. */
  static Trouble ofAlert(IOException e) {
    String said = said(e);
    boolean certificate =
        said.contains("certificate")
            || said.contains("unknown_ca")
            || said.contains("access_denied");
    return e instanceof SSLException && certificate ? Trouble.CREDENTIALS : Trouble.OTHER;
  }

  private static String said(IOException e) {
    return String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
  }
}
