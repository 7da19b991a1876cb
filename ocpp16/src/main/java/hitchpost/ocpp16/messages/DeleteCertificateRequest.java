package hitchpost.ocpp16.messages;

/**
 * The CSMS deletes a root certificate.
 *
 * <p>Source: OCPP 1.6 security whitepaper, 5.3 and 5.4.
 */
public record DeleteCertificateRequest(CertificateHashData certificateHashData) {
  /** What became of it. */
  public record Response(DeleteCertificateStatus status) {}
}
