package hitchpost.ocpp201.messages;

import hitchpost.core.message.MaxLength;
import hitchpost.core.security.CertificateHash;

/**
 * Names a certificate, and who can tell whether it is revoked.
 *
 * <p>Source: OCPP 2.0.1 part 2, 2.36.
 *
 * @param issuerNameHash over the DER encoding of the issuer's name, in hexadecimal digits
 * @param issuerKeyHash over the issuer's public key without tag and length
 * @param serialNumber in hexadecimal digits without leading zeroes
 */
public record OCSPRequestDataType(
    CertificateHash.Algorithm hashAlgorithm,
    @MaxLength(128) String issuerNameHash,
    @MaxLength(128) String issuerKeyHash,
    @MaxLength(40) String serialNumber,
    @MaxLength(512) String responderURL) {}
