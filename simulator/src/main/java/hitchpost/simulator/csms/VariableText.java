package hitchpost.simulator.csms;

import hitchpost.core.message.MessageCodec;
import hitchpost.core.message.MessageViolation;
import hitchpost.ocpp201.messages.ComponentType;
import hitchpost.ocpp201.messages.VariableType;
import hitchpost.simulator.csms.model.DeviceModel;
import java.util.StringJoiner;
import tools.jackson.databind.JsonNode;

/** Tells in a few words what a message says of variables of the device model. */
final class VariableText {
  private VariableText() {}

  /** Whether these are variables, and not masked beyond recognition. */
  static boolean isTold(JsonNode list) {
    return list.isArray()
        && list.path(0).path("component").isObject()
        && list.path(0).path("variable").isObject();
  }

  /** Their names with their values, or what became of them. */
  static String of(JsonNode list) {
    StringJoiner words = new StringJoiner(", ");
    list.forEach(item -> words.add(item.isObject() ? one(item) : item.toString()));
    return words.toString();
  }

  private static String one(JsonNode item) {
    StringBuilder words = new StringBuilder(name(item));
    String type = item.path("attributeType").asString("Actual");
    if (!type.equals("Actual")) {
      words.append('/').append(type);
    }
    boolean valued = item.has("attributeValue");
    if (valued) {
      words.append(" = ").append(item.get("attributeValue").asString());
    }
    String status = item.path("attributeStatus").asString("");
    return status.isEmpty() || (valued && status.equals("Accepted"))
        ? words.toString()
        : words + " " + status;
  }

  /** What is no name is shown as it is: the message may be a wrong one. */
  private static String name(JsonNode item) {
    try {
      return DeviceModel.name(
          MessageCodec.decode(item.path("component"), ComponentType.class),
          MessageCodec.decode(item.path("variable"), VariableType.class));
    } catch (MessageViolation wrong) {
      return item.path("component") + "." + item.path("variable");
    }
  }
}
