package hitchpost.simulator.csms;

import hitchpost.core.types.IdTokenType;
import hitchpost.ocpp16.messages.Action;
import hitchpost.station.file.OcppVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A reservation in few words: {@code 1 04A2 30m parent=FAMILY id=7}.
 *
 * @param id 1 unless told, so that the next one replaces it
 */
record ReservationWords(
    Place place, String idTag, IdTokenType type, Duration validity, Optional<String> parent, int id)
    implements RequestWords {
  static ReservationWords of(Words words) {
    Place place = Place.of(words);
    String idTag = words.next("a token");
    Duration validity =
        words
            .duration()
            .orElseThrow(() -> new OrderException("here a duration like 30m is missing"));
    IdTokenType type = ControlWords.tokenType(words);
    Optional<String> parent = words.named("parent");
    int id = words.named("id").map(ReservationWords::number).orElse(1);
    return new ReservationWords(place, idTag, type, validity, parent, id);
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException wrong) {
      throw new OrderException("'" + text + "' is no id of a reservation");
    }
  }

  @Override
  public Call in(OcppVersion version, Instant now) {
    ObjectNode request = JsonNodeFactory.instance.objectNode();
    String expiry = RequestWords.text(now.plus(validity));
    return switch (version) {
      case V1_6 -> {
        request
            .put("connectorId", place.connectorId())
            .put("expiryDate", expiry)
            .put("idTag", idTag)
            .put("reservationId", id);
        parent.ifPresent(group -> request.put("parentIdTag", group));
        yield new Call(Action.RESERVE_NOW, request);
      }
      case V2_0_1 -> {
        request.put("id", id).put("expiryDateTime", expiry);
        request.set("idToken", ControlWords.token(idTag, type));
        if (place.number() > 0) {
          request.put("evseId", place.number());
        }
        parent.ifPresent(
            group -> request.set("groupIdToken", ControlWords.token(group, IdTokenType.CENTRAL)));
        yield new Call(hitchpost.ocpp201.messages.Action.RESERVE_NOW, request);
      }
    };
  }
}
