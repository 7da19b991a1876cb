package hitchpost.ocpp201.messages;

import hitchpost.core.message.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The CSMS asks which certificates are installed.
 *
 * <p>Source: OCPP 2.0.1 part 2, 1.22; M03.
 *
 * @param certificateType which kinds; absent means all
 */
public record GetInstalledCertificateIdsRequest(
    @Nullable @Size(min = 1) List<GetCertificateIdUseEnumType> certificateType) {
  public GetInstalledCertificateIdsRequest {
    certificateType = certificateType == null ? null : List.copyOf(certificateType);
  }

  /** Their names, when there are any. */
  public record Response(
      GetInstalledCertificateStatusEnumType status,
      @Nullable @Size(min = 1) List<CertificateHashDataChainType> certificateHashDataChain,
      @Nullable StatusInfoType statusInfo) {
    public Response {
      certificateHashDataChain =
          certificateHashDataChain == null ? null : List.copyOf(certificateHashDataChain);
    }
  }
}
