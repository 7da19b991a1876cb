package hitchpost.simulator.csms;

import hitchpost.core.types.IdTokenType;
import hitchpost.core.types.OperationalStatus;
import hitchpost.ocpp16.messages.Action;
import hitchpost.simulator.csms.model.CallImpossible;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What an operator does from afar, in few words that mean the same in every version. */
final class ControlWords {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private ControlWords() {}

  /** {@code CONNECTOR TOKEN [type=TYPE] [id=N]}; connector 0 is any. */
  static RequestWords start(Words words) {
    Place place = Place.of(words);
    String token = words.next("a token");
    IdTokenType type = tokenType(words);
    int id = words.named("id").map(ControlWords::number).orElse(1);
    return (version, now) ->
        switch (version) {
          case V1_6 -> {
            ObjectNode request = NODES.objectNode();
            if (place.connectorId() > 0) {
              request.put("connectorId", place.connectorId());
            }
            yield new Call(Action.REMOTE_START_TRANSACTION, request.put("idTag", token));
          }
          case V2_0_1 -> {
            ObjectNode request = NODES.objectNode().put("remoteStartId", id);
            request.set("idToken", token(token, type));
            if (place.number() > 0) {
              request.put("evseId", place.number());
            }
            yield new Call(hitchpost.ocpp201.messages.Action.REQUEST_START_TRANSACTION, request);
          }
        };
  }

  /** {@code TRANSACTION}, by its id in the version that is spoken. */
  static RequestWords stop(Words words) {
    String id = words.next("the id of a transaction");
    return (version, now) ->
        switch (version) {
          case V1_6 -> {
            if (!id.matches("-?\\d{1,9}")) {
              throw new CallImpossible("a transaction of OCPP 1.6 has a number, not " + id);
            }
            yield new Call(
                Action.REMOTE_STOP_TRANSACTION,
                NODES.objectNode().put("transactionId", Integer.parseInt(id)));
          }
          case V2_0_1 ->
              new Call(
                  hitchpost.ocpp201.messages.Action.REQUEST_STOP_TRANSACTION,
                  NODES.objectNode().put("transactionId", id));
        };
  }

  /** {@code CONNECTOR}; of an EVSE it is the first unless told. */
  static RequestWords unlock(Words words) {
    Place place = Place.of(words);
    return (version, now) ->
        switch (version) {
          case V1_6 ->
              new Call(
                  Action.UNLOCK_CONNECTOR,
                  NODES.objectNode().put("connectorId", place.connectorId()));
          case V2_0_1 ->
              new Call(
                  hitchpost.ocpp201.messages.Action.UNLOCK_CONNECTOR,
                  NODES
                      .objectNode()
                      .put("evseId", place.number())
                      .put("connectorId", place.connector().orElse(1)));
        };
  }

  /** {@code MESSAGE [CONNECTOR]}. */
  static RequestWords trigger(Words words) {
    String message = words.next("a message");
    Optional<Place> place = words.isEmpty() ? Optional.empty() : Optional.of(Place.of(words));
    return (version, now) -> {
      ObjectNode request = NODES.objectNode().put("requestedMessage", message);
      return switch (version) {
        case V1_6 -> {
          place.ifPresent(where -> request.put("connectorId", where.connectorId()));
          yield new Call(Action.TRIGGER_MESSAGE, request);
        }
        case V2_0_1 -> {
          place.ifPresent(where -> request.set("evse", where.evse()));
          yield new Call(hitchpost.ocpp201.messages.Action.TRIGGER_MESSAGE, request);
        }
      };
    };
  }

  /** {@code CONNECTOR operative|inoperative}; connector 0 is the station. */
  static RequestWords availability(Words words) {
    Place place = Place.of(words);
    String status =
        PolicyWords.choice(OperationalStatus.values(), words.next("operative or inoperative"))
            .wire();
    return (version, now) ->
        switch (version) {
          case V1_6 ->
              new Call(
                  Action.CHANGE_AVAILABILITY,
                  NODES.objectNode().put("connectorId", place.connectorId()).put("type", status));
          case V2_0_1 -> {
            ObjectNode request = NODES.objectNode().put("operationalStatus", status);
            if (place.number() > 0) {
              request.set("evse", place.evse());
            }
            yield new Call(hitchpost.ocpp201.messages.Action.CHANGE_AVAILABILITY, request);
          }
        };
  }

  /** A token of OCPP 2.0.1. */
  static ObjectNode token(String idToken, IdTokenType type) {
    return NODES.objectNode().put("idToken", idToken).put("type", type.wire());
  }

  /** The type of a token; a card unless told. */
  static IdTokenType tokenType(Words words) {
    return words
        .named("type")
        .map(name -> PolicyWords.choice(IdTokenType.values(), name))
        .orElse(IdTokenType.ISO14443);
  }

  private static int number(String text) {
    if (!text.matches("\\d{1,9}")) {
      throw new OrderException("'" + text + "' is no number");
    }
    return Integer.parseInt(text);
  }
}
