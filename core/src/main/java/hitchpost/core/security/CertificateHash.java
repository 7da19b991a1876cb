package hitchpost.core.security;

import hitchpost.core.types.WireEnum;

/**
 * Names a certificate by issuer and serial number. Case means nothing.
 *
 * <p>Source: RFC 6960, 4.1.1; OCPP 1.6 security whitepaper, 6.1; OCPP 2.0.1 part 2, 2.6.
 *
 * @param issuerNameHash over the DER encoding of the issuer's name, in hexadecimal digits
 * @param issuerKeyHash over the issuer's public key without tag and length
 * @param serialNumber in hexadecimal digits without leading zeroes
 */
public record CertificateHash(
    Algorithm algorithm, String issuerNameHash, String issuerKeyHash, String serialNumber) {
  /** Hash function of the first two. */
  public enum Algorithm implements WireEnum {
    SHA256,
    SHA384,
    SHA512;

    @Override
    public String wire() {
      return name();
    }
  }

  /** Whether both name the same certificate. */
  public boolean matches(CertificateHash other) {
    return algorithm == other.algorithm
        && issuerNameHash.equalsIgnoreCase(other.issuerNameHash)
        && issuerKeyHash.equalsIgnoreCase(other.issuerKeyHash)
        && serialNumber.equalsIgnoreCase(other.serialNumber);
  }
}
