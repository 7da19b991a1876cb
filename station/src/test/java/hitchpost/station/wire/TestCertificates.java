package hitchpost.station.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Certificates for one test, written byte by byte (RFC 5280): EC P-256 with SHA-256. */
public final class TestCertificates {
  /** A certificate with its key and the name of who signed it. */
  public record Identity(X509Certificate certificate, PrivateKey key, String name) {
    /** A server's context that shows this certificate. */
    public SSLContext serverContext() throws GeneralSecurityException, IOException {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      char[] none = new char[0];
      store.setKeyEntry("server", key, none, new X509Certificate[] {certificate});
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, none);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      return context;
    }
  }

  private static final DateTimeFormatter UTC_TIME =
      DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final byte[] ECDSA_WITH_SHA256 = hex("300A06082A8648CE3D040302");
  private static final byte[] COMMON_NAME = hex("0603550403");
  private static final byte[] IS_A_CA = hex("300F0603551D130101FF040530030101FF");
  private static final byte[] SUBJECT_ALTERNATIVE_NAME = hex("0603551D11");

  private TestCertificates() {}

  public static Identity root(String name) throws Exception {
    KeyPair keys = keys();
    byte[] body =
        body(name, name, keys, Duration.ofDays(-1), Duration.ofDays(1), new byte[][] {IS_A_CA});
    return new Identity(signed(body, keys.getPrivate()), keys.getPrivate(), name);
  }

  /**
   * A server's certificate, signed by {@code root}.
   *
   * @param dnsName the alternative name, or null for a certificate without any
   * @param from start of validity, from now
   */
  public static Identity server(
      Identity root, String commonName, @Nullable String dnsName, Duration from, Duration until)
      throws Exception {
    KeyPair keys = keys();
    byte[][] extensions = dnsName == null ? new byte[0][] : new byte[][] {names(dnsName)};
    byte[] body = body(root.name, commonName, keys, from, until, extensions);
    return new Identity(signed(body, root.key), keys.getPrivate(), commonName);
  }

  private static KeyPair keys() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return generator.generateKeyPair();
  }

  private static byte[] body(
      String issuer,
      String subject,
      KeyPair keys,
      Duration from,
      Duration until,
      byte[][] extensions) {
    byte[] version = der(0xA0, der(0x02, new byte[] {2}));
    byte[] serial = der(0x02, ByteBuffer.allocate(8).putLong(Math.abs(System.nanoTime())).array());
    byte[] validity = der(0x30, time(from), time(until));
    byte[] key = keys.getPublic().getEncoded();
    byte[] more = extensions.length == 0 ? new byte[0] : der(0xA3, der(0x30, extensions));
    return der(
        0x30, version, serial, ECDSA_WITH_SHA256, name(issuer), validity, name(subject), key, more);
  }

  private static X509Certificate signed(byte[] body, PrivateKey key) throws Exception {
    Signature signer = Signature.getInstance("SHA256withECDSA");
    signer.initSign(key);
    signer.update(body);
    byte[] bits = der(0x03, new byte[1], signer.sign());
    byte[] certificate = der(0x30, body, ECDSA_WITH_SHA256, bits);
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(certificate));
  }

  private static byte[] name(String commonName) {
    byte[] text = der(0x0C, commonName.getBytes(UTF_8));
    return der(0x30, der(0x31, der(0x30, COMMON_NAME, text)));
  }

  private static byte[] names(String dnsName) {
    byte[] dns = der(0x82, dnsName.getBytes(US_ASCII));
    byte[] address = der(0x87, RawServer.LOOPBACK.getAddress());
    return der(0x30, SUBJECT_ALTERNATIVE_NAME, der(0x04, der(0x30, dns, address)));
  }

  private static byte[] time(Duration fromNow) {
    return der(0x17, UTC_TIME.format(Instant.now().plus(fromNow)).getBytes(US_ASCII));
  }

  private static byte[] der(int tag, byte[]... parts) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      content.writeBytes(part);
    }
    ByteArrayOutputStream element = new ByteArrayOutputStream();
    element.write(tag);
    int length = content.size();
    if (length > 255) {
      element.write(0x82);
      element.write(length >> 8);
    } else if (length > 127) {
      element.write(0x81);
    }
    element.write(length);
    element.writeBytes(content.toByteArray());
    return element.toByteArray();
  }

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }
}
