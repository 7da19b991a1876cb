package hitchpost.ocpp16;

import hitchpost.core.Ask;
import hitchpost.core.Verdict;
import hitchpost.core.Verdict.Decision;
import hitchpost.core.dialect.Inbound;
import hitchpost.core.message.MessageCodec;
import hitchpost.core.security.CertificateHash;
import hitchpost.core.security.InstalledRoot;
import hitchpost.core.security.OwnUse;
import hitchpost.core.security.RootUse;
import hitchpost.ocpp16.messages.CertificateHashData;
import hitchpost.ocpp16.messages.CertificateSignedRequest;
import hitchpost.ocpp16.messages.CertificateSignedStatus;
import hitchpost.ocpp16.messages.CertificateUse;
import hitchpost.ocpp16.messages.DeleteCertificateRequest;
import hitchpost.ocpp16.messages.DeleteCertificateStatus;
import hitchpost.ocpp16.messages.GetInstalledCertificateIdsRequest;
import hitchpost.ocpp16.messages.GetInstalledCertificateStatus;
import hitchpost.ocpp16.messages.InstallCertificateRequest;
import hitchpost.ocpp16.messages.InstallCertificateStatus;
import java.util.List;

/** Certificates and roots. Source: OCPP 1.6 security whitepaper, A02, A03, M03 to M05. */
final class Certificates {
  private Certificates() {}

  static Inbound signed(OwnUse use, CertificateSignedRequest request) {
    return new Inbound.Asked<>(
        new Ask.TakeCertificate(use, request.certificateChain()),
        (Decision decision) ->
            MessageCodec.write(
                new CertificateSignedRequest.Response(
                    decision == Decision.ACCEPTED
                        ? CertificateSignedStatus.ACCEPTED
                        : CertificateSignedStatus.REJECTED)));
  }

  static Inbound install(InstallCertificateRequest request) {
    return install(use(request.certificateType()), request.certificate());
  }

  static Inbound install(RootUse use, String certificate) {
    return new Inbound.Asked<>(
        new Ask.InstallRoot(use, certificate),
        (Verdict.Installing outcome) ->
            MessageCodec.write(
                new InstallCertificateRequest.Response(
                    switch (outcome) {
                      case ACCEPTED -> InstallCertificateStatus.ACCEPTED;
                      case REJECTED -> InstallCertificateStatus.REJECTED;
                      case FAILED -> InstallCertificateStatus.FAILED;
                    })));
  }

  static Inbound delete(DeleteCertificateRequest request) {
    CertificateHashData data = request.certificateHashData();
    var hash =
        new CertificateHash(
            data.hashAlgorithm(), data.issuerNameHash(), data.issuerKeyHash(), data.serialNumber());
    return new Inbound.Asked<>(
        new Ask.DeleteRoot(hash),
        (Verdict.Deleting outcome) ->
            MessageCodec.write(
                new DeleteCertificateRequest.Response(
                    switch (outcome) {
                      case ACCEPTED -> DeleteCertificateStatus.ACCEPTED;
                      case FAILED -> DeleteCertificateStatus.FAILED;
                      case NOT_FOUND -> DeleteCertificateStatus.NOT_FOUND;
                    })));
  }

  static Inbound list(GetInstalledCertificateIdsRequest request) {
    return new Inbound.Asked<>(
        new Ask.ListRoots(List.of(use(request.certificateType()))),
        (Verdict.Roots roots) -> MessageCodec.write(answer(roots.roots())));
  }

  private static GetInstalledCertificateIdsRequest.Response answer(List<InstalledRoot> roots) {
    if (roots.isEmpty()) {
      return new GetInstalledCertificateIdsRequest.Response(
          null, GetInstalledCertificateStatus.NOT_FOUND);
    }
    return new GetInstalledCertificateIdsRequest.Response(
        roots.stream().map(root -> data(root.hash())).toList(),
        GetInstalledCertificateStatus.ACCEPTED);
  }

  static CertificateHashData data(CertificateHash hash) {
    return new CertificateHashData(
        hash.algorithm(), hash.issuerNameHash(), hash.issuerKeyHash(), hash.serialNumber());
  }

  private static RootUse use(CertificateUse use) {
    return switch (use) {
      case CENTRAL_SYSTEM_ROOT_CERTIFICATE -> RootUse.CSMS;
      case MANUFACTURER_ROOT_CERTIFICATE -> RootUse.MANUFACTURER;
    };
  }
}
