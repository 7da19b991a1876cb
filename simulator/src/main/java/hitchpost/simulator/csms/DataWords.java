package hitchpost.simulator.csms;

import hitchpost.ocpp16.ContractMessages;
import hitchpost.ocpp16.CostMessages;
import hitchpost.ocpp16.Costs;
import hitchpost.ocpp16.PlugAndCharge;
import hitchpost.ocpp16.messages.Action;
import hitchpost.ocpp16.messages.DeleteCertificateRequest;
import hitchpost.station.file.OcppVersion;
import java.time.Instant;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** DataTransfer in few words: {@code CP1 pnc InstallCertificate certificate=@root.pem}. */
record DataWords(String vendorId, String message, JsonNode data) implements RequestWords {
  private static final Map<String, String> VENDORS =
      Map.of("pnc", PlugAndCharge.VENDOR, "cost", Costs.VENDOR);

  /** What a CSMS sends, by message id. */
  private static final Map<String, Class<? extends Record>> MESSAGES =
      Map.of(
          "SetUserPrice", CostMessages.SetUserPrice.class,
          "RunningCost", CostMessages.RunningCost.class,
          "FinalCost", CostMessages.FinalCost.class,
          "CertificateSigned", ContractMessages.CertificateSigned.class,
          "InstallCertificate", ContractMessages.InstallCertificate.class,
          "DeleteCertificate", DeleteCertificateRequest.class,
          "GetInstalledCertificateIds", ContractMessages.GetInstalledCertificateIds.class,
          "TriggerMessage", ContractMessages.TriggerMessage.class);

  static DataWords of(Words words) {
    String vendor = words.next("a vendor");
    String message = words.next("a message");
    Class<? extends Record> type = VENDORS.containsKey(vendor) ? MESSAGES.get(message) : null;
    Fields fields = Fields.of(words);
    JsonNode data = type == null ? fields.ofUnknown() : fields.of(type);
    return new DataWords(VENDORS.getOrDefault(vendor, vendor), message, data);
  }

  /** OCPP 1.6 carries text, 2.0.1 carries JSON. */
  @Override
  public Call in(OcppVersion version, Instant now) {
    return switch (version) {
      case V1_6 -> new Call(Action.DATA_TRANSFER, request(vendorId, message, data));
      case V2_0_1 -> {
        ObjectNode request = addressed(vendorId, message);
        request.set("data", data);
        yield new Call(hitchpost.ocpp201.messages.Action.DATA_TRANSFER, request);
      }
    };
  }

  /** A message of plug and charge. */
  static JsonNode contract(String message, JsonNode data) {
    return request(PlugAndCharge.VENDOR, message, data);
  }

  private static JsonNode request(String vendorId, String message, JsonNode data) {
    return addressed(vendorId, message).put("data", data.toString());
  }

  private static ObjectNode addressed(String vendorId, String message) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("vendorId", vendorId)
        .put("messageId", message);
  }
}
