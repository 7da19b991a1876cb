package hitchpost.simulator.csms;

import hitchpost.simulator.pki.Authority;
import hitchpost.simulator.pki.FirmwareSigner;
import hitchpost.station.certificates.Pem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A certificate authority and a server certificate in a folder, made when they are missing: for
 * trials, because its keys are guarded by nothing but file permissions.
 */
public final class PkiFolder {
  private static final Duration ROOT_LIFE = Duration.ofDays(3650);
  private static final Duration SERVER_LIFE = Duration.ofDays(365);
  private static final char[] NO_PASSWORD = new char[0];

  private final Path folder;
  private final Authority authority;
  private final Authority manufacturer;
  private final SSLContext context;
  private final Map<FirmwareSigner.Algorithm, FirmwareSigner> signers = new ConcurrentHashMap<>();

  private PkiFolder(Path folder, Authority authority, Authority manufacturer, SSLContext context) {
    this.folder = folder;
    this.authority = authority;
    this.manufacturer = manufacturer;
    this.context = context;
  }

  /**
   * Opens the folder.
   *
   * @param host name or address in the certificate of the server
   * @throws IllegalArgumentException when the folder cannot be used
   */
  public static PkiFolder open(Path folder, String host, Instant now) {
    try {
      Files.createDirectories(folder);
      Authority authority = authority(folder, "root", now);
      Authority manufacturer = authority(folder, "manufacturer", now);
      return new PkiFolder(folder, authority, manufacturer, context(folder, authority, host, now));
    } catch (IOException | GeneralSecurityException unusable) {
      throw new IllegalArgumentException(
          "cannot use the folder " + folder + ": " + unusable.getMessage(), unusable);
    }
  }

  private static Authority authority(Path folder, String name, Instant now)
      throws IOException, GeneralSecurityException {
    Path root = folder.resolve(name + ".pem");
    Path key = folder.resolve(name + ".key");
    if (Files.exists(root) && Files.exists(key)) {
      return new Authority(certificate(root), TlsFiles.privateKey(key));
    }
    Authority authority = Authority.create("Hitchpost test " + name, now, ROOT_LIFE);
    writeKey(key, authority.key());
    Files.writeString(root, Authority.pem(authority.root()), StandardCharsets.US_ASCII);
    return authority;
  }

  private static X509Certificate certificate(Path file)
      throws IOException, GeneralSecurityException {
    return Pem.certificates(Files.readString(file, StandardCharsets.US_ASCII)).getFirst();
  }

  private static SSLContext context(Path folder, Authority authority, String host, Instant now)
      throws IOException, GeneralSecurityException {
    Authority.Server server = authority.server(host, now, SERVER_LIFE);
    Files.writeString(
        folder.resolve("server.pem"),
        Authority.pem(server.certificate()),
        StandardCharsets.US_ASCII);
    return context(authority, server);
  }

  /**
   * TLS for a server that trusts stations with certificates of the authority.
   *
   * @throws GeneralSecurityException when the certificates cannot be used
   */
  public static SSLContext context(Authority authority, Authority.Server server)
      throws GeneralSecurityException {
    try {
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(null, null);
      keys.setKeyEntry(
          "server", server.key(), NO_PASSWORD, new Certificate[] {server.certificate()});
      keys.setCertificateEntry("root", authority.root());
      KeyManagerFactory own =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      own.init(keys, NO_PASSWORD);
      KeyStore roots = KeyStore.getInstance("PKCS12");
      roots.load(null, null);
      roots.setCertificateEntry("root", authority.root());
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(roots);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(own.getKeyManagers(), trust.getTrustManagers(), null);
      return context;
    } catch (IOException impossible) {
      throw new GeneralSecurityException("no key store can be made", impossible);
    }
  }

  private static void writeKey(Path file, PrivateKey key) throws IOException {
    Files.deleteIfExists(file);
    if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    Files.writeString(file, Pem.write("PRIVATE KEY", key.getEncoded()), StandardCharsets.US_ASCII);
  }

  /** Who signs the certificates of stations. */
  public Authority authority() {
    return authority;
  }

  /** TLS of the server. */
  public SSLContext context() {
    return context;
  }

  /** The root that stations must trust. */
  public Path root() {
    return folder.resolve("root.pem");
  }

  /** The root of the manufacturer, which stations must trust to take signed firmware. */
  public Path manufacturerRoot() {
    return folder.resolve("manufacturer.pem");
  }

  /**
   * Who signs firmware for the manufacturer, with a key that is made when it is first wanted; its
   * certificate is in the folder.
   *
   * @throws UncheckedIOException when the certificate cannot be written
   */
  public FirmwareSigner signer(FirmwareSigner.Algorithm algorithm, Instant now) {
    return signers.computeIfAbsent(algorithm, kind -> newSigner(kind, now));
  }

  private FirmwareSigner newSigner(FirmwareSigner.Algorithm algorithm, Instant now) {
    try {
      var signer = FirmwareSigner.create(manufacturer, algorithm, now, SERVER_LIFE);
      String name = "firmware-" + algorithm.name().toLowerCase(Locale.ROOT) + ".pem";
      Files.writeString(folder.resolve(name), signer.pem(), StandardCharsets.US_ASCII);
      return signer;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to " + folder + ": " + e.getMessage(), e);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("no certificate can be made: " + e.getMessage(), e);
    }
  }

  /**
   * A certificate and key for a station that has none yet, in files of the folder.
   *
   * @return the folder with both, for the station file
   * @throws UncheckedIOException when it cannot be written
   */
  public Path stationFolder(String serialNumber, String organization, Instant now) {
    Path own = folder.resolve("stations").resolve(serialNumber.replaceAll("[^A-Za-z0-9_-]", "_"));
    try {
      if (!Files.exists(own.resolve("station.pem"))) {
        Files.createDirectories(own);
        var key = Authority.newKey();
        X509Certificate certificate =
            authority.client(serialNumber, organization, key.getPublic(), now, SERVER_LIFE);
        writeKey(own.resolve("station.key"), key.getPrivate());
        Files.writeString(
            own.resolve("station.pem"), Authority.pem(certificate), StandardCharsets.US_ASCII);
      }
      return own;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to " + own + ": " + e.getMessage(), e);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("no certificate can be made: " + e.getMessage(), e);
    }
  }
}
