package hitchpost.ocpp16;

import hitchpost.core.Ask;
import hitchpost.core.Fact;
import hitchpost.core.Verdict;
import hitchpost.core.Verdict.Decision;
import hitchpost.core.authorization.ContractProof;
import hitchpost.core.dialect.Inbound;
import hitchpost.core.dialect.Learned;
import hitchpost.core.message.MessageCodec;
import hitchpost.core.message.MessageViolation;
import hitchpost.core.rpc.RpcError;
import hitchpost.core.security.CertificateHash;
import hitchpost.core.security.InstalledChain;
import hitchpost.core.security.InstalledRoot;
import hitchpost.core.security.OcspQuery;
import hitchpost.core.security.OwnUse;
import hitchpost.core.security.RootUse;
import hitchpost.core.trigger.Topic;
import hitchpost.core.types.AuthorizationStatus;
import hitchpost.core.types.EvCertificateRequest;
import hitchpost.core.types.IdTokenInfo;
import hitchpost.ocpp16.ContractMessages.Authorize;
import hitchpost.ocpp16.ContractMessages.CertificateSigned;
import hitchpost.ocpp16.ContractMessages.ContractAction;
import hitchpost.ocpp16.ContractMessages.ContractStatus;
import hitchpost.ocpp16.ContractMessages.Get15118EvCertificate;
import hitchpost.ocpp16.ContractMessages.GetCertificateStatus;
import hitchpost.ocpp16.ContractMessages.GetInstalledCertificateIds;
import hitchpost.ocpp16.ContractMessages.InstallCertificate;
import hitchpost.ocpp16.ContractMessages.Installed;
import hitchpost.ocpp16.ContractMessages.OcspRequestData;
import hitchpost.ocpp16.ContractMessages.Outcome;
import hitchpost.ocpp16.ContractMessages.RootType;
import hitchpost.ocpp16.ContractMessages.SignCertificate;
import hitchpost.ocpp16.ContractMessages.SigningUse;
import hitchpost.ocpp16.ContractMessages.TriggerMessage;
import hitchpost.ocpp16.messages.CertificateSignedRequest;
import hitchpost.ocpp16.messages.DataTransferRequest;
import hitchpost.ocpp16.messages.DeleteCertificateRequest;
import hitchpost.ocpp16.messages.GetInstalledCertificateStatus;
import hitchpost.ocpp16.messages.TriggerMessageRequest;
import hitchpost.ocpp16.messages.TriggerMessageStatus;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Plug and charge over DataTransfer: contracts, the certificate that the station shows cars, and
 * the roots of both.
 *
 * <p>The messages are those of OCPP 2.0.1, each as text in the data. Source: what is public of the
 * OCA application note on ISO 15118 plug and charge with OCPP 1.6.
 */
public final class PlugAndCharge {
  /** The vendor of these messages. */
  public static final String VENDOR = "org.openchargealliance.iso15118pnc";

  private PlugAndCharge() {}

  // To the CSMS

  static DataTransferRequest authorize(Fact.TokenQuestion question, ContractProof proof) {
    List<OcspRequestData> hashes = proof.queries().stream().map(PlugAndCharge::data).toList();
    return VendorData.request(
        VENDOR,
        "Authorize",
        new Authorize(proof.chain(), question.token().value(), hashes.isEmpty() ? null : hashes));
  }

  static List<Learned> authorized(Fact.TokenQuestion question, JsonNode result) {
    var answer = VendorData.answer(result, Authorize.Response.class);
    IdTokenInfo info = Tokens.info(answer.idTokenInfo());
    ContractStatus status = answer.certificateStatus();
    boolean trusted = status == null || status == ContractStatus.ACCEPTED;
    boolean welcome = info.status() != AuthorizationStatus.ACCEPTED || trusted;
    return List.of(
        new Learned.TokenAnswer(
            question.question(), welcome ? info : IdTokenInfo.of(AuthorizationStatus.INVALID)));
  }

  static DataTransferRequest evCertificate(EvCertificateRequest request) {
    return VendorData.request(
        VENDOR,
        "Get15118EVCertificate",
        new Get15118EvCertificate(
            request.schemaVersion(),
            request.update() ? ContractAction.UPDATE : ContractAction.INSTALL,
            request.request()));
  }

  static List<Learned> evCertificateAnswered(Fact.EvCertificateDue due, JsonNode result) {
    var answer = VendorData.answer(result, Get15118EvCertificate.Response.class);
    boolean accepted = answer.status() == Outcome.ACCEPTED;
    return List.of(
        new Learned.EvCertificateAnswer(due.request().evse(), accepted, answer.exiResponse()));
  }

  static DataTransferRequest status(OcspQuery query) {
    return VendorData.request(
        VENDOR, "GetCertificateStatus", new GetCertificateStatus(data(query)));
  }

  static List<Learned> statusAnswered(Fact.CertificateStatusDue due, JsonNode result) {
    var answer = VendorData.answer(result, GetCertificateStatus.Response.class);
    String response = answer.ocspResult();
    return answer.status() == Outcome.FAILED || response == null
        ? List.of()
        : List.of(new Learned.CertificateStatus(due.query().certificate(), response));
  }

  static DataTransferRequest sign(String csr) {
    return VendorData.request(
        VENDOR, "SignCertificate", new SignCertificate(csr, SigningUse.V2G_CERTIFICATE));
  }

  static void signing(JsonNode result) {
    VendorData.answer(result, SignCertificate.Response.class);
  }

  private static OcspRequestData data(OcspQuery query) {
    CertificateHash hash = query.certificate();
    return new OcspRequestData(
        hash.algorithm(),
        hash.issuerNameHash(),
        hash.issuerKeyHash(),
        hash.serialNumber(),
        query.responderUrl());
  }

  // From the CSMS

  static Inbound receive(String messageId, @Nullable String data) {
    return switch (messageId) {
      case "CertificateSigned" -> signed(VendorData.decode(data, CertificateSigned.class));
      case "InstallCertificate" -> install(VendorData.decode(data, InstallCertificate.class));
      case "DeleteCertificate" ->
          VendorData.wrapped(
              Certificates.delete(VendorData.decode(data, DeleteCertificateRequest.class)));
      case "GetInstalledCertificateIds" ->
          list(VendorData.decode(data, GetInstalledCertificateIds.class));
      case "TriggerMessage" -> trigger(VendorData.decode(data, TriggerMessage.class));
      default -> VendorData.unknownMessage();
    };
  }

  private static Inbound signed(CertificateSigned request) {
    OwnUse use =
        request.certificateType() == SigningUse.CHARGING_STATION_CERTIFICATE
            ? OwnUse.CSMS
            : OwnUse.V2G;
    return VendorData.wrapped(
        Certificates.signed(use, new CertificateSignedRequest(request.certificateChain())));
  }

  private static Inbound install(InstallCertificate request) {
    if (request.certificateType() == RootType.V2G_CERTIFICATE_CHAIN) {
      throw new MessageViolation(
          RpcError.PROPERTY_CONSTRAINT_VIOLATION, "certificateType", "that is no root");
    }
    return VendorData.wrapped(
        Certificates.install(use(request.certificateType()), request.certificate()));
  }

  private static Inbound list(GetInstalledCertificateIds request) {
    List<RootType> types =
        request.certificateType() == null
            ? List.of(RootType.values())
            : request.certificateType().stream().distinct().toList();
    List<RootUse> uses =
        types.stream()
            .filter(t -> t != RootType.V2G_CERTIFICATE_CHAIN)
            .map(PlugAndCharge::use)
            .toList();
    return VendorData.wrapped(
        new Inbound.Asked<>(
            new Ask.ListRoots(uses, types.contains(RootType.V2G_CERTIFICATE_CHAIN)),
            (Verdict.Roots roots) -> MessageCodec.write(answer(roots))));
  }

  private static GetInstalledCertificateIds.Response answer(Verdict.Roots roots) {
    List<Installed> all = new ArrayList<>();
    for (InstalledRoot root : roots.roots()) {
      all.add(new Installed(type(root.use()), Certificates.data(root.hash()), null));
    }
    InstalledChain shown = roots.shownToCars();
    if (shown != null) {
      all.add(
          new Installed(
              RootType.V2G_CERTIFICATE_CHAIN,
              Certificates.data(shown.own()),
              shown.above().isEmpty()
                  ? null
                  : shown.above().stream().map(Certificates::data).toList()));
    }
    return all.isEmpty()
        ? new GetInstalledCertificateIds.Response(GetInstalledCertificateStatus.NOT_FOUND, null)
        : new GetInstalledCertificateIds.Response(GetInstalledCertificateStatus.ACCEPTED, all);
  }

  /** The one message that only plug and charge has; others have TriggerMessage itself. */
  private static Inbound trigger(TriggerMessage request) {
    if (!request.requestedMessage().equals("SignV2GCertificate")) {
      return VendorData.wrapped(
          new Inbound.Settled(
              MessageCodec.write(
                  new TriggerMessageRequest.Response(TriggerMessageStatus.NOT_IMPLEMENTED))));
    }
    return VendorData.wrapped(
        new Inbound.Asked<>(
            new Ask.Trigger(Topic.CERTIFICATE_FOR_CARS, null),
            (Decision decision) ->
                MessageCodec.write(
                    new TriggerMessageRequest.Response(
                        decision == Decision.ACCEPTED
                            ? TriggerMessageStatus.ACCEPTED
                            : TriggerMessageStatus.REJECTED))));
  }

  private static RootUse use(RootType type) {
    return switch (type) {
      case V2G_ROOT_CERTIFICATE, V2G_CERTIFICATE_CHAIN -> RootUse.V2G;
      case MO_ROOT_CERTIFICATE -> RootUse.MOBILITY_OPERATOR;
      case CSMS_ROOT_CERTIFICATE -> RootUse.CSMS;
      case MANUFACTURER_ROOT_CERTIFICATE -> RootUse.MANUFACTURER;
    };
  }

  private static RootType type(RootUse use) {
    return switch (use) {
      case V2G -> RootType.V2G_ROOT_CERTIFICATE;
      case MOBILITY_OPERATOR -> RootType.MO_ROOT_CERTIFICATE;
      case CSMS -> RootType.CSMS_ROOT_CERTIFICATE;
      case MANUFACTURER -> RootType.MANUFACTURER_ROOT_CERTIFICATE;
    };
  }
}
