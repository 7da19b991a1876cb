package hitchpost.ocpp201.messages;

import org.jspecify.annotations.Nullable;

/**
 * The CSMS wants a certificate deleted.
 *
 * <p>Source: OCPP 2.0.1 part 2, 1.14; M04.
 */
public record DeleteCertificateRequest(CertificateHashDataType certificateHashData) {
  /** What became of it. */
  public record Response(
      DeleteCertificateStatusEnumType status, @Nullable StatusInfoType statusInfo) {}
}
