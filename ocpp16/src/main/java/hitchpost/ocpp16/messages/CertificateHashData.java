package hitchpost.ocpp16.messages;

import hitchpost.core.message.MaxLength;
import hitchpost.core.security.CertificateHash;

/**
 * Names a certificate by its issuer and serial number, as OCSP does.
 *
 * <p>Source: OCPP 1.6 security whitepaper, 6.1 and RFC 6960, 4.1.1.
 *
 * @param issuerNameHash over the DER encoding of the issuer's name, in hexadecimal digits
 * @param issuerKeyHash over the issuer's public key without tag and length
 * @param serialNumber in hexadecimal digits without leading zeroes
 */
public record CertificateHashData(
    CertificateHash.Algorithm hashAlgorithm,
    @MaxLength(128) String issuerNameHash,
    @MaxLength(128) String issuerKeyHash,
    @MaxLength(40) String serialNumber) {}
