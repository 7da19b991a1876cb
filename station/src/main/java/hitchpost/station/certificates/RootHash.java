package hitchpost.station.certificates;

import hitchpost.core.security.CertificateHash;
import hitchpost.core.security.CertificateHash.Algorithm;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Locale;

/** Names certificates as OCSP does. Source: RFC 6960, 4.1.1. */
final class RootHash {
  private RootHash() {}

  /**
   * @param others where the issuer is looked for; a certificate whose issuer is not there is named
   *     with its own key
   */
  static CertificateHash of(
      X509Certificate certificate, Algorithm algorithm, Collection<X509Certificate> others) {
    PublicKey issuer =
        others.stream()
            .filter(o -> o.getSubjectX500Principal().equals(certificate.getIssuerX500Principal()))
            .map(X509Certificate::getPublicKey)
            .filter(key -> signed(certificate, key))
            .findFirst()
            .orElse(certificate.getPublicKey());
    return new CertificateHash(
        algorithm,
        hash(algorithm, certificate.getIssuerX500Principal().getEncoded()),
        hash(algorithm, bits(issuer)),
        certificate.getSerialNumber().toString(16).toUpperCase(Locale.ROOT));
  }

  /** Whether the certificate is signed with this key. */
  static boolean signed(X509Certificate certificate, PublicKey key) {
    try {
      certificate.verify(key);
      return true;
    } catch (GeneralSecurityException no) {
      return false;
    }
  }

  /** The key itself: the bit string within the subject public key info, without unused bits. */
  private static byte[] bits(PublicKey key) {
    Der.Element info = Der.read(key.getEncoded()).getFirst();
    byte[] bits = Der.read(info.content()).get(1).content();
    return Arrays.copyOfRange(bits, 1, bits.length);
  }

  private static String hash(Algorithm algorithm, byte[] bytes) {
    String name =
        switch (algorithm) {
          case SHA256 -> "SHA-256";
          case SHA384 -> "SHA-384";
          case SHA512 -> "SHA-512";
        };
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance(name).digest(bytes));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no " + name, e);
    }
  }
}
