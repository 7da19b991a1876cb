package hitchpost.station.transfer;

import hitchpost.core.maintenance.MaintenanceEvent.Signer;
import hitchpost.station.certificates.Pem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who may sign firmware, and whether an image is signed.
 *
 * <p>Source: OCPP 1.6 security whitepaper, L01.FR.04, L01.FR.12 and 2.6.1. Beside RSA-PSS, ECDSA is
 * taken: the ECSchnorr of the whitepaper is in no Java installation.
 */
public final class SignedImages {
  private static final int DIGITAL_SIGNATURE = 0;
  private static final int MIN_RSA_BITS = 2048;
  private static final int MIN_EC_BITS = 224;
  private static final int SALT_BYTES = 32;
  private static final int CHUNK = 64 * 1024;

  /** Where the roots of the manufacturer are. */
  @FunctionalInterface
  public interface Roots {
    List<X509Certificate> read() throws IOException, CertificateException;
  }

  /** What there is to say of a certificate; {@code why} is empty when it is trusted. */
  record Judgement(Signer signer, String why) {}

  private final Roots roots;

  SignedImages(Roots roots) {
    this.roots = roots;
  }

  /** Whether a certificate may sign firmware: issued by a root of the manufacturer, directly. */
  Judgement judge(String pem, @Nullable Instant at) {
    try {
      X509Certificate signer = single(pem);
      if (at != null) {
        signer.checkValidity(Date.from(at));
      }
      boolean[] usage = signer.getKeyUsage();
      if (usage != null && !usage[DIGITAL_SIGNATURE]) {
        return invalid("its key is not for signatures");
      }
      if (!strong(signer.getPublicKey())) {
        return invalid("its key is too short, or of an unusual kind");
      }
      for (X509Certificate root : roots.read()) {
        if (issued(root, signer, at)) {
          return new Judgement(Signer.TRUSTED, "");
        }
      }
      return invalid("it is not issued by a root of the manufacturer");
    } catch (CertificateException | IOException e) {
      return invalid("it cannot be read, or is not valid now");
    }
  }

  private static Judgement invalid(String why) {
    return new Judgement(Signer.INVALID, why);
  }

  private static X509Certificate single(String pem) throws CertificateException {
    List<X509Certificate> certificates = Pem.certificates(pem);
    if (certificates.size() != 1) {
      throw new CertificateException("not one certificate");
    }
    return certificates.getFirst();
  }

  private static boolean issued(
      X509Certificate root, X509Certificate signer, @Nullable Instant at) {
    try {
      if (at != null) {
        root.checkValidity(Date.from(at));
      }
      signer.verify(root.getPublicKey());
      return root.getSubjectX500Principal().equals(signer.getIssuerX500Principal())
          && root.getBasicConstraints() >= 0;
    } catch (GeneralSecurityException no) {
      return false;
    }
  }

  private static boolean strong(PublicKey key) {
    return switch (key) {
      case RSAPublicKey rsa -> rsa.getModulus().bitLength() >= MIN_RSA_BITS;
      case ECPublicKey ec -> ec.getParams().getOrder().bitLength() >= MIN_EC_BITS;
      default -> false;
    };
  }

  /** Whether an image is signed with the key of a certificate. */
  static boolean genuine(Path image, String pem, String signature) throws IOException {
    try {
      Signature check = algorithm(single(pem).getPublicKey());
      try (InputStream in = Files.newInputStream(image)) {
        byte[] chunk = new byte[CHUNK];
        int read = in.read(chunk);
        while (read >= 0) {
          check.update(chunk, 0, read);
          read = in.read(chunk);
        }
      }
      return check.verify(Base64.getMimeDecoder().decode(signature));
    } catch (GeneralSecurityException | IllegalArgumentException no) {
      return false;
    }
  }

  private static Signature algorithm(PublicKey key) throws GeneralSecurityException {
    Signature check;
    if (key instanceof RSAPublicKey) {
      check = Signature.getInstance("RSASSA-PSS");
      check.setParameter(
          new PSSParameterSpec(
              "SHA-256",
              "MGF1",
              MGF1ParameterSpec.SHA256,
              SALT_BYTES,
              PSSParameterSpec.TRAILER_FIELD_BC));
    } else {
      check = Signature.getInstance("SHA256withECDSA");
    }
    check.initVerify(key);
    return check;
  }
}
