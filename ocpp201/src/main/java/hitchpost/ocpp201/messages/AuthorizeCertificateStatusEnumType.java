package hitchpost.ocpp201.messages;

import hitchpost.core.types.WireEnum;

/**
 * What the CSMS says about a contract certificate.
 *
 * <p>Source: OCPP 2.0.1 part 2, 3.4.
 */
public enum AuthorizeCertificateStatusEnumType implements WireEnum {
  ACCEPTED("Accepted"),
  SIGNATURE_ERROR("SignatureError"),
  CERTIFICATE_EXPIRED("CertificateExpired"),
  CERTIFICATE_REVOKED("CertificateRevoked"),
  NO_CERTIFICATE_AVAILABLE("NoCertificateAvailable"),
  CERT_CHAIN_ERROR("CertChainError"),
  CONTRACT_CANCELLED("ContractCancelled");

  private final String wire;

  AuthorizeCertificateStatusEnumType(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
