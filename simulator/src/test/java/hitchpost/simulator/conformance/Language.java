package hitchpost.simulator.conformance;

import hitchpost.core.message.MessageCodec;
import hitchpost.core.message.MessageViolation;
import hitchpost.core.message.OcppAction;
import hitchpost.core.types.WireEnum;
import hitchpost.ocpp16.messages.Action;
import hitchpost.station.file.OcppVersion;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the tool knows of the version that is spoken. */
record Language(OcppVersion version) {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String WELCOME = "{\"idTokenInfo\":{\"status\":\"Accepted\"}}";

  /** What is wrong with a payload by our records, and by the official schemas. */
  Optional<String> violation(String name, boolean request, String payload) {
    Optional<OcppAction> action = action(name);
    if (action.isEmpty()) {
      return Optional.of("unknown action " + name);
    }
    try {
      Class<? extends Record> type = request ? action.get().request() : action.get().response();
      MessageCodec.decode(JSON.readTree(payload), type);
    } catch (MessageViolation violation) {
      return Optional.of(name + " is wrong: " + violation.getMessage() + " " + payload);
    }
    return Schemas.violation(version, name, request, payload)
        .map(violation -> name + " violates the schema: " + violation + " " + payload);
  }

  private Optional<OcppAction> action(String name) {
    OcppAction[] actions =
        switch (version) {
          case V1_6 -> Action.values();
          case V2_0_1 -> hitchpost.ocpp201.messages.Action.values();
        };
    return WireEnum.find(actions, name);
  }

  /** What a CSMS answers that is content with everything, where the moment does not matter. */
  String usualAnswer(String action, JsonNode request) {
    return switch (version) {
      case V1_6 ->
          switch (action) {
            case "Authorize", "StopTransaction" -> "{\"idTagInfo\":{\"status\":\"Accepted\"}}";
            case "DataTransfer" -> "{\"status\":\"Accepted\"}";
            default -> "{}";
          };
      case V2_0_1 ->
          switch (action) {
            case "Authorize" -> WELCOME;
            case "TransactionEvent" -> request.has("idToken") ? WELCOME : "{}";
            case "DataTransfer", "SignCertificate", "NotifyEVChargingSchedule" ->
                "{\"status\":\"Accepted\"}";
            default -> "{}";
          };
    };
  }
}
