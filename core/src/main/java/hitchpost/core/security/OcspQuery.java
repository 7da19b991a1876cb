package hitchpost.core.security;

/**
 * What somebody needs to know to ask whether a certificate has been revoked.
 *
 * <p>Source: OCPP 2.0.1 part 2, 2.35.
 *
 * @param responderUrl whom to ask, at most 512 characters; empty when the certificate does not say
 */
public record OcspQuery(CertificateHash certificate, String responderUrl) {}
