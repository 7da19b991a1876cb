package hitchpost.ocpp201.messages;

import hitchpost.core.message.MaxLength;
import org.jspecify.annotations.Nullable;

/**
 * The CSMS brings a certificate that the station asked for.
 *
 * <p>Source: OCPP 2.0.1 part 2, 1.4; A02, A03.
 *
 * @param certificateChain PEM, that of the station first
 * @param certificateType absent means that of the station towards the CSMS
 */
public record CertificateSignedRequest(
    @MaxLength(10000) String certificateChain,
    @Nullable CertificateSigningUseEnumType certificateType) {
  /** Whether the station will use it. */
  public record Response(GenericStatusEnumType status, @Nullable StatusInfoType statusInfo) {}
}
