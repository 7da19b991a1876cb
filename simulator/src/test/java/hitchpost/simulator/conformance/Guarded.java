package hitchpost.simulator.conformance;

import hitchpost.core.security.ConnectionProfile;
import hitchpost.simulator.pki.Authority;
import hitchpost.station.certificates.Pem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import tools.jackson.databind.node.JsonNodeFactory;

/** Stations that keep passwords and certificates, and the authority of their CSMS. */
public final class Guarded {
  /** The password before any is set, in hexadecimal digits. */
  public static final String PASSWORD = "00112233445566778899AABBCCDDEEFF";

  public static final String CPO = "Octt Vendor";
  public static final Duration YEAR = Duration.ofDays(365);

  public final Authority csmsRoot;
  public final Instant now = Instant.parse("2027-01-04T10:00:00Z");
  private final Path folder;

  /** An authority, and stations that keep their files in this folder. */
  public Guarded(Path folder) throws GeneralSecurityException {
    this.folder = folder;
    csmsRoot = Authority.create("CSMS root", now, YEAR);
  }

  /** A station that connects with this profile, before it is switched on. */
  public Scenario station(int profile) throws IOException, GeneralSecurityException {
    Files.writeString(folder.resolve("csms-roots.pem"), Authority.pem(csmsRoot.root()));
    if (profile == 3) {
      certify();
    }
    return new Scenario()
        .keepingCertificatesIn(folder)
        .reaching(new ConnectionProfile(1, profile < 2 ? "ws://csms" : "wss://csms", profile))
        .with("SecurityProfile", String.valueOf(profile))
        .with("AuthorizationKey", PASSWORD)
        .with("CpoName", CPO);
  }

  /** Gives the station a first certificate, as a manufacturer does. */
  private void certify() throws IOException, GeneralSecurityException {
    var key = Authority.newKey();
    var own =
        csmsRoot.client("scenario", CPO, key.getPublic(), now.minus(Duration.ofDays(2)), YEAR);
    Path station = Files.createDirectories(folder.resolve("station"));
    Files.writeString(station.resolve("first.pem"), Authority.pem(own));
    Files.writeString(
        station.resolve("first.key"), Pem.write("PRIVATE KEY", key.getPrivate().getEncoded()));
  }

  /** The certificate of the manufacturer. */
  public X509Certificate first() throws IOException, GeneralSecurityException {
    return Pem.certificates(Files.readString(folder.resolve("station").resolve("first.pem")))
        .getFirst();
  }

  /** The hash data of a self-signed certificate, as the tool calculates it by itself. */
  public static String hashData(X509Certificate root, String algorithm)
      throws GeneralSecurityException {
    return hashData(root, root.getPublicKey().getEncoded(), algorithm);
  }

  /** The hash data of a certificate that the authority has signed. */
  public String hashDataOf(X509Certificate signed) throws GeneralSecurityException {
    return hashData(signed, csmsRoot.root().getPublicKey().getEncoded(), "SHA256");
  }

  private static String hashData(X509Certificate certificate, byte[] issuerInfo, String algorithm)
      throws GeneralSecurityException {
    String java = algorithm.replace("SHA", "SHA-");
    byte[] name = certificate.getIssuerX500Principal().getEncoded();
    // an uncompressed point of P-256 is the last 65 bytes of its subject public key info
    byte[] key = Arrays.copyOfRange(issuerInfo, issuerInfo.length - 65, issuerInfo.length);
    return JsonNodeFactory.instance
        .objectNode()
        .put("hashAlgorithm", algorithm)
        .put("issuerNameHash", hash(java, name))
        .put("issuerKeyHash", hash(java, key))
        .put("serialNumber", certificate.getSerialNumber().toString(16).toUpperCase(Locale.ROOT))
        .toString();
  }

  private static String hash(String algorithm, byte[] bytes) throws GeneralSecurityException {
    return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
  }
}
