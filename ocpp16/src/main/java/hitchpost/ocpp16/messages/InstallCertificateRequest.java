package hitchpost.ocpp16.messages;

import hitchpost.core.message.MaxLength;

/**
 * The CSMS installs a root certificate.
 *
 * <p>Source: OCPP 1.6 security whitepaper, 5.11 and 5.12.
 *
 * @param certificate PEM
 */
public record InstallCertificateRequest(
    CertificateUse certificateType, @MaxLength(5500) String certificate) {
  /** What became of it. */
  public record Response(InstallCertificateStatus status) {}
}
