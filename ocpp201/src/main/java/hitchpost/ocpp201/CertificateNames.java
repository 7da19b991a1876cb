package hitchpost.ocpp201;

import hitchpost.core.security.CertificateHash;
import hitchpost.core.security.OcspQuery;
import hitchpost.ocpp201.messages.CertificateHashDataType;
import hitchpost.ocpp201.messages.OCSPRequestDataType;

/** Names of certificates as messages carry them. Source: OCPP 2.0.1 part 2, 2.6 and 2.36. */
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

  static OCSPRequestDataType write(OcspQuery query) {
    CertificateHash hash = query.certificate();
    return new OCSPRequestDataType(
        hash.algorithm(),
        hash.issuerNameHash(),
        hash.issuerKeyHash(),
        hash.serialNumber(),
        query.responderUrl());
  }
}
