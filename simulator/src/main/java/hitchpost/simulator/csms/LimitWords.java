package hitchpost.simulator.csms;

import hitchpost.ocpp16.messages.Action;
import hitchpost.station.file.OcppVersion;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A limit in few words: {@code CP1 1 10A}, {@code CP1 0 11000W}, {@code CP1 1 off}. For a connector
 * it is a default profile, for 0 the maximum of the station; each has an id of its own.
 */
record LimitWords(int connector, Optional<Limit> limit) implements RequestWords {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final Pattern LIMIT = Pattern.compile("(\\d{1,9}(?:\\.\\d)?)([AW])");

  /** Ids of these profiles begin here, out of the way of others. */
  private static final int FIRST_ID = 900_000;

  /** So many amperes or watts. */
  record Limit(BigDecimal amount, String unit) {}

  static LimitWords of(Words words) {
    int connector =
        words.number().orElseThrow(() -> new OrderException("here a connector is missing"));
    String limit = words.next("a limit like 10A, or off,");
    if (limit.equals("off")) {
      return new LimitWords(connector, Optional.empty());
    }
    Matcher matcher = LIMIT.matcher(limit);
    if (!matcher.matches()) {
      throw new OrderException("wanted is a limit like 10A, 11000W or off");
    }
    Limit wanted = new Limit(new BigDecimal(matcher.group(1)), matcher.group(2));
    return new LimitWords(connector, Optional.of(wanted));
  }

  @Override
  public Call in(OcppVersion version, Instant now) {
    int id = FIRST_ID + connector;
    return switch (version) {
      case V1_6 ->
          limit
              .map(l -> new Call(Action.SET_CHARGING_PROFILE, profile(id, l)))
              .orElseGet(
                  () -> new Call(Action.CLEAR_CHARGING_PROFILE, NODES.objectNode().put("id", id)));
      case V2_0_1 ->
          limit
              .map(l ->
                  new Call(
                      hitchpost.ocpp201.messages.Action.SET_CHARGING_PROFILE,
                      profile201(id, l, now)))
              .orElseGet(() ->
                  new Call(
                      hitchpost.ocpp201.messages.Action.CLEAR_CHARGING_PROFILE,
                      NODES.objectNode().put("chargingProfileId", id)));
    };
  }

  private JsonNode profile(int id, Limit limit) {
    ObjectNode request = NODES.objectNode().put("connectorId", connector);
    ObjectNode profile = request.putObject("csChargingProfiles").put("chargingProfileId", id);
    describe(profile, "ChargePointMaxProfile");
    schedule(profile.putObject("chargingSchedule"), limit);
    return request;
  }

  private JsonNode profile201(int id, Limit limit, Instant now) {
    ObjectNode request = NODES.objectNode().put("evseId", connector);
    ObjectNode profile = request.putObject("chargingProfile").put("id", id);
    describe(profile, "ChargingStationMaxProfile");
    ObjectNode schedule = profile.putArray("chargingSchedule").addObject().put("id", id);
    schedule(schedule.put("startSchedule", RequestWords.text(now)), limit);
    return request;
  }

  private void describe(ObjectNode profile, String maximumOfStation) {
    profile
        .put("stackLevel", 0)
        .put("chargingProfilePurpose", connector == 0 ? maximumOfStation : "TxDefaultProfile")
        .put("chargingProfileKind", "Absolute");
  }

  private static void schedule(ObjectNode schedule, Limit limit) {
    schedule
        .put("chargingRateUnit", limit.unit)
        .putArray("chargingSchedulePeriod")
        .addObject()
        .put("startPeriod", 0)
        .put("limit", limit.amount);
  }
}
