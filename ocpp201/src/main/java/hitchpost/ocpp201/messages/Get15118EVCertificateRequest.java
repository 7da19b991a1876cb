package hitchpost.ocpp201.messages;

import hitchpost.core.message.MaxLength;
import org.jspecify.annotations.Nullable;

/**
 * The station asks for a contract certificate on behalf of a car.
 *
 * <p>Source: OCPP 2.0.1 part 2, 1.16; M01, M02.
 *
 * @param iso15118SchemaVersion which schema the car speaks
 * @param exiRequest the request of the car, Base64 of EXI
 */
public record Get15118EVCertificateRequest(
    @MaxLength(50) String iso15118SchemaVersion,
    CertificateActionEnumType action,
    @MaxLength(5600) String exiRequest) {
  /**
   * What to hand to the car.
   *
   * @param exiResponse the response for the car, Base64 of EXI
   */
  public record Response(
      Iso15118EVCertificateStatusEnumType status,
      @MaxLength(5600) String exiResponse,
      @Nullable StatusInfoType statusInfo) {}
}
