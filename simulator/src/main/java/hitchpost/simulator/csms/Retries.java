package hitchpost.simulator.csms;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * How often a station is to try again, and how long it is to wait before; what is left out is left
 * to the station.
 */
record Retries(Optional<Integer> count, Optional<Duration> interval) {
  static Retries of(Map<String, String> named) {
    return new Retries(
        Optional.ofNullable(named.get("retries")).map(Retries::number),
        Optional.ofNullable(named.get("interval")).map(Words::time));
  }

  private static int number(String text) {
    if (!text.matches("\\d{1,4}")) {
      throw new OrderException("'" + text + "' is no number of retries");
    }
    return Integer.parseInt(text);
  }

  /** Puts it where both kinds of updates and of logs have it. */
  void into(ObjectNode request) {
    count.ifPresent(value -> request.put("retries", value));
    interval.ifPresent(value -> request.put("retryInterval", value.toSeconds()));
  }
}
