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
  private final boolean systemRoots;
  private volatile @Nullable X509Certificate lastAnchor;
  private @Nullable Made made;

  /** What was made last, and from what. */
  private record Made(List<X509Certificate> roots, @Nullable Pair shown, SSLContext context) {}

  TrustedCsms(boolean systemRoots) {
    this.systemRoots = systemRoots;
  }

  /** The root that the certificate of the CSMS led to when it was last checked. */
  @Nullable X509Certificate lastAnchor() {
    return lastAnchor;
  }

  /** The same object as long as nothing has changed, so that sessions resume. */
  SSLContext context(List<X509Certificate> roots, @Nullable Pair shown)
      throws GeneralSecurityException {
    Made before = made;
    String id = shown == null ? "" : shown.id();
    if (before != null
        && before.roots().equals(roots)
        && id.equals(before.shown() == null ? "" : before.shown().id())) {
      return before.context();
    }
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(
        shown == null ? null : new KeyManager[] {new Showing(shown)},
        new TrustManager[] {new Witness(manager(roots), roots)},
        null);
    made = new Made(roots, shown, context);
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

  /** Leaves the checking to the JDK, and notes which root a good chain led to. */
  private final class Witness extends X509ExtendedTrustManager {
    private final X509ExtendedTrustManager checker;
    private final List<X509Certificate> roots;

    Witness(X509ExtendedTrustManager checker, List<X509Certificate> roots) {
      this.checker = checker;
      this.roots = roots;
    }

    private void passed(X509Certificate[] chain) {
      X509Certificate last = chain[chain.length - 1];
      for (X509Certificate root : roots) {
        if (root.equals(last) || RootHash.signed(last, root.getPublicKey())) {
          lastAnchor = root;
          return;
        }
      }
      lastAnchor = null;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
        throws CertificateException {
      checker.checkServerTrusted(chain, type, engine);
      passed(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
        throws CertificateException {
      checker.checkServerTrusted(chain, type, socket);
      passed(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type)
        throws CertificateException {
      checker.checkServerTrusted(chain, type);
      passed(chain);
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

  /** Shows the one certificate, whatever issuers the CSMS says it likes. */
  private static final class Showing extends X509ExtendedKeyManager {
    private static final String ALIAS = "own";

    private final Pair shown;

    Showing(Pair shown) {
      this.shown = shown;
    }

    private String @Nullable [] aliases(String... types) {
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
      return chooseClientAlias(types, issuers, null);
    }

    @Override
    public String @Nullable [] getClientAliases(String type, Principal @Nullable [] issuers) {
      return aliases(type);
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
      return shown.chain().toArray(new X509Certificate[0]);
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
      return shown.key();
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
