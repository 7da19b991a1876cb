package hitchpost.simulator.csms.model;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** How a call of the operator ended. */
public sealed interface StationAnswer {
  /**
   * The station sent a CALLRESULT.
   *
   * @param violation what is wrong with it, if anything
   */
  record Result(JsonNode payload, Optional<String> violation) implements StationAnswer {}

  /** The station sent a CALLERROR. */
  record Refusal(String code, String description, JsonNode details) implements StationAnswer {}

  /** There is none, and there will be none; {@code reason} is a phrase. */
  record None(String reason) implements StationAnswer {}
}
