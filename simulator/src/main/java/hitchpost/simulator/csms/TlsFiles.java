package hitchpost.simulator.csms;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Reads the key and the certificate chain of a TLS server from files. */
public final class TlsFiles {
  private static final Pattern PKCS8 =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([^-]+)-----END PRIVATE KEY-----");
  private static final List<String> ALGORITHMS = List.of("EC", "RSA", "Ed25519", "Ed448");

  private TlsFiles() {}

  /**
   * A key store in PKCS #12.
   *
   * @throws IllegalArgumentException when the file or the password is wrong
   */
  public static SSLContext pkcs12(Path file, char[] password) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(new ByteArrayInputStream(Files.readAllBytes(file)), password);
      return context(store, password);
    } catch (GeneralSecurityException | IOException wrong) {
      throw new IllegalArgumentException("cannot use " + file + ": " + wrong.getMessage(), wrong);
    }
  }

  /**
   * A chain of PEM certificates, the server's own first, and its key as unencrypted PEM (PKCS #8).
   *
   * @throws IllegalArgumentException when a file is wrong
   */
  public static SSLContext pem(Path chain, Path key) {
    try {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      Certificate[] certificates =
          factory
              .generateCertificates(new ByteArrayInputStream(Files.readAllBytes(chain)))
              .toArray(new Certificate[0]);
      if (certificates.length == 0) {
        throw new IllegalArgumentException("no certificate in " + chain);
      }
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry("server", privateKey(key), new char[0], certificates);
      return context(store, new char[0]);
    } catch (GeneralSecurityException | IOException wrong) {
      throw new IllegalArgumentException(
          "cannot use " + chain + " with " + key + ": " + wrong.getMessage(), wrong);
    }
  }

  /** The key in a file, unencrypted PEM (PKCS #8). */
  static PrivateKey privateKey(Path file) throws IOException, GeneralSecurityException {
    Matcher pem = PKCS8.matcher(Files.readString(file, StandardCharsets.US_ASCII));
    if (!pem.find()) {
      throw new IllegalArgumentException(
          "no BEGIN PRIVATE KEY in " + file + "; openssl pkcs8 -topk8 -nocrypt makes one");
    }
    byte[] der = Base64.getMimeDecoder().decode(pem.group(1));
    for (String algorithm : ALGORITHMS) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
      } catch (InvalidKeySpecException otherAlgorithm) {
        // The file does not say in clear which one it is.
      }
    }
    throw new IllegalArgumentException("the key in " + file + " is of no kind in " + ALGORITHMS);
  }

  private static SSLContext context(KeyStore store, char[] password)
      throws GeneralSecurityException {
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, password);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }
}
