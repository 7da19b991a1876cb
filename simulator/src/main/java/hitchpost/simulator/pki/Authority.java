package hitchpost.simulator.pki;

import hitchpost.station.certificates.Der;
import hitchpost.station.certificates.Pem;
import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.naming.ldap.Rdn;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/**
 * A certificate authority: a root and what it signs. For tests and trials; its key is guarded by
 * nothing but file permissions.
 */
public final class Authority {
  private static final SecureRandom RANDOM = new SecureRandom();

  /** How much a clock may be behind ours for a new certificate to be valid there. */
  static final Duration SKEW = Duration.ofMinutes(1);

  private final X509Certificate root;
  private final PrivateKey key;
  private final @Nullable String responder;

  /** An authority with this root and the key of it. */
  public Authority(X509Certificate root, PrivateKey key) {
    this(root, key, null);
  }

  private Authority(X509Certificate root, PrivateKey key, @Nullable String responder) {
    this.root = root;
    this.key = key;
    this.responder = responder;
  }

  /** The same, whose certificates name an OCSP responder. */
  public Authority answeringAt(String url) {
    return new Authority(root, key, url);
  }

  /**
   * What is to be certified.
   *
   * @param names DNS names and IPv4 addresses of a server; none for a client
   * @param kind what the certificate is for
   */
  public record Order(
      X500Principal subject,
      PublicKey key,
      Instant from,
      Instant until,
      Kind kind,
      List<String> names) {
    public Order {
      names = List.copyOf(names);
    }
  }

  /** What a certificate is for. */
  public enum Kind {
    AUTHORITY,
    SERVER,
    CLIENT,
    /** Of firmware. */
    SIGNER
  }

  /** A request in PEM as a station sends it. */
  public record Request(X500Principal subject, PublicKey key) {}

  /** A new authority with a new key. */
  public static Authority create(String name, Instant from, Duration lifetime)
      throws GeneralSecurityException {
    KeyPair key = newKey();
    Order order = authority(name, key.getPublic(), from, lifetime);
    X509Certificate root =
        Certificates.sign(
            order, order.subject(), key.getPrivate(), new BigInteger(64, RANDOM), null);
    return new Authority(root, key.getPrivate());
  }

  /** A new authority with a new key, whose root this one has signed. */
  public Authority successor(String name, Instant from, Duration lifetime)
      throws GeneralSecurityException {
    KeyPair key = newKey();
    return new Authority(issue(authority(name, key.getPublic(), from, lifetime)), key.getPrivate());
  }

  private static Order authority(String name, PublicKey key, Instant from, Duration lifetime) {
    return new Order(
        new X500Principal("CN=" + name + ", O=Hitchpost test"),
        key,
        from.minus(SKEW),
        from.plus(lifetime),
        Kind.AUTHORITY,
        List.of());
  }

  /** A new elliptic key. */
  public static KeyPair newKey() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"), RANDOM);
    return generator.generateKeyPair();
  }

  public X509Certificate root() {
    return root;
  }

  /** Its key, to be kept in a file. */
  public PrivateKey key() {
    return key;
  }

  /** A certificate signed by this authority. */
  public X509Certificate issue(Order order) throws GeneralSecurityException {
    return Certificates.sign(
        order, root.getSubjectX500Principal(), key, new BigInteger(64, RANDOM), responder);
  }

  /**
   * A certificate for the request of a station.
   *
   * @throws GeneralSecurityException when the request is not what it should be
   */
  public X509Certificate sign(String csr, Instant from, Duration lifetime)
      throws GeneralSecurityException {
    Request request = read(csr);
    return issue(
        new Order(
            request.subject(),
            request.key(),
            from.minus(SKEW),
            from.plus(lifetime),
            Kind.CLIENT,
            List.of()));
  }

  /**
   * Reads a request and checks that whoever made it has the key.
   *
   * @throws GeneralSecurityException when the request is not what it should be
   */
  public static Request read(String csr) throws GeneralSecurityException {
    byte[] der =
        Pem.block(csr, "CERTIFICATE REQUEST")
            .orElseThrow(() -> new GeneralSecurityException("no certificate request in PEM"));
    try {
      List<Der.Element> request = Der.read(Der.read(der).getFirst().content());
      List<Der.Element> info = Der.read(request.getFirst().content());
      PublicKey key = publicKey(info.get(2).whole());
      byte[] signed = request.get(2).content();
      Signature signature =
          Signature.getInstance(
              key.getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA");
      signature.initVerify(key);
      signature.update(request.getFirst().whole());
      if (!signature.verify(signed, 1, signed.length - 1)) {
        throw new GeneralSecurityException("the request is not signed with its key");
      }
      return new Request(new X500Principal(info.get(1).whole()), key);
    } catch (IllegalArgumentException | IndexOutOfBoundsException unreadable) {
      throw new GeneralSecurityException("the request cannot be read", unreadable);
    }
  }

  private static PublicKey publicKey(byte[] info) throws GeneralSecurityException {
    for (String algorithm : List.of("EC", "RSA")) {
      try {
        return KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(info));
      } catch (InvalidKeySpecException otherAlgorithm) {
        // the request does not say in clear which one it is
      }
    }
    throw new InvalidKeySpecException("a key of a kind that is not known");
  }

  /** A certificate of this authority in PEM, with nothing else. */
  public static String pem(X509Certificate certificate) throws GeneralSecurityException {
    return Pem.write("CERTIFICATE", certificate.getEncoded());
  }

  /** The certificate and key of a server with this name, valid from now on. */
  public Server server(String host, Instant from, Duration lifetime)
      throws GeneralSecurityException {
    KeyPair own = newKey();
    var subject = new X500Principal("CN=" + host + ", O=Hitchpost test");
    X509Certificate certificate =
        issue(
            new Order(
                subject,
                own.getPublic(),
                from.minus(SKEW),
                from.plus(lifetime),
                Kind.SERVER,
                List.of(host)));
    return new Server(certificate, own.getPrivate());
  }

  /** A certificate of a station for a key that it already has. */
  public X509Certificate client(
      String serialNumber, String organization, PublicKey own, Instant from, Duration lifetime)
      throws GeneralSecurityException {
    var subject =
        new X500Principal(
            "CN=" + Rdn.escapeValue(serialNumber) + ", O=" + Rdn.escapeValue(organization));
    return issue(
        new Order(subject, own, from.minus(SKEW), from.plus(lifetime), Kind.CLIENT, List.of()));
  }

  /** Who a server is. */
  public record Server(X509Certificate certificate, PrivateKey key) {}

  /** A certificate out of its DER form. */
  static X509Certificate parse(byte[] der) throws GeneralSecurityException {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
  }
}
