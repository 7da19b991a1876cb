package hitchpost.ocpp16.messages;

import hitchpost.core.message.MaxLength;

/**
 * The station wants a certificate for a new key.
 *
 * <p>Source: OCPP 1.6 security whitepaper, 5.17 and 5.18.
 *
 * @param csr PEM of a PKCS #10 request
 */
public record SignCertificateRequest(@MaxLength(5500) String csr) {
  /** Whether the CSMS passes it on. */
  public record Response(GenericStatus status) {}
}
