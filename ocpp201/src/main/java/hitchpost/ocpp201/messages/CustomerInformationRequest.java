package hitchpost.ocpp201.messages;

import hitchpost.core.message.MaxLength;
import org.jspecify.annotations.Nullable;

/**
 * The CSMS asks for what the station keeps about a customer, or wants it deleted, or both.
 *
 * <p>Source: OCPP 2.0.1 part 2, 1.12; N09, N10.
 *
 * @param report whether it is to be sent
 * @param clear whether it is to be deleted
 * @param customerIdentifier a name for the customer that station and CSMS have agreed on
 */
public record CustomerInformationRequest(
    int requestId,
    boolean report,
    boolean clear,
    @Nullable @MaxLength(64) String customerIdentifier,
    @Nullable IdTokenType idToken,
    @Nullable CertificateHashDataType customerCertificate) {
  /** Whether the station will. */
  public record Response(
      CustomerInformationStatusEnumType status, @Nullable StatusInfoType statusInfo) {}
}
