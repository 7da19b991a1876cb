package hitchpost.ocpp201.messages;

import hitchpost.core.message.MaxLength;
import org.jspecify.annotations.Nullable;

/**
 * The station asks whether a certificate is revoked.
 *
 * <p>Source: OCPP 2.0.1 part 2, 1.18; M06.
 */
public record GetCertificateStatusRequest(OCSPRequestDataType ocspRequestData) {
  /**
   * What the authority says.
   *
   * @param ocspResult its answer, Base64 of DER, when there is one
   */
  public record Response(
      GetCertificateStatusEnumType status,
      @Nullable @MaxLength(5500) String ocspResult,
      @Nullable StatusInfoType statusInfo) {}
}
