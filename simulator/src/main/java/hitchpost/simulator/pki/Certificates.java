package hitchpost.simulator.pki;

import hitchpost.station.certificates.Der;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/** Puts certificates together. Source: RFC 5280, 4. */
final class Certificates {
  private static final String ECDSA_WITH_SHA256 = "1.2.840.10045.4.3.2";
  private static final String KEY_USAGE = "2.5.29.15";
  private static final String ALTERNATIVE_NAMES = "2.5.29.17";
  private static final String BASIC_CONSTRAINTS = "2.5.29.19";
  private static final String EXTENDED_KEY_USAGE = "2.5.29.37";
  private static final String AUTHORITY_INFORMATION = "1.3.6.1.5.5.7.1.1";
  private static final String OCSP = "1.3.6.1.5.5.7.48.1";
  private static final int URI_NAME = 0x86;
  private static final String SERVER_AUTH = "1.3.6.1.5.5.7.3.1";
  private static final String CLIENT_AUTH = "1.3.6.1.5.5.7.3.2";
  private static final String CODE_SIGNING = "1.3.6.1.5.5.7.3.3";

  private static final byte[] TRUE = {0x01, 0x01, (byte) 0xFF};
  private static final byte[] SIGNS_CERTIFICATES = {0x03, 0x02, 0x01, 0x06};
  private static final byte[] SIGNS = {0x03, 0x02, 0x07, (byte) 0x80};
  private static final int GENERALIZED_TIME = 0x18;
  private static final int UTC_TIME = 0x17;
  private static final int VERSION = 0xA0;
  private static final int EXTENSIONS = 0xA3;
  private static final int DNS_NAME = 0x82;
  private static final int IP_ADDRESS = 0x87;
  private static final Instant LAST_UTC_TIME = Instant.parse("2050-01-01T00:00:00Z");

  private Certificates() {}

  static X509Certificate sign(
      Authority.Order order,
      X500Principal issuer,
      PrivateKey key,
      BigInteger serial,
      @Nullable String responder)
      throws GeneralSecurityException {
    byte[] algorithm = Der.sequence(Der.oid(ECDSA_WITH_SHA256));
    byte[] content =
        Der.sequence(
            Der.tagged(VERSION, Der.integer(BigInteger.TWO)),
            Der.integer(serial.max(BigInteger.ONE)),
            algorithm,
            issuer.getEncoded(),
            Der.sequence(time(order.from()), time(order.until())),
            order.subject().getEncoded(),
            order.key().getEncoded(),
            Der.tagged(EXTENSIONS, extensions(order, responder)));
    Signature signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(key);
    signature.update(content);
    return Authority.parse(Der.sequence(content, algorithm, Der.bits(signature.sign())));
  }

  private static byte[] extensions(Authority.Order order, @Nullable String responder) {
    byte[] own = extensions(order);
    if (responder == null) {
      return own;
    }
    byte[] url = Der.tagged(URI_NAME, responder.getBytes(StandardCharsets.US_ASCII));
    byte[] access = Der.sequence(Der.sequence(Der.oid(OCSP), url));
    byte[] inner = Der.read(own).getFirst().content();
    byte[] information = extension(AUTHORITY_INFORMATION, false, access);
    byte[] all = Arrays.copyOf(inner, inner.length + information.length);
    System.arraycopy(information, 0, all, inner.length, information.length);
    return Der.sequence(all);
  }

  private static byte[] extensions(Authority.Order order) {
    String purpose =
        switch (order.kind()) {
          case AUTHORITY -> null;
          case SERVER -> SERVER_AUTH;
          case CLIENT -> CLIENT_AUTH;
          case SIGNER -> CODE_SIGNING;
        };
    boolean authority = purpose == null;
    byte[] constraints =
        extension(BASIC_CONSTRAINTS, true, authority ? Der.sequence(TRUE) : Der.sequence());
    byte[] usage = extension(KEY_USAGE, true, authority ? SIGNS_CERTIFICATES : SIGNS);
    if (purpose == null) {
      return Der.sequence(constraints, usage);
    }
    byte[] uses = extension(EXTENDED_KEY_USAGE, false, Der.sequence(Der.oid(purpose)));
    return order.names().isEmpty()
        ? Der.sequence(constraints, usage, uses)
        : Der.sequence(
            constraints, usage, uses, extension(ALTERNATIVE_NAMES, false, names(order.names())));
  }

  private static byte[] extension(String id, boolean critical, byte[] value) {
    return critical
        ? Der.sequence(Der.oid(id), TRUE, Der.octets(value))
        : Der.sequence(Der.oid(id), Der.octets(value));
  }

  private static byte[] names(List<String> names) {
    return Der.sequence(names.stream().map(Certificates::name).toArray(byte[][]::new));
  }

  private static byte[] name(String name) {
    if (!name.matches("\\d{1,3}(\\.\\d{1,3}){3}")) {
      return Der.tagged(DNS_NAME, name.getBytes(StandardCharsets.US_ASCII));
    }
    String[] parts = name.split("\\.");
    byte[] octets = new byte[4];
    for (int i = 0; i < 4; i++) {
      octets[i] = (byte) Integer.parseInt(parts[i]);
    }
    return Der.tagged(IP_ADDRESS, octets);
  }

  private static byte[] time(Instant time) {
    boolean soon = time.isBefore(LAST_UTC_TIME);
    var form = DateTimeFormatter.ofPattern(soon ? "yyMMddHHmmss'Z'" : "yyyyMMddHHmmss'Z'");
    String text = form.format(time.atOffset(ZoneOffset.UTC));
    return Der.tagged(soon ? UTC_TIME : GENERALIZED_TIME, text.getBytes(StandardCharsets.US_ASCII));
  }
}
