package hitchpost.ocpp16.messages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hitchpost.core.message.MessageCodec;
import hitchpost.core.message.MessageViolation;
import hitchpost.core.rpc.RpcError;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the tables of accepted and refused payloads have in common. A message is named as in the
 * specification, {@code Authorize.req} or {@code Authorize.conf}; payloads have single quotes.
 */
final class MessageTable {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private MessageTable() {}

  /** The record that a payload stands for. */
  static Record decode(String message, String payload) {
    return MessageCodec.decode(json(payload), type(message));
  }

  /** The payload is read, and written back the same. */
  static void assertAccepted(String message, String payload) {
    assertEquals(json(payload), json(MessageCodec.write(decode(message, payload))));
  }

  /** The payload is refused with this error, written without its ending, at this path. */
  static void assertRefused(String message, String payload, String error, String path) {
    MessageViolation violation =
        assertThrows(MessageViolation.class, () -> decode(message, payload));
    assertEquals(error(error), violation.error(), violation::toString);
    assertEquals(path, violation.path(), violation::toString);
  }

  private static JsonNode json(String text) {
    return JSON.readTree(text.replace('\'', '"'));
  }

  private static Class<? extends Record> type(String message) {
    int dot = message.indexOf('.');
    Action action = Action.ofWire(message.substring(0, dot)).orElseThrow();
    return message.endsWith(".req") ? action.request() : action.response();
  }

  private static RpcError error(String shortName) {
    return switch (shortName) {
      case "Formation" -> RpcError.FORMATION_VIOLATION;
      case "Occurrence" -> RpcError.OCCURRENCE_CONSTRAINT_VIOLATION;
      case "Type" -> RpcError.TYPE_CONSTRAINT_VIOLATION;
      case "Property" -> RpcError.PROPERTY_CONSTRAINT_VIOLATION;
      default -> throw new IllegalArgumentException(shortName);
    };
  }
}
