package hitchpost.ocpp201;

import hitchpost.core.Ask;
import hitchpost.core.Fact;
import hitchpost.core.Verdict.Decision;
import hitchpost.core.authorization.ContractProof;
import hitchpost.core.dialect.Inbound;
import hitchpost.core.dialect.Learned;
import hitchpost.core.message.MessageCodec;
import hitchpost.core.types.AuthorizationStatus;
import hitchpost.core.types.IdTokenInfo;
import hitchpost.ocpp201.messages.Action;
import hitchpost.ocpp201.messages.AuthorizeCertificateStatusEnumType;
import hitchpost.ocpp201.messages.AuthorizeRequest;
import hitchpost.ocpp201.messages.ClearCacheRequest;
import hitchpost.ocpp201.messages.IdTokenType;
import hitchpost.ocpp201.messages.OCSPRequestDataType;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Who may charge. Source: OCPP 2.0.1 part 2, C01 to C16. */
final class Authorizing {
  private Authorizing() {}

  static void routes(Routes routes) {
    routes.on(Action.CLEAR_CACHE, ClearCacheRequest.class, request -> clearCache());
  }

  static AuthorizeRequest question(Fact.TokenQuestion question) {
    IdTokenType token = Tokens.write(question.token());
    ContractProof proof = question.proof();
    if (proof == null) {
      return new AuthorizeRequest(token, null, null);
    }
    List<OCSPRequestDataType> hashes =
        proof.queries().stream().map(CertificateNames::write).toList();
    return new AuthorizeRequest(token, proof.chain(), hashes.isEmpty() ? null : hashes);
  }

  /** A token behind a contract that the CSMS does not trust may not charge. Source: C07. */
  static List<Learned> answered(Fact.TokenQuestion question, JsonNode result) {
    var answer = MessageCodec.decode(result, AuthorizeRequest.Response.class);
    AuthorizeCertificateStatusEnumType contract = answer.certificateStatus();
    IdTokenInfo info = Tokens.read(answer.idTokenInfo());
    boolean trusted = contract == null || contract == AuthorizeCertificateStatusEnumType.ACCEPTED;
    boolean counts = trusted || info.status() != AuthorizationStatus.ACCEPTED;
    return List.of(
        new Learned.TokenAnswer(
            question.question(), counts ? info : IdTokenInfo.of(AuthorizationStatus.INVALID)));
  }

  private static Inbound clearCache() {
    return new Inbound.Asked<>(
        new Ask.ClearCache(),
        (Decision decision) ->
            MessageCodec.write(new ClearCacheRequest.Response(Generic.of(decision), null)));
  }
}
