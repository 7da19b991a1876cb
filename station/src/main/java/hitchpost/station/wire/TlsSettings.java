package hitchpost.station.wire;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;

/**
 * How a {@code wss} connection checks the CSMS: TLS 1.2 or 1.3, full path validation, and the name
 * in the certificate against the host of the URL.
 *
 * <p>Share one instance among all connections with the same trust, so that TLS sessions resume.
 * Source: OCPP 2.0.1 part 2, A00.FR.308-323; OCPP 1.6 security whitepaper, A00.FR.308-323.
 *
 * @param context carries trust anchors and, for security profile 3, the station's own key
 * @param verifyHostname whether the certificate must name the host of the URL
 */
public record TlsSettings(SSLContext context, boolean verifyHostname) {
  private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

  /**
   * Forward secrecy and AEAD only, the security profiles' ECDSA pair among them. Their RSA key
   * transport pair stands last; it works only where the operator has taken it off the JDK's list of
   * disabled algorithms.
   */
  private static final List<String> SUITES =
      List.of(
          "TLS_AES_128_GCM_SHA256",
          "TLS_AES_256_GCM_SHA384",
          "TLS_CHACHA20_POLY1305_SHA256",
          "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
          "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
          "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
          "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
          "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
          "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
          "TLS_RSA_WITH_AES_128_GCM_SHA256",
          "TLS_RSA_WITH_AES_256_GCM_SHA384");

  /** Trusts exactly these roots, and checks the host name. */
  public static TlsSettings trusting(Collection<X509Certificate> roots) {
    try {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      int number = 0;
      for (X509Certificate root : roots) {
        store.setCertificateEntry("root-" + number++, root);
      }
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return new TlsSettings(context, true);
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalArgumentException("the CSMS root certificates cannot be used", e);
    }
  }

  /** Trusts the roots of the Java installation, and checks the host name. */
  public static TlsSettings trustingSystemRoots() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, null, null);
      return new TlsSettings(context, true);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the root certificates of this Java cannot be used", e);
    }
  }

  /** The same trust, without comparing the certificate's names with the host of the URL. */
  public TlsSettings withoutHostnameCheck() {
    return new TlsSettings(context, false);
  }

  SSLEngine engine(String host, int port) {
    SSLEngine engine = context.createSSLEngine(host, port);
    engine.setUseClientMode(true);
    List<String> supported = Arrays.asList(engine.getSupportedCipherSuites());
    SSLParameters parameters = engine.getSSLParameters();
    parameters.setProtocols(PROTOCOLS);
    parameters.setCipherSuites(SUITES.stream().filter(supported::contains).toArray(String[]::new));
    if (verifyHostname) {
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
    }
    engine.setSSLParameters(parameters);
    return engine;
  }
}
