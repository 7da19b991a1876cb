package hitchpost.ocpp16.messages;

import hitchpost.core.message.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The CSMS asks which root certificates there are.
 *
 * <p>Source: OCPP 1.6 security whitepaper, 5.7 and 5.8.
 */
public record GetInstalledCertificateIdsRequest(CertificateUse certificateType) {
  /** The certificates of this kind. */
  public record Response(
      @Nullable @Size(min = 1) List<CertificateHashData> certificateHashData,
      GetInstalledCertificateStatus status) {}
}
