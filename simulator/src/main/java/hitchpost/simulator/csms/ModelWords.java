package hitchpost.simulator.csms;

import hitchpost.core.types.AttributeEnum;
import hitchpost.ocpp16.messages.Action;
import hitchpost.ocpp201.messages.ReportBaseEnumType;
import hitchpost.simulator.csms.model.CallImpossible;
import hitchpost.station.file.OcppVersion;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Settings of a station in few words: keys of OCPP 1.6, and variables of the device model of 2.0.1,
 * which are named {@code Component[Instance]#Evse.Connector.Variable[Instance]/Attribute}; most
 * have a component and a variable only.
 */
final class ModelWords {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final Pattern NAME =
      Pattern.compile(
          "([^\\[#./]+)(?:\\[([^\\]]*)\\])?(?:#(\\d{1,6})(?:\\.(\\d{1,6}))?)?"
              + "\\.([^\\[#/]+)(?:\\[([^\\]]*)\\])?(?:/(\\w+))?");

  private ModelWords() {}

  /** {@code NAME...}; without a name all keys of OCPP 1.6. */
  static RequestWords get(Words words) {
    List<String> names = words.rest();
    return (version, now) ->
        switch (version) {
          case V1_6 -> {
            ObjectNode request = NODES.objectNode();
            if (!names.isEmpty()) {
              names.forEach(request.putArray("key")::add);
            }
            yield new Call(Action.GET_CONFIGURATION, request);
          }
          case V2_0_1 -> {
            if (names.isEmpty()) {
              throw new CallImpossible("which variable? report brings them all");
            }
            ObjectNode request = NODES.objectNode();
            ArrayNode data = request.putArray("getVariableData");
            names.forEach(name -> data.add(variable(name)));
            yield new Call(hitchpost.ocpp201.messages.Action.GET_VARIABLES, request);
          }
        };
  }

  /** A variable or key takes a value. */
  static RequestWords set(String name, String value) {
    return (version, now) ->
        switch (version) {
          case V1_6 ->
              new Call(
                  Action.CHANGE_CONFIGURATION,
                  NODES.objectNode().put("key", name).put("value", value));
          case V2_0_1 -> {
            ObjectNode request = NODES.objectNode();
            request.putArray("setVariableData").add(variable(name).put("attributeValue", value));
            yield new Call(hitchpost.ocpp201.messages.Action.SET_VARIABLES, request);
          }
        };
  }

  private static ObjectNode variable(String name) {
    Matcher parts = NAME.matcher(name);
    if (!parts.matches()) {
      throw new CallImpossible(
          "'" + name + "' is no variable like OCPPCommCtrlr.HeartbeatInterval or EVSE#1.Power");
    }
    ObjectNode data = NODES.objectNode();
    ObjectNode component = named(data.putObject("component"), parts.group(1), parts.group(2));
    if (parts.group(3) != null) {
      ObjectNode evse = component.putObject("evse").put("id", Integer.parseInt(parts.group(3)));
      if (parts.group(4) != null) {
        evse.put("connectorId", Integer.parseInt(parts.group(4)));
      }
    }
    named(data.putObject("variable"), parts.group(5), parts.group(6));
    if (parts.group(7) != null) {
      data.put("attributeType", PolicyWords.choice(AttributeEnum.values(), parts.group(7)).wire());
    }
    return data;
  }

  private static ObjectNode named(ObjectNode node, String name, String instance) {
    node.put("name", name);
    return instance == null ? node : node.put("instance", instance);
  }

  /** {@code SLOT URL [profile=N] [interface=NAME] [timeout=DURATION]}. */
  static RequestWords network(Words words) {
    int slot = words.number().orElseThrow(() -> new OrderException("here a slot is missing"));
    String url = words.next("a URL");
    var named = words.named(List.of("profile", "interface", "timeout"));
    String profile = named.getOrDefault("profile", "1");
    if (!profile.matches("[0-3]")) {
      throw new OrderException("a security profile is 0 to 3, not " + profile);
    }
    int timeout = (int) Words.time(named.getOrDefault("timeout", "30s")).toSeconds();
    return (version, now) -> {
      if (version == OcppVersion.V1_6) {
        throw new CallImpossible("OCPP 1.6 has no network profiles");
      }
      ObjectNode request = NODES.objectNode().put("configurationSlot", slot);
      request
          .putObject("connectionData")
          .put("ocppVersion", "OCPP20")
          .put("ocppTransport", "JSON")
          .put("ocppCsmsUrl", url)
          .put("messageTimeout", timeout)
          .put("securityProfile", Integer.parseInt(profile))
          .put("ocppInterface", named.getOrDefault("interface", "Wired0"));
      return new Call(hitchpost.ocpp201.messages.Action.SET_NETWORK_PROFILE, request);
    };
  }

  /**
   * What {@code report} asks for.
   *
   * @param base of OCPP 2.0.1; 1.6 has only all keys
   */
  record Report(ReportBaseEnumType base) implements RequestWords {
    static Report of(Words words) {
      return new Report(
          switch (words.optional().orElse("full")) {
            case "full" -> ReportBaseEnumType.FULL_INVENTORY;
            case "configuration" -> ReportBaseEnumType.CONFIGURATION_INVENTORY;
            case "summary" -> ReportBaseEnumType.SUMMARY_INVENTORY;
            default -> throw new OrderException("a report is full, configuration or summary");
          });
    }

    /** Tells the report from those before it. */
    static int requestId(Instant now) {
      return (int) (now.getEpochSecond() % Integer.MAX_VALUE);
    }

    @Override
    public Call in(OcppVersion version, Instant now) {
      return switch (version) {
        case V1_6 -> new Call(Action.GET_CONFIGURATION, NODES.objectNode());
        case V2_0_1 ->
            new Call(
                hitchpost.ocpp201.messages.Action.GET_BASE_REPORT,
                NODES.objectNode().put("requestId", requestId(now)).put("reportBase", base.wire()));
      };
    }
  }
}
