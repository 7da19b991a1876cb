package hitchpost.simulator.csms;

import hitchpost.ocpp16.ContractMessages;
import hitchpost.ocpp16.CostMessages;
import hitchpost.ocpp16.Costs;
import hitchpost.ocpp16.PlugAndCharge;
import hitchpost.ocpp16.messages.Action;
import hitchpost.ocpp16.messages.DeleteCertificateRequest;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** DataTransfer in few words: {@code CP1 pnc InstallCertificate certificate=@root.pem}. */
final class DataWords {
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

  private DataWords() {}

  static Order order(Words words) {
    String station = OrderParser.station(words);
    String vendor = words.next("a vendor");
    String message = words.next("a message");
    boolean known = VENDORS.containsKey(vendor);
    Optional<Class<? extends Record>> type =
        known ? Optional.ofNullable(MESSAGES.get(message)) : Optional.empty();
    JsonNode data = OrderParser.payload(words, type);
    String vendorId = VENDORS.getOrDefault(vendor, vendor);
    return new Order.Send(station, Action.DATA_TRANSFER, request(vendorId, message, data));
  }

  /** A message of plug and charge. */
  static JsonNode contract(String message, JsonNode data) {
    return request(PlugAndCharge.VENDOR, message, data);
  }

  private static JsonNode request(String vendorId, String message, JsonNode data) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("vendorId", vendorId)
        .put("messageId", message)
        .put("data", data.toString());
  }
}
