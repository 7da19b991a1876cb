package hitchpost.ocpp201.messages;

import hitchpost.core.message.MaxLength;
import org.jspecify.annotations.Nullable;

/**
 * The CSMS gives the station a root certificate to trust.
 *
 * <p>Source: OCPP 2.0.1 part 2, 1.30; M05.
 *
 * @param certificate PEM
 */
public record InstallCertificateRequest(
    InstallCertificateUseEnumType certificateType, @MaxLength(5500) String certificate) {
  /** What became of it. */
  public record Response(
      InstallCertificateStatusEnumType status, @Nullable StatusInfoType statusInfo) {}
}
