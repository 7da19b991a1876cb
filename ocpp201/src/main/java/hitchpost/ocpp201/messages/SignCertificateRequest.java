package hitchpost.ocpp201.messages;

import hitchpost.core.message.MaxLength;
import org.jspecify.annotations.Nullable;

/**
 * The station asks for a certificate for its new key.
 *
 * <p>Source: OCPP 2.0.1 part 2, 1.58; A02, A03.
 *
 * @param csr PKCS #10 in PEM
 * @param certificateType absent means that of the station towards the CSMS
 */
public record SignCertificateRequest(
    @MaxLength(5500) String csr, @Nullable CertificateSigningUseEnumType certificateType) {
  /** Whether the CSMS will have it signed. */
  public record Response(GenericStatusEnumType status, @Nullable StatusInfoType statusInfo) {}
}
