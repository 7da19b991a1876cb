package hitchpost.station.certificates;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.jspecify.annotations.Nullable;

/** Certificates and keys as text (RFC 7468). */
public final class Pem {
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\\s]*)-----END \\1-----");
  private static final List<String> ALGORITHMS = List.of("EC", "RSA", "Ed25519");

  private Pem() {}

  /** A block of this kind, such as {@code CERTIFICATE}. */
  public static String write(String kind, byte[] der) {
    Base64.Encoder lines = Base64.getMimeEncoder(64, new byte[] {'\n'});
    return "-----BEGIN "
        + kind
        + "-----\n"
        + lines.encodeToString(der)
        + "\n-----END "
        + kind
        + "-----\n";
  }

  /** The first block of this kind. */
  public static Optional<byte[]> block(String text, String kind) {
    return blocks(text, kind).stream().findFirst();
  }

  /** The blocks of this kind, in order. */
  static List<byte[]> blocks(String text, String kind) {
    List<byte[]> found = new ArrayList<>();
    Matcher matcher = BLOCK.matcher(text);
    while (matcher.find()) {
      if (matcher.group(1).equals(kind)) {
        found.add(Base64.getMimeDecoder().decode(matcher.group(2)));
      }
    }
    return found;
  }

  /**
   * The certificates of a text, in order.
   *
   * @throws CertificateException when one of them is none
   */
  public static List<X509Certificate> certificates(String text) throws CertificateException {
    List<X509Certificate> certificates = new ArrayList<>();
    try {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      for (byte[] der : blocks(text, "CERTIFICATE")) {
        certificates.add(
            (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der)));
      }
    } catch (IllegalArgumentException noBase64) {
      throw new CertificateException("no Base64", noBase64);
    }
    return certificates;
  }

  /** Certificates as text, in order. */
  static String text(List<X509Certificate> certificates) throws CertificateException {
    StringBuilder text = new StringBuilder();
    for (X509Certificate certificate : certificates) {
      text.append(write("CERTIFICATE", certificate.getEncoded()));
    }
    return text.toString();
  }

  /**
   * The private key of a text (PKCS #8).
   *
   * @param password of an encrypted key
   * @throws GeneralSecurityException when there is none that can be used
   */
  static PrivateKey privateKey(String text, @Nullable String password)
      throws GeneralSecurityException {
    List<byte[]> plain = blocks(text, "PRIVATE KEY");
    if (!plain.isEmpty()) {
      return privateKey(plain.getFirst());
    }
    List<byte[]> encrypted = blocks(text, "ENCRYPTED PRIVATE KEY");
    if (encrypted.isEmpty() || password == null) {
      throw new InvalidKeySpecException("no key, or one that needs a password");
    }
    return privateKey(decrypted(encrypted.getFirst(), password));
  }

  private static byte[] decrypted(byte[] der, String password) throws GeneralSecurityException {
    try {
      var info = new EncryptedPrivateKeyInfo(der);
      String algorithm = info.getAlgParameters().toString();
      var key =
          SecretKeyFactory.getInstance(algorithm)
              .generateSecret(new PBEKeySpec(password.toCharArray()));
      Cipher cipher = Cipher.getInstance(algorithm);
      cipher.init(Cipher.DECRYPT_MODE, key, info.getAlgParameters());
      return cipher.doFinal(info.getEncryptedData());
    } catch (IOException unreadable) {
      throw new InvalidKeySpecException("an encrypted key that cannot be read", unreadable);
    }
  }

  private static PrivateKey privateKey(byte[] der) throws GeneralSecurityException {
    for (String algorithm : ALGORITHMS) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
      } catch (InvalidKeySpecException otherAlgorithm) {
        // the text does not say in clear which one it is
      }
    }
    throw new InvalidKeySpecException("a key of a kind that is not known");
  }

  /** Bytes of a file that holds PEM. */
  static String ascii(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
