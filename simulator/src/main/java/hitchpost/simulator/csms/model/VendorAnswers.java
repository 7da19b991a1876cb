package hitchpost.simulator.csms.model;

import hitchpost.core.message.MessageCodec;
import hitchpost.core.message.MessageViolation;
import hitchpost.core.rpc.FrameCodec;
import hitchpost.ocpp16.ContractMessages.Authorize;
import hitchpost.ocpp16.ContractMessages.ContractStatus;
import hitchpost.ocpp16.ContractMessages.Get15118EvCertificate;
import hitchpost.ocpp16.ContractMessages.GetCertificateStatus;
import hitchpost.ocpp16.ContractMessages.Outcome;
import hitchpost.ocpp16.ContractMessages.SignCertificate;
import hitchpost.ocpp16.CostMessages.ConnectorUnplugged;
import hitchpost.ocpp16.Costs;
import hitchpost.ocpp16.PlugAndCharge;
import hitchpost.ocpp16.messages.AuthorizationStatus;
import hitchpost.ocpp16.messages.DataTransferRequest;
import hitchpost.ocpp16.messages.DataTransferStatus;
import hitchpost.ocpp16.messages.GenericStatus;
import hitchpost.ocpp16.messages.IdTagInfo;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Answers what stations send within DataTransfer. */
final class VendorAnswers {
  private final Policy policy;
  private final Tokens tokens;

  VendorAnswers(Policy policy, Tokens tokens) {
    this.policy = policy;
    this.tokens = tokens;
  }

  DataTransferRequest.Response answer(Instant now, DataTransferRequest request) {
    boolean costs = request.vendorId().equals(Costs.VENDOR);
    if (!costs && !request.vendorId().equals(PlugAndCharge.VENDOR)) {
      return response(DataTransferStatus.UNKNOWN_VENDOR_ID, null);
    }
    String data = request.data() == null ? "" : request.data();
    String message = request.messageId() == null ? "" : request.messageId();
    try {
      return FrameCodec.object(data)
          .map(object -> costs ? cost(message, object) : contract(now, message, object))
          .orElse(response(DataTransferStatus.REJECTED, null));
    } catch (MessageViolation wrong) {
      return response(DataTransferStatus.REJECTED, null);
    }
  }

  private static DataTransferRequest.Response cost(String message, JsonNode data) {
    if (!message.equals("ConnectorUnplugged")) {
      return response(DataTransferStatus.UNKNOWN_MESSAGE_ID, null);
    }
    MessageCodec.decode(data, ConnectorUnplugged.class);
    return response(DataTransferStatus.ACCEPTED, null);
  }

  private DataTransferRequest.Response contract(Instant now, String message, JsonNode data) {
    return switch (message) {
      case "Authorize" -> accepted(authorized(now, MessageCodec.decode(data, Authorize.class)));
      case "Get15118EVCertificate" -> {
        MessageCodec.decode(data, Get15118EvCertificate.class);
        yield accepted(new Get15118EvCertificate.Response(Outcome.ACCEPTED, noContract()));
      }
      case "GetCertificateStatus" -> {
        MessageCodec.decode(data, GetCertificateStatus.class);
        yield accepted(new GetCertificateStatus.Response(Outcome.FAILED, null));
      }
      case "SignCertificate" -> {
        MessageCodec.decode(data, SignCertificate.class);
        yield accepted(new SignCertificate.Response(signing(policy)));
      }
      default -> response(DataTransferStatus.UNKNOWN_MESSAGE_ID, null);
    };
  }

  /** What stands where the EXI of a contract would. */
  static String noContract() {
    byte[] text = "the test CSMS issues no contracts".getBytes(StandardCharsets.UTF_8);
    return Base64.getEncoder().encodeToString(text);
  }

  /** Source: OCPP 2.0.1 part 2, C07.FR.13 and C07.FR.14. */
  private Authorize.Response authorized(Instant now, Authorize request) {
    IdTagInfo info = Wire16.info(tokens.info(now, request.idToken()));
    boolean welcome = info.status() == AuthorizationStatus.ACCEPTED;
    return new Authorize.Response(
        info, welcome ? ContractStatus.ACCEPTED : ContractStatus.CONTRACT_CANCELLED);
  }

  static GenericStatus signing(Policy policy) {
    return policy.signsCertificates() ? GenericStatus.ACCEPTED : GenericStatus.REJECTED;
  }

  private static DataTransferRequest.Response accepted(Record data) {
    return response(DataTransferStatus.ACCEPTED, MessageCodec.write(data));
  }

  private static DataTransferRequest.Response response(
      DataTransferStatus status, @Nullable String data) {
    return new DataTransferRequest.Response(status, data);
  }
}
