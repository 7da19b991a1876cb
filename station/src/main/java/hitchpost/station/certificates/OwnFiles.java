package hitchpost.station.certificates;

import hitchpost.core.security.OwnCertificate;
import hitchpost.station.disk.OwnerOnly;
import hitchpost.station.disk.WholeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The certificates of the station and their keys: PEM files in two folders, which may be one; a
 * single file in place of a folder can be read, and nothing can be added to it. A key and a
 * certificate belong together when the one verifies what the other signs, whatever the files are
 * called.
 */
final class OwnFiles {
  private static final Logger LOG = LoggerFactory.getLogger(OwnFiles.class);
  private static final String CANDIDATE = ".candidate";
  private static final String CERTIFICATE = ".pem";
  private static final String KEY = ".key.pem";
  private static final long MAX_BYTES = 1 << 20;

  /** Most keys that wait for a certificate: requests may be answered late, but not for ever. */
  private static final int MAX_WAITING_KEYS = 3;

  private static final byte[] PROBE = {1};

  private final Path certificates;
  private final Path keys;
  private final @Nullable String password;

  /** A certificate with its chain and its key. */
  record Pair(String id, List<X509Certificate> chain, PrivateKey key) {
    OwnCertificate described() {
      X509Certificate own = chain.getFirst();
      return new OwnCertificate(id, own.getNotBefore().toInstant(), own.getNotAfter().toInstant());
    }
  }

  private record KeyFile(Path file, PrivateKey key) {}

  OwnFiles(Path certificates, Path keys, @Nullable String password) {
    this.certificates = certificates;
    this.keys = keys;
    this.password = password;
  }

  /** Those in use. */
  List<Pair> pairs() {
    return pairs(false);
  }

  /** The one that has not proved itself, if any. */
  Optional<Pair> candidate() {
    return pairs(true).stream().findFirst();
  }

  /** The one with this id, in use or not. */
  Optional<Pair> find(String id) {
    return Stream.concat(pairs().stream(), pairs(true).stream())
        .filter(pair -> pair.id().equals(id))
        .findFirst();
  }

  private List<Pair> pairs(boolean candidates) {
    List<KeyFile> known = keys();
    List<Pair> found = new ArrayList<>();
    for (Path file : files(certificates)) {
      if (file.toString().endsWith(CANDIDATE) == candidates) {
        List<X509Certificate> chain = chain(file);
        if (!chain.isEmpty()) {
          keyOf(known, chain.getFirst().getPublicKey())
              .ifPresent(key -> found.add(new Pair(id(chain.getFirst()), chain, key.key())));
        }
      }
    }
    return found;
  }

  /** Why there is nothing in use. */
  String lack() {
    boolean any = files(certificates).stream().anyMatch(file -> !chain(file).isEmpty());
    return any
        ? "the station has a certificate, but no key that can be read and belongs to it"
        : "the station has no certificate of its own yet";
  }

  private static Optional<KeyFile> keyOf(List<KeyFile> keys, PublicKey key) {
    return keys.stream().filter(k -> belongTogether(k.key(), key)).findFirst();
  }

  private List<KeyFile> keys() {
    List<KeyFile> found = new ArrayList<>();
    for (Path file : files(keys)) {
      String text = text(file);
      if (text.contains("PRIVATE KEY-----")) {
        try {
          found.add(new KeyFile(file, Pem.privateKey(text, password)));
        } catch (GeneralSecurityException | IllegalArgumentException unusable) {
          LOG.warn("The key in {} cannot be used", file);
        }
      }
    }
    return found;
  }

  private static List<X509Certificate> chain(Path file) {
    try {
      return Pem.certificates(text(file));
    } catch (CertificateException unusable) {
      LOG.warn("The certificate in {} cannot be read", file);
      return List.of();
    }
  }

  private static String text(Path file) {
    try {
      return Files.size(file) > MAX_BYTES ? "" : Pem.ascii(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> files(Path folder) {
    if (!Files.isDirectory(folder)) {
      return Files.exists(folder) ? List.of(folder) : List.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(file -> Files.isRegularFile(file) && !file.toString().endsWith(".new"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A new key, kept until a certificate for it comes. */
  KeyPair newKey() throws IOException, GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"), new SecureRandom());
    KeyPair pair = generator.generateKeyPair();
    OwnerOnly.folder(keys);
    OwnerOnly.write(
        keys.resolve(id(pair.getPublic().getEncoded()) + KEY),
        Pem.write("PRIVATE KEY", pair.getPrivate().getEncoded()));
    forgetOldKeys();
    return pair;
  }

  /** Of the keys that it made itself and that never got a certificate, the newest stay. */
  private void forgetOldKeys() throws IOException {
    List<X509Certificate> certified = new ArrayList<>();
    files(certificates).forEach(file -> certified.addAll(chain(file)));
    List<Path> waiting = new ArrayList<>();
    for (KeyFile key : keys()) {
      boolean own = key.file().getFileName().toString().matches("[0-9a-f]{16}\\.key\\.pem");
      if (own && certified.stream().noneMatch(c -> belongTogether(key.key(), c.getPublicKey()))) {
        waiting.add(key.file());
      }
    }
    waiting.sort(Comparator.comparingLong((Path file) -> file.toFile().lastModified()).reversed());
    for (Path old : waiting.subList(Math.min(MAX_WAITING_KEYS, waiting.size()), waiting.size())) {
      Files.deleteIfExists(old);
    }
  }

  /** Whether there is a key for this, which no certificate in use has. */
  boolean waitsFor(PublicKey key) {
    return keyOf(keys(), key).isPresent()
        && pairs().stream().noneMatch(p -> p.chain().getFirst().getPublicKey().equals(key));
  }

  /** Keeps a chain as the candidate, in place of an earlier one. */
  OwnCertificate propose(List<X509Certificate> chain) throws IOException, CertificateException {
    OwnerOnly.folder(certificates);
    for (Path earlier : files(certificates)) {
      if (earlier.toString().endsWith(CANDIDATE)) {
        Files.deleteIfExists(earlier);
      }
    }
    String id = id(chain.getFirst());
    OwnerOnly.write(certificates.resolve(id + CERTIFICATE + CANDIDATE), Pem.text(chain));
    return new OwnCertificate(
        id,
        chain.getFirst().getNotBefore().toInstant(),
        chain.getFirst().getNotAfter().toInstant());
  }

  void adopt(String id) throws IOException {
    Path file = certificates.resolve(id + CERTIFICATE + CANDIDATE);
    if (Files.exists(file)) {
      WholeFile.move(file, certificates.resolve(id + CERTIFICATE));
    }
  }

  void discard(String id) throws IOException {
    Path file = certificates.resolve(id + CERTIFICATE + CANDIDATE);
    if (Files.exists(file)) {
      Optional<KeyFile> key = keyOf(keys(), chain(file).getFirst().getPublicKey());
      Files.deleteIfExists(file);
      if (key.isPresent()) {
        Files.deleteIfExists(key.get().file());
      }
    }
  }

  private static String id(X509Certificate certificate) {
    try {
      return id(certificate.getEncoded());
    } catch (CertificateException e) {
      throw new IllegalArgumentException("a certificate without encoding", e);
    }
  }

  private static String id(byte[] der) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(der);
      return HexFormat.of().formatHex(hash, 0, 8);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }

  /** Tries it: what a private key says of its public one differs from kind to kind. */
  private static boolean belongTogether(PrivateKey own, PublicKey offered) {
    if (!own.getAlgorithm().equals(offered.getAlgorithm())) {
      return false;
    }
    String algorithm =
        switch (offered) {
          case RSAPublicKey rsa -> "SHA256withRSA";
          case ECPublicKey ec -> "SHA256withECDSA";
          default -> offered.getAlgorithm();
        };
    try {
      Signature signer = Signature.getInstance(algorithm);
      signer.initSign(own);
      signer.update(PROBE);
      byte[] signature = signer.sign();
      Signature verifier = Signature.getInstance(algorithm);
      verifier.initVerify(offered);
      verifier.update(PROBE);
      return verifier.verify(signature);
    } catch (GeneralSecurityException different) {
      return false;
    }
  }
}
