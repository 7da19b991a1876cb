package hitchpost.ocpp201;

import hitchpost.core.security.CertificateHash;
import hitchpost.ocpp201.messages.CertificateHashDataType;

/** Names of certificates as messages carry them. Source: OCPP 2.0.1 part 2, 2.6. */
final class CertificateNames {
  private CertificateNames() {}

  static CertificateHash read(CertificateHashDataType data) {
    return new CertificateHash(
        data.hashAlgorithm(), data.issuerNameHash(), data.issuerKeyHash(), data.serialNumber());
  }

  static CertificateHashDataType write(CertificateHash hash) {
    return new CertificateHashDataType(
        hash.algorithm(), hash.issuerNameHash(), hash.issuerKeyHash(), hash.serialNumber());
  }
}
