package hitchpost.ocpp201;

import hitchpost.core.Ask;
import hitchpost.core.Fact;
import hitchpost.core.Verdict;
import hitchpost.core.Verdict.Decision;
import hitchpost.core.dialect.Inbound;
import hitchpost.core.dialect.Learned;
import hitchpost.core.message.MessageCodec;
import hitchpost.core.security.InstalledChain;
import hitchpost.core.security.InstalledRoot;
import hitchpost.core.security.OwnUse;
import hitchpost.core.security.RootUse;
import hitchpost.core.types.EvCertificateRequest;
import hitchpost.ocpp201.messages.Action;
import hitchpost.ocpp201.messages.CertificateActionEnumType;
import hitchpost.ocpp201.messages.CertificateHashDataChainType;
import hitchpost.ocpp201.messages.CertificateHashDataType;
import hitchpost.ocpp201.messages.CertificateSignedRequest;
import hitchpost.ocpp201.messages.CertificateSigningUseEnumType;
import hitchpost.ocpp201.messages.DeleteCertificateRequest;
import hitchpost.ocpp201.messages.DeleteCertificateStatusEnumType;
import hitchpost.ocpp201.messages.GenericStatusEnumType;
import hitchpost.ocpp201.messages.Get15118EVCertificateRequest;
import hitchpost.ocpp201.messages.GetCertificateIdUseEnumType;
import hitchpost.ocpp201.messages.GetCertificateStatusEnumType;
import hitchpost.ocpp201.messages.GetCertificateStatusRequest;
import hitchpost.ocpp201.messages.GetInstalledCertificateIdsRequest;
import hitchpost.ocpp201.messages.GetInstalledCertificateStatusEnumType;
import hitchpost.ocpp201.messages.InstallCertificateRequest;
import hitchpost.ocpp201.messages.InstallCertificateStatusEnumType;
import hitchpost.ocpp201.messages.InstallCertificateUseEnumType;
import hitchpost.ocpp201.messages.Iso15118EVCertificateStatusEnumType;
import hitchpost.ocpp201.messages.SignCertificateRequest;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Certificates and roots. Source: OCPP 2.0.1 part 2, A02, A03 and M01 to M06. */
final class Certificates {
  private Certificates() {}

  static void routes(Routes routes) {
    routes.on(Action.CERTIFICATE_SIGNED, CertificateSignedRequest.class, Certificates::signed);
    routes.on(Action.INSTALL_CERTIFICATE, InstallCertificateRequest.class, Certificates::install);
    routes.on(Action.DELETE_CERTIFICATE, DeleteCertificateRequest.class, Certificates::delete);
    routes.on(
        Action.GET_INSTALLED_CERTIFICATE_IDS,
        GetInstalledCertificateIdsRequest.class,
        Certificates::list);
  }

  // To the CSMS

  static SignCertificateRequest sign(Fact.CertificateWanted wanted) {
    CertificateSigningUseEnumType use =
        switch (wanted.use()) {
          case CSMS -> CertificateSigningUseEnumType.CHARGING_STATION_CERTIFICATE;
          case V2G -> CertificateSigningUseEnumType.V2G_CERTIFICATE;
        };
    return new SignCertificateRequest(wanted.csr(), use);
  }

  static List<Learned> signAnswered(JsonNode result) {
    var answer = MessageCodec.decode(result, SignCertificateRequest.Response.class);
    return answer.status() == GenericStatusEnumType.ACCEPTED
        ? List.of(new Learned.CertificatePromised())
        : List.of();
  }

  static Get15118EVCertificateRequest evCertificate(EvCertificateRequest request) {
    return new Get15118EVCertificateRequest(
        request.schemaVersion(),
        request.update() ? CertificateActionEnumType.UPDATE : CertificateActionEnumType.INSTALL,
        request.request());
  }

  static List<Learned> evCertificateAnswered(Fact.EvCertificateDue due, JsonNode result) {
    var answer = MessageCodec.decode(result, Get15118EVCertificateRequest.Response.class);
    boolean accepted = answer.status() == Iso15118EVCertificateStatusEnumType.ACCEPTED;
    return List.of(
        new Learned.EvCertificateAnswer(due.request().evse(), accepted, answer.exiResponse()));
  }

  static GetCertificateStatusRequest status(Fact.CertificateStatusDue due) {
    return new GetCertificateStatusRequest(CertificateNames.write(due.query()));
  }

  static List<Learned> statusAnswered(Fact.CertificateStatusDue due, JsonNode result) {
    var answer = MessageCodec.decode(result, GetCertificateStatusRequest.Response.class);
    String response = answer.ocspResult();
    return answer.status() == GetCertificateStatusEnumType.FAILED || response == null
        ? List.of()
        : List.of(new Learned.CertificateStatus(due.query().certificate(), response));
  }

  // From the CSMS

  private static Inbound signed(CertificateSignedRequest request) {
    OwnUse use =
        request.certificateType() == CertificateSigningUseEnumType.V2G_CERTIFICATE
            ? OwnUse.V2G
            : OwnUse.CSMS;
    return new Inbound.Asked<>(
        new Ask.TakeCertificate(use, request.certificateChain()),
        (Decision decision) ->
            MessageCodec.write(new CertificateSignedRequest.Response(Generic.of(decision), null)));
  }

  private static Inbound install(InstallCertificateRequest request) {
    return new Inbound.Asked<>(
        new Ask.InstallRoot(use(request.certificateType()), request.certificate()),
        (Verdict.Installing outcome) ->
            MessageCodec.write(
                new InstallCertificateRequest.Response(
                    switch (outcome) {
                      case ACCEPTED -> InstallCertificateStatusEnumType.ACCEPTED;
                      case REJECTED -> InstallCertificateStatusEnumType.REJECTED;
                      case FAILED -> InstallCertificateStatusEnumType.FAILED;
                    },
                    null)));
  }

  private static RootUse use(InstallCertificateUseEnumType type) {
    return switch (type) {
      case V2G_ROOT_CERTIFICATE -> RootUse.V2G;
      case MO_ROOT_CERTIFICATE -> RootUse.MOBILITY_OPERATOR;
      case CSMS_ROOT_CERTIFICATE -> RootUse.CSMS;
      case MANUFACTURER_ROOT_CERTIFICATE -> RootUse.MANUFACTURER;
    };
  }

  private static Inbound delete(DeleteCertificateRequest request) {
    return new Inbound.Asked<>(
        new Ask.DeleteRoot(CertificateNames.read(request.certificateHashData())),
        (Verdict.Deleting outcome) ->
            MessageCodec.write(
                new DeleteCertificateRequest.Response(
                    switch (outcome) {
                      case ACCEPTED -> DeleteCertificateStatusEnumType.ACCEPTED;
                      case FAILED -> DeleteCertificateStatusEnumType.FAILED;
                      case NOT_FOUND -> DeleteCertificateStatusEnumType.NOT_FOUND;
                    },
                    null)));
  }

  /** None named means all. Source: M03.FR.02. */
  private static Inbound list(GetInstalledCertificateIdsRequest request) {
    List<GetCertificateIdUseEnumType> types = request.certificateType();
    List<RootUse> uses =
        types == null
            ? List.of(RootUse.values())
            : types.stream().distinct().flatMap(Certificates::use).toList();
    boolean chain =
        types == null || types.contains(GetCertificateIdUseEnumType.V2G_CERTIFICATE_CHAIN);
    return new Inbound.Asked<>(
        new Ask.ListRoots(uses, chain), (Verdict.Roots roots) -> MessageCodec.write(listed(roots)));
  }

  private static Stream<RootUse> use(GetCertificateIdUseEnumType type) {
    return switch (type) {
      case V2G_ROOT_CERTIFICATE -> Stream.of(RootUse.V2G);
      case MO_ROOT_CERTIFICATE -> Stream.of(RootUse.MOBILITY_OPERATOR);
      case CSMS_ROOT_CERTIFICATE -> Stream.of(RootUse.CSMS);
      case MANUFACTURER_ROOT_CERTIFICATE -> Stream.of(RootUse.MANUFACTURER);
      case V2G_CERTIFICATE_CHAIN -> Stream.empty();
    };
  }

  private static GetInstalledCertificateIdsRequest.Response listed(Verdict.Roots installed) {
    InstalledChain shown = installed.shownToCars();
    List<CertificateHashDataChainType> all =
        Stream.concat(
                installed.roots().stream().map(Certificates::listed),
                shown == null ? Stream.empty() : Stream.of(listed(shown)))
            .toList();
    return all.isEmpty()
        ? new GetInstalledCertificateIdsRequest.Response(
            GetInstalledCertificateStatusEnumType.NOT_FOUND, null, null)
        : new GetInstalledCertificateIdsRequest.Response(
            GetInstalledCertificateStatusEnumType.ACCEPTED, all, null);
  }

  private static CertificateHashDataChainType listed(InstalledChain chain) {
    List<CertificateHashDataType> above =
        chain.above().stream().map(CertificateNames::write).toList();
    return new CertificateHashDataChainType(
        CertificateNames.write(chain.own()),
        GetCertificateIdUseEnumType.V2G_CERTIFICATE_CHAIN,
        above.isEmpty() ? null : above);
  }

  private static CertificateHashDataChainType listed(InstalledRoot root) {
    GetCertificateIdUseEnumType type =
        switch (root.use()) {
          case V2G -> GetCertificateIdUseEnumType.V2G_ROOT_CERTIFICATE;
          case MOBILITY_OPERATOR -> GetCertificateIdUseEnumType.MO_ROOT_CERTIFICATE;
          case CSMS -> GetCertificateIdUseEnumType.CSMS_ROOT_CERTIFICATE;
          case MANUFACTURER -> GetCertificateIdUseEnumType.MANUFACTURER_ROOT_CERTIFICATE;
        };
    return new CertificateHashDataChainType(CertificateNames.write(root.hash()), type, null);
  }
}
