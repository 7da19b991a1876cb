package hitchpost.ocpp201.messages;

import hitchpost.core.message.MaxLength;
import hitchpost.core.security.CertificateHash;

/**
 * Names a certificate by its issuer and serial number, as OCSP does.
 *
 * <p>Source: OCPP 2.0.1 part 2, 2.6.
 *
 * @param issuerNameHash over the DER encoding of the issuer's name, in hexadecimal digits
 * @param issuerKeyHash over the issuer's public key without tag and length
 * @param serialNumber in hexadecimal digits without leading zeroes
 */
public record CertificateHashDataType(
    CertificateHash.Algorithm hashAlgorithm,
    @MaxLength(128) String issuerNameHash,
    @MaxLength(128) String issuerKeyHash,
    @MaxLength(40) String serialNumber) {}
