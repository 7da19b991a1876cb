package hitchpost.station.certificates;

import hitchpost.core.security.CertificateCommand.Owner;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateParsingException;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import org.jspecify.annotations.Nullable;

/** Whether a certificate is one to trust or to use. Source: OCPP 1.6 security whitepaper, 2.6.1. */
final class Checks {
  /** Clocks differ: a certificate may begin this much later than now. */
  private static final Duration TOLERANCE = Duration.ofMinutes(5);

  private static final int CA = 5;

  /** Most certificates in a chain, as JSSE has it too. */
  private static final int MAX_CHAIN = 10;

  private static final String CLIENT_AUTH = "1.3.6.1.5.5.7.3.2";
  private static final String ANY_USE = "2.5.29.37.0";

  private Checks() {}

  /** A certificate is not what it should be; the message is for a technician. */
  static final class Unfit extends Exception {
    private static final long serialVersionUID = 1L;

    Unfit(String message) {
      super(message);
    }
  }

  /** A root that may be trusted. */
  static void root(X509Certificate certificate, @Nullable Instant at) throws Unfit {
    strength(certificate);
    period(certificate, at);
    if (certificate.getBasicConstraints() < 0) {
      throw new Unfit("it is no certificate of an authority");
    }
    boolean[] usage = certificate.getKeyUsage();
    if (usage != null && !usage[CA]) {
      throw new Unfit("its key is not for signing certificates");
    }
    boolean ownIssuer =
        certificate.getIssuerX500Principal().equals(certificate.getSubjectX500Principal());
    if (ownIssuer && !RootHash.signed(certificate, certificate.getPublicKey())) {
      throw new Unfit("its signature is wrong");
    }
  }

  /** A chain whose first certificate the station may show; its key has been found. */
  static void chain(
      List<X509Certificate> chain,
      Collection<X509Certificate> roots,
      Owner owner,
      @Nullable Instant at)
      throws Unfit {
    inOrder(chain, at);
    X509Certificate own = chain.getFirst();
    if (!names(own, "CN").contains(owner.commonName())) {
      throw new Unfit("its common name is not the serial number of the station");
    }
    if (!owner.organization().isEmpty() && !names(own, "O").contains(owner.organization())) {
      throw new Unfit("its organization is not the operator of the station");
    }
    if (!forClients(own)) {
      throw new Unfit("it is not for clients");
    }
    path(chain, roots, at, "root of the CSMS");
  }

  /** A chain that the station may show cars. */
  static void forCars(
      List<X509Certificate> chain, Collection<X509Certificate> roots, @Nullable Instant at)
      throws Unfit {
    inOrder(chain, at);
    path(chain, roots, at, "V2G root");
  }

  /** A contract as far as it goes; whether it leads to a root is another question. */
  static void contract(List<X509Certificate> chain, String contractId, @Nullable Instant at)
      throws Unfit {
    inOrder(chain, at);
    X509Certificate own = chain.getFirst();
    for (int i = 1; i < chain.size(); i++) {
      if (!RootHash.signed(chain.get(i - 1), chain.get(i).getPublicKey())) {
        throw new Unfit("its certificates do not follow from each other");
      }
    }
    String wanted = bare(contractId);
    if (wanted.isEmpty() || names(own, "CN").stream().noneMatch(n -> bare(n).equals(wanted))) {
      throw new Unfit("it is not for the contract id that the car tells");
    }
  }

  /** Contract ids are written with and without hyphens, in either case. */
  private static String bare(String contractId) {
    return contractId.replace("-", "").toUpperCase(Locale.ROOT);
  }

  private static void inOrder(List<X509Certificate> chain, @Nullable Instant at) throws Unfit {
    for (X509Certificate certificate : chain) {
      strength(certificate);
      period(certificate, at);
    }
    if (chain.getFirst().getBasicConstraints() >= 0) {
      throw new Unfit("it is the certificate of an authority");
    }
  }

  /** The certificates of a chain in PEM. */
  static List<X509Certificate> readChain(String pem) throws Unfit {
    try {
      List<X509Certificate> chain = Pem.certificates(pem);
      if (!chain.isEmpty() && chain.size() <= MAX_CHAIN) {
        return chain;
      }
    } catch (CertificateException unreadable) {
      throw new Unfit("it cannot be read");
    }
    throw new Unfit("it is not 1 to " + MAX_CHAIN + " certificates in PEM");
  }

  /** Whether the first leads to one of the roots. */
  static void path(
      List<X509Certificate> chain,
      Collection<X509Certificate> roots,
      @Nullable Instant at,
      String root)
      throws Unfit {
    if (roots.isEmpty()) {
      throw new Unfit("there is no " + root + " that it could lead to");
    }
    X509Certificate own = chain.getFirst();
    Set<TrustAnchor> anchors =
        roots.stream().map(r -> new TrustAnchor(r, null)).collect(Collectors.toSet());
    var wanted = new X509CertSelector();
    wanted.setCertificate(own);
    try {
      var parameters = new PKIXBuilderParameters(anchors, wanted);
      parameters.setRevocationEnabled(false);
      parameters.addCertStore(
          CertStore.getInstance("Collection", new CollectionCertStoreParameters(chain)));
      Instant begin = own.getNotBefore().toInstant();
      Instant now = at == null || at.isBefore(begin) ? begin : at;
      parameters.setDate(Date.from(now));
      CertPathBuilder.getInstance("PKIX").build(parameters);
    } catch (GeneralSecurityException noPath) {
      throw new Unfit("it does not lead to a " + root);
    }
  }

  private static void period(X509Certificate certificate, @Nullable Instant at) throws Unfit {
    if (at == null) {
      return;
    }
    if (at.isAfter(certificate.getNotAfter().toInstant())) {
      throw new Unfit("it has expired");
    }
    if (at.plus(TOLERANCE).isBefore(certificate.getNotBefore().toInstant())) {
      throw new Unfit("it is not valid yet");
    }
  }

  private static void strength(X509Certificate certificate) throws Unfit {
    key(certificate);
    signature(certificate);
  }

  /** Its key is one that the standard allows. Source: whitepaper, A00.FR.501 and A00.FR.502. */
  static void key(X509Certificate certificate) throws Unfit {
    PublicKey key = certificate.getPublicKey();
    boolean weak =
        switch (key) {
          case RSAPublicKey rsa -> rsa.getModulus().bitLength() < 2048;
          case ECPublicKey ec -> ec.getParams().getOrder().bitLength() < 224;
          default -> !key.getAlgorithm().startsWith("Ed");
        };
    if (weak) {
      throw new Unfit("its key is too short, or of an unusual kind");
    }
  }

  /** Whoever signed it used a hash function that can be relied on. */
  static void signature(X509Certificate certificate) throws Unfit {
    String signature = certificate.getSigAlgName().toUpperCase(Locale.ROOT);
    if (signature.contains("MD5") || signature.contains("MD2") || signature.startsWith("SHA1")) {
      throw new Unfit("it is signed with a broken hash function");
    }
  }

  private static boolean forClients(X509Certificate certificate) throws Unfit {
    try {
      List<String> uses = certificate.getExtendedKeyUsage();
      return uses == null || uses.contains(CLIENT_AUTH) || uses.contains(ANY_USE);
    } catch (CertificateParsingException unreadable) {
      throw new Unfit("its extended key usage cannot be read");
    }
  }

  /** What the subject's name has of a kind, such as CN. */
  static List<String> names(X509Certificate certificate, String type) {
    try {
      return new LdapName(certificate.getSubjectX500Principal().getName())
          .getRdns().stream()
              .filter(part -> part.getType().equalsIgnoreCase(type))
              .map(part -> String.valueOf(part.getValue()))
              .toList();
    } catch (InvalidNameException unreadable) {
      return List.of();
    }
  }
}
