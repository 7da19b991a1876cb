package hitchpost.station.certificates;

import hitchpost.core.security.CertificateCommand.Owner;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;

/**
 * A request for a certificate. Source: RFC 2986; OCPP 1.6 security whitepaper, A02.FR.03 and
 * A00.FR.511.
 */
public final class CertificateRequest {
  private static final String COMMON_NAME = "2.5.4.3";
  private static final String ORGANIZATION = "2.5.4.10";
  private static final String ECDSA_WITH_SHA256 = "1.2.840.10045.4.3.2";
  private static final int ATTRIBUTES = 0xA0;

  private CertificateRequest() {}

  /** The request in PEM, signed with the key it is for; an elliptic one. */
  public static String of(KeyPair key, Owner owner) throws GeneralSecurityException {
    byte[] info =
        Der.sequence(
            Der.integer(BigInteger.ZERO),
            name(owner),
            key.getPublic().getEncoded(),
            Der.tagged(ATTRIBUTES));
    Signature signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(key.getPrivate());
    signature.update(info);
    byte[] request =
        Der.sequence(info, Der.sequence(Der.oid(ECDSA_WITH_SHA256)), Der.bits(signature.sign()));
    return Pem.write("CERTIFICATE REQUEST", request);
  }

  private static byte[] name(Owner owner) {
    return Der.sequence(
        part(ORGANIZATION, owner.organization()), part(COMMON_NAME, owner.commonName()));
  }

  private static byte[] part(String type, String value) {
    return Der.set(Der.sequence(Der.oid(type), Der.text(value)));
  }
}
