package hitchpost.station.certificates;

import hitchpost.station.certificates.OwnFiles.Pair;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** Whom the station believes to be its CSMS, and which root it believed that for last. */
final class TrustedCsms {
  /** Name of a value in sessions in which the CSMS asked for a certificate of the station. */
  static final String ASKED = "hitchpost.certificate.asked";

  private final boolean systemRoots;
  private volatile @Nullable X509Certificate lastAnchor;
  private @Nullable Made made;

  /** What was made last, and from what. */
  private record Made(
      List<X509Certificate> roots, @Nullable Pair shown, boolean wildcards, SSLContext context) {
    boolean from(List<X509Certificate> roots, @Nullable Pair shown, boolean wildcards) {
      return this.roots.equals(roots)
          && Objects.equals(id(this.shown), id(shown))
          && this.wildcards == wildcards;
    }

    private static @Nullable String id(@Nullable Pair pair) {
      return pair == null ? null : pair.id();
    }
  }

  TrustedCsms(boolean systemRoots) {
    this.systemRoots = systemRoots;
  }

  /** The root that the certificate of the CSMS led to when it was last checked. */
  @Nullable X509Certificate lastAnchor() {
    return lastAnchor;
  }

  /**
   * The same object as long as nothing has changed, so that sessions resume; a resumed session is
   * not checked again.
   *
   * @param wildcards whether a certificate may name the host by a wildcard alone
   */
  SSLContext context(List<X509Certificate> roots, @Nullable Pair shown, boolean wildcards)
      throws GeneralSecurityException {
    Made before = made;
    if (before != null && before.from(roots, shown, wildcards)) {
      return before.context();
    }
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(
        new KeyManager[] {new Showing(shown)},
        new TrustManager[] {new Witness(manager(roots), roots, wildcards)},
        null);
    made = new Made(roots, shown, wildcards, context);
    return context;
  }

  private X509ExtendedTrustManager manager(List<X509Certificate> roots)
      throws GeneralSecurityException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    try {
      store.load(null, null);
    } catch (IOException e) {
      throw new GeneralSecurityException("no key store can be made", e);
    }
    int number = 0;
    for (X509Certificate root : roots) {
      store.setCertificateEntry("root-" + number++, root);
    }
    if (systemRoots) {
      for (X509Certificate root : manager((KeyStore) null).getAcceptedIssuers()) {
        store.setCertificateEntry("root-" + number++, root);
      }
    }
    return manager(store);
  }

  private static X509ExtendedTrustManager manager(@Nullable KeyStore store)
      throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return Arrays.stream(factory.getTrustManagers())
        .filter(X509ExtendedTrustManager.class::isInstance)
        .map(X509ExtendedTrustManager.class::cast)
        .findFirst()
        .orElseThrow(() -> new GeneralSecurityException("this Java checks no certificates"));
  }

  /** A check of the JDK's. */
  @FunctionalInterface
  private interface Check {
    void run() throws CertificateException;
  }

  /**
   * Leaves the checking to the JDK, adds what the standard wants of keys and signatures, looks at
   * wildcards, and notes which root a good chain led to.
   */
  private final class Witness extends X509ExtendedTrustManager {
    private final X509ExtendedTrustManager checker;
    private final List<X509Certificate> roots;
    private final boolean wildcards;

    Witness(X509ExtendedTrustManager checker, List<X509Certificate> roots, boolean wildcards) {
      this.checker = checker;
      this.roots = roots;
      this.wildcards = wildcards;
    }

    private void check(X509Certificate[] chain, Check usual) throws RefusedChain {
      try {
        usual.run();
        lastAnchor = anchor(chain);
      } catch (Checks.Unfit weak) {
        String why = String.valueOf(weak.getMessage());
        throw new RefusedChain(List.of(chain), new RefusedChain.Weak(why));
      } catch (CertificateException refused) {
        throw new RefusedChain(List.of(chain), refused);
      }
    }

    /** The root that a good chain leads to; what lies between has to be strong enough. */
    private @Nullable X509Certificate anchor(X509Certificate[] chain) throws Checks.Unfit {
      for (X509Certificate certificate : chain) {
        Checks.key(certificate);
        for (X509Certificate root : roots) {
          if (root.equals(certificate)) {
            return root;
          }
        }
        Checks.signature(certificate);
        for (X509Certificate root : roots) {
          if (RootHash.signed(certificate, root.getPublicKey())) {
            Checks.key(root);
            return root;
          }
        }
      }
      return null;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
        throws CertificateException {
      check(
          chain,
          () -> {
            checker.checkServerTrusted(chain, type, engine);
            boolean hostMatters =
                engine.getSSLParameters().getEndpointIdentificationAlgorithm() != null;
            if (hostMatters && !wildcards && HostNames.wild(chain[0], engine.getPeerHost())) {
              throw new RefusedChain.Wildcard();
            }
          });
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
        throws CertificateException {
      check(chain, () -> checker.checkServerTrusted(chain, type, socket));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type)
        throws CertificateException {
      check(chain, () -> checker.checkServerTrusted(chain, type));
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
        throws CertificateException {
      throw new CertificateException("a station serves nobody");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
        throws CertificateException {
      throw new CertificateException("a station serves nobody");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type)
        throws CertificateException {
      throw new CertificateException("a station serves nobody");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return checker.getAcceptedIssuers();
    }
  }

  /** Shows the one certificate, if there is one, whatever issuers the CSMS says it likes. */
  private static final class Showing extends X509ExtendedKeyManager {
    private static final String ALIAS = "own";

    private final @Nullable Pair shown;

    Showing(@Nullable Pair shown) {
      this.shown = shown;
    }

    private String @Nullable [] aliases(String... types) {
      if (shown == null) {
        return null;
      }
      String algorithm = shown.key().getAlgorithm();
      boolean fits = Arrays.stream(types).anyMatch(type -> type.startsWith(algorithm));
      return fits ? new String[] {ALIAS} : null;
    }

    @Override
    public @Nullable String chooseClientAlias(
        String[] types, Principal @Nullable [] issuers, @Nullable Socket socket) {
      String[] aliases = aliases(types);
      return aliases == null ? null : aliases[0];
    }

    @Override
    public @Nullable String chooseEngineClientAlias(
        String[] types, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
      if (engine != null && engine.getHandshakeSession() != null) {
        engine.getHandshakeSession().putValue(ASKED, true);
      }
      return chooseClientAlias(types, issuers, null);
    }

    @Override
    public String @Nullable [] getClientAliases(String type, Principal @Nullable [] issuers) {
      return aliases(type);
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
      return shown == null ? null : shown.chain().toArray(new X509Certificate[0]);
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
      return shown == null ? null : shown.key();
    }

    @Override
    public @Nullable String chooseServerAlias(
        String type, Principal @Nullable [] issuers, @Nullable Socket socket) {
      return null;
    }

    @Override
    public String @Nullable [] getServerAliases(String type, Principal @Nullable [] issuers) {
      return null;
    }
  }
}
