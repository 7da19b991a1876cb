package hitchpost.simulator.tls;

import hitchpost.station.certificates.Der;
import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/**
 * Makes certificates of any quality, good ones unless told otherwise. Source: RFC 5280.
 *
 * @param signer who signs; null for itself
 * @param authority whether it says that it is one; null when it says nothing
 * @param usage first octet of the key usage; null when there is none
 * @param purposes extended key usage; empty when there is none
 * @param names DNS names and IPv4 addresses
 * @param algorithm of the signature, as the JDK calls it
 * @param extras further extensions, as they are
 */
record Mint(
    String name,
    KeyPair key,
    @Nullable Minted signer,
    Instant from,
    Instant until,
    @Nullable Boolean authority,
    @Nullable Integer usage,
    List<String> purposes,
    List<String> names,
    String algorithm,
    List<byte[]> extras) {
  static final int SIGNS_CERTIFICATES = 0x06;
  static final int SIGNS = 0x80;
  static final int AGREES_ON_KEYS = 0x08;
  static final String SERVERS = "1.3.6.1.5.5.7.3.1";
  static final String CLIENTS = "1.3.6.1.5.5.7.3.2";

  private static final byte[] TRUE = {0x01, 0x01, (byte) 0xFF};
  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

  /** A certificate and its key. */
  record Minted(X509Certificate certificate, PrivateKey key) {
    String subject() {
      return certificate.getSubjectX500Principal().getName();
    }
  }

  static Mint root(String name, KeyPair key) {
    return of(name, key, null).as(true, SIGNS_CERTIFICATES);
  }

  static Mint between(String name, KeyPair key, Minted signer) {
    return of(name, key, signer).as(true, SIGNS_CERTIFICATES);
  }

  static Mint server(KeyPair key, Minted signer) {
    return of("csms", key, signer).as(false, SIGNS).forUse(SERVERS).named("127.0.0.1");
  }

  static Mint client(KeyPair key, Minted signer) {
    return of("CP1", key, signer).as(false, SIGNS).forUse(CLIENTS);
  }

  private static Mint of(String name, KeyPair key, @Nullable Minted signer) {
    PrivateKey signing = signer == null ? key.getPrivate() : signer.key();
    String algorithm = signing.getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
    Instant now = Instant.now();
    return new Mint(
        name,
        key,
        signer,
        now.minus(Duration.ofDays(30)),
        now.plus(Duration.ofDays(30)),
        null,
        null,
        List.of(),
        List.of(),
        algorithm,
        List.of());
  }

  Mint as(@Nullable Boolean authority, @Nullable Integer usage) {
    return new Mint(
        name, key, signer, from, until, authority, usage, purposes, names, algorithm, extras);
  }

  Mint forUse(String... purposes) {
    return new Mint(
        name,
        key,
        signer,
        from,
        until,
        authority,
        usage,
        List.of(purposes),
        names,
        algorithm,
        extras);
  }

  Mint named(String... names) {
    return new Mint(
        name,
        key,
        signer,
        from,
        until,
        authority,
        usage,
        purposes,
        List.of(names),
        algorithm,
        extras);
  }

  Mint called(String name) {
    return new Mint(
        name, key, signer, from, until, authority, usage, purposes, names, algorithm, extras);
  }

  /** Valid in these days from now. */
  Mint valid(int fromDay, int untilDay) {
    Instant now = Instant.now();
    return new Mint(
        name,
        key,
        signer,
        now.plus(Duration.ofDays(fromDay)),
        now.plus(Duration.ofDays(untilDay)),
        authority,
        usage,
        purposes,
        names,
        algorithm,
        extras);
  }

  Mint signedBy(String algorithm) {
    return new Mint(
        name, key, signer, from, until, authority, usage, purposes, names, algorithm, extras);
  }

  Mint with(String oid, boolean critical, byte[] value) {
    List<byte[]> more = new ArrayList<>(extras);
    more.add(extension(oid, critical, value));
    return new Mint(
        name, key, signer, from, until, authority, usage, purposes, names, algorithm, more);
  }

  Minted made() throws GeneralSecurityException {
    String issuer = signer == null ? "CN=" + name : signer.subject();
    byte[] signature = Der.sequence(Der.oid(oid()));
    byte[] content =
        Der.sequence(
            Der.tagged(0xA0, Der.integer(BigInteger.TWO)),
            Der.integer(BigInteger.valueOf(System.nanoTime() & Long.MAX_VALUE)),
            signature,
            new X500Principal(issuer).getEncoded(),
            Der.sequence(time(from), time(until)),
            new X500Principal("CN=" + name).getEncoded(),
            key.getPublic().getEncoded(),
            Der.tagged(0xA3, Der.sequence(extensions())));
    Signature by = Signature.getInstance(algorithm);
    by.initSign(signer == null ? key.getPrivate() : signer.key());
    by.update(content);
    byte[] der = Der.sequence(content, signature, Der.bits(by.sign()));
    var certificate =
        (X509Certificate)
            CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(der));
    return new Minted(certificate, key.getPrivate());
  }

  private String oid() {
    return switch (algorithm) {
      case "SHA256withECDSA" -> "1.2.840.10045.4.3.2";
      case "SHA384withECDSA" -> "1.2.840.10045.4.3.3";
      case "SHA1withECDSA" -> "1.2.840.10045.4.1";
      case "SHA256withRSA" -> "1.2.840.113549.1.1.11";
      case "SHA384withRSA" -> "1.2.840.113549.1.1.12";
      case "SHA1withRSA" -> "1.2.840.113549.1.1.5";
      case "MD5withRSA" -> "1.2.840.113549.1.1.4";
      default -> throw new IllegalArgumentException(algorithm);
    };
  }

  private byte[][] extensions() {
    List<byte[]> all = new ArrayList<>();
    if (authority != null) {
      all.add(extension("2.5.29.19", true, authority ? Der.sequence(TRUE) : Der.sequence()));
    }
    if (usage != null) {
      all.add(extension("2.5.29.15", true, new byte[] {0x03, 0x02, 0x00, usage.byteValue()}));
    }
    if (!purposes.isEmpty()) {
      byte[] uses = Der.sequence(purposes.stream().map(Der::oid).toArray(byte[][]::new));
      all.add(extension("2.5.29.37", false, uses));
    }
    if (!names.isEmpty()) {
      byte[] hosts = Der.sequence(names.stream().map(Mint::host).toArray(byte[][]::new));
      all.add(extension("2.5.29.17", false, hosts));
    }
    all.addAll(extras);
    return all.toArray(byte[][]::new);
  }

  private static byte[] extension(String id, boolean critical, byte[] value) {
    return critical
        ? Der.sequence(Der.oid(id), TRUE, Der.octets(value))
        : Der.sequence(Der.oid(id), Der.octets(value));
  }

  private static byte[] host(String name) {
    if (!name.matches("[0-9.]+")) {
      return Der.tagged(0x82, name.getBytes(StandardCharsets.US_ASCII));
    }
    String[] parts = name.split("\\.");
    byte[] octets = new byte[4];
    for (int i = 0; i < 4; i++) {
      octets[i] = (byte) Integer.parseInt(parts[i]);
    }
    return Der.tagged(0x87, octets);
  }

  private static byte[] time(Instant time) {
    return Der.tagged(0x17, UTC.format(time).getBytes(StandardCharsets.US_ASCII));
  }

  static KeyPair ec(String curve) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new java.security.spec.ECGenParameterSpec(curve));
    return generator.generateKeyPair();
  }

  static KeyPair rsa(int bits) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(bits);
    return generator.generateKeyPair();
  }
}
