package hitchpost.ocpp201.messages;

import hitchpost.core.message.MaxLength;
import hitchpost.core.message.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The station asks whether a token may charge.
 *
 * <p>Source: OCPP 2.0.1 part 2, 1.1; C01 to C09, C12, C14.
 *
 * @param certificate contract certificate of the car in PEM, for the CSMS to check
 * @param iso15118CertificateHashData the contract certificate and those above it, for the CSMS to
 *     ask whether they are revoked
 */
public record AuthorizeRequest(
    IdTokenType idToken,
    @Nullable @MaxLength(5500) String certificate,
    @Nullable @Size(min = 1, max = 4) List<OCSPRequestDataType> iso15118CertificateHashData) {
  public AuthorizeRequest {
    iso15118CertificateHashData =
        iso15118CertificateHashData == null ? null : List.copyOf(iso15118CertificateHashData);
  }

  /**
   * What the CSMS knows about the token.
   *
   * @param certificateStatus only when certificates were sent
   */
  public record Response(
      IdTokenInfoType idTokenInfo,
      @Nullable AuthorizeCertificateStatusEnumType certificateStatus) {}
}
