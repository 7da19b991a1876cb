package hitchpost.simulator.csms;

import hitchpost.ocpp16.messages.Action;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A limit in few words: {@code CP1 1 10A}, {@code CP1 0 11000W}, {@code CP1 1 off}. For a connector
 * it is a default profile, for 0 the maximum of the station; each has an id of its own.
 */
final class LimitWords {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final Pattern LIMIT = Pattern.compile("(\\d{1,9}(?:\\.\\d)?)([AW])");

  /** Ids of these profiles begin here, out of the way of others. */
  private static final int FIRST_ID = 900_000;

  private LimitWords() {}

  static Order order(Words words) {
    String station = words.next("a station");
    int connector =
        words.number().orElseThrow(() -> new OrderException("here a connector is missing"));
    String limit = words.next("a limit like 10A, or off,");
    int id = FIRST_ID + connector;
    if (limit.equals("off")) {
      ObjectNode clear = NODES.objectNode().put("id", id);
      return new Order.Send(station, Action.CLEAR_CHARGING_PROFILE, clear);
    }
    Matcher matcher = LIMIT.matcher(limit);
    if (!matcher.matches()) {
      throw new OrderException("wanted is a limit like 10A, 11000W or off");
    }
    return new Order.Send(
        station,
        Action.SET_CHARGING_PROFILE,
        profile(connector, id, new BigDecimal(matcher.group(1)), matcher.group(2)));
  }

  private static JsonNode profile(int connector, int id, BigDecimal limit, String unit) {
    ObjectNode request = NODES.objectNode().put("connectorId", connector);
    ObjectNode profile =
        request
            .putObject("csChargingProfiles")
            .put("chargingProfileId", id)
            .put("stackLevel", 0)
            .put(
                "chargingProfilePurpose",
                connector == 0 ? "ChargePointMaxProfile" : "TxDefaultProfile")
            .put("chargingProfileKind", "Absolute");
    profile
        .putObject("chargingSchedule")
        .put("chargingRateUnit", unit)
        .putArray("chargingSchedulePeriod")
        .addObject()
        .put("startPeriod", 0)
        .put("limit", limit);
    return request;
  }
}
