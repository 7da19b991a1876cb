package hitchpost.core.types;

/**
 * A car wants a contract certificate, or a new one.
 *
 * <p>Source: OCPP 2.0.1 part 2, 1.16; ISO 15118-2, CertificateInstallationReq and
 * CertificateUpdateReq.
 *
 * @param schemaVersion of the message, at most 50 characters
 * @param request the message of the car, EXI in Base64
 */
public record EvCertificateRequest(
    int evse, String schemaVersion, boolean update, String request) {}
