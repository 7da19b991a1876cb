package hitchpost.ocpp201.messages;

import hitchpost.core.message.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Names an installed certificate, and those below it.
 *
 * <p>Source: OCPP 2.0.1 part 2, 2.5.
 *
 * @param childCertificateHashData only for a V2G certificate, the one next below first
 */
public record CertificateHashDataChainType(
    CertificateHashDataType certificateHashData,
    GetCertificateIdUseEnumType certificateType,
    @Nullable @Size(min = 1, max = 4) List<CertificateHashDataType> childCertificateHashData) {
  public CertificateHashDataChainType {
    childCertificateHashData =
        childCertificateHashData == null ? null : List.copyOf(childCertificateHashData);
  }
}
