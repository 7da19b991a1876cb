package hitchpost.simulator.pki;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import javax.security.auth.x500.X500Principal;

/**
 * Whoever signs firmware for a manufacturer.
 *
 * @param certificate issued by the root of the manufacturer itself
 */
public record FirmwareSigner(X509Certificate certificate, PrivateKey key, Algorithm algorithm) {
  private static final int RSA_BITS = 2048;
  private static final int SALT_BYTES = 32;
  private static final int CHUNK = 64 * 1024;

  /**
   * How firmware is signed, always over SHA-256. The whitepaper has RSA-PSS (L01.FR.04); ECDSA is
   * what stations with elliptic keys take beside it.
   */
  public enum Algorithm {
    RSA_PSS,
    ECDSA
  }

  /** A signer with a new key and a certificate of the manufacturer. */
  public static FirmwareSigner create(
      Authority manufacturer, Algorithm algorithm, Instant from, Duration lifetime)
      throws GeneralSecurityException {
    KeyPair key =
        switch (algorithm) {
          case RSA_PSS -> rsaKey();
          case ECDSA -> Authority.newKey();
        };
    var order =
        new Authority.Order(
            new X500Principal("CN=Firmware, O=Hitchpost test"),
            key.getPublic(),
            from.minus(Authority.SKEW),
            from.plus(lifetime),
            Authority.Kind.SIGNER,
            List.of());
    return new FirmwareSigner(manufacturer.issue(order), key.getPrivate(), algorithm);
  }

  private static KeyPair rsaKey() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(RSA_BITS);
    return generator.generateKeyPair();
  }

  /** Its certificate in PEM. */
  public String pem() throws GeneralSecurityException {
    return Authority.pem(certificate);
  }

  /** The signature over a whole file, in Base64. */
  public String sign(Path image) throws IOException, GeneralSecurityException {
    Signature signature = signature();
    signature.initSign(key);
    byte[] chunk = new byte[CHUNK];
    try (InputStream in = Files.newInputStream(image)) {
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        signature.update(chunk, 0, read);
      }
    }
    return Base64.getEncoder().encodeToString(signature.sign());
  }

  private Signature signature() throws GeneralSecurityException {
    return switch (algorithm) {
      case RSA_PSS -> {
        Signature pss = Signature.getInstance("RSASSA-PSS");
        pss.setParameter(
            new PSSParameterSpec(
                "SHA-256",
                "MGF1",
                MGF1ParameterSpec.SHA256,
                SALT_BYTES,
                PSSParameterSpec.TRAILER_FIELD_BC));
        yield pss;
      }
      case ECDSA -> Signature.getInstance("SHA256withECDSA");
    };
  }
}
