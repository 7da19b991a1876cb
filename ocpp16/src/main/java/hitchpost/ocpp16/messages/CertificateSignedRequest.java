package hitchpost.ocpp16.messages;

import hitchpost.core.message.MaxLength;

/**
 * The CSMS brings the station's new certificate.
 *
 * <p>Source: OCPP 1.6 security whitepaper, 5.1 and 5.2.
 *
 * @param certificateChain PEM, the station's own first
 */
public record CertificateSignedRequest(@MaxLength(10000) String certificateChain) {
  /** Whether the station takes it. */
  public record Response(CertificateSignedStatus status) {}
}
