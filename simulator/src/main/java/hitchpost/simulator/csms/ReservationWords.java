package hitchpost.simulator.csms;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A reservation in few words: {@code 1 04A2 30m parent=FAMILY id=7}.
 *
 * @param id 1 unless told, so that the next one replaces it
 */
record ReservationWords(
    int connector, String idTag, Duration validity, Optional<String> parent, int id) {
  static ReservationWords of(Words words) {
    int connector =
        words.number().orElseThrow(() -> new OrderException("here a connector is missing"));
    String idTag = words.next("a token");
    Duration validity =
        words
            .duration()
            .orElseThrow(() -> new OrderException("here a duration like 30m is missing"));
    Optional<String> parent = words.named("parent");
    int id = words.named("id").map(ReservationWords::number).orElse(1);
    return new ReservationWords(connector, idTag, validity, parent, id);
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException wrong) {
      throw new OrderException("'" + text + "' is no id of a reservation");
    }
  }

  /** The request, sent now. */
  JsonNode request(Instant now) {
    ObjectNode request =
        JsonNodeFactory.instance
            .objectNode()
            .put("connectorId", connector)
            .put("expiryDate", now.plus(validity).truncatedTo(ChronoUnit.SECONDS).toString())
            .put("idTag", idTag)
            .put("reservationId", id);
    parent.ifPresent(group -> request.put("parentIdTag", group));
    return request;
  }
}
