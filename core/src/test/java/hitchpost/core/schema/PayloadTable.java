package hitchpost.core.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hitchpost.core.message.MessageCodec;
import hitchpost.core.message.MessageViolation;
import hitchpost.core.rpc.RpcError;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the tables of accepted and refused payloads have in common; payloads in single quotes. */
public final class PayloadTable {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private PayloadTable() {}

  /** The record that a payload stands for. */
  public static <T extends Record> T decode(Class<T> type, String payload) {
    return MessageCodec.decode(json(payload), type);
  }

  /** The payload is read, and written back the same. */
  public static void assertAccepted(Class<? extends Record> type, String payload) {
    assertEquals(json(payload), json(MessageCodec.write(decode(type, payload))));
  }

  /**
   * The payload is refused at this path with this error: Formation or Format, Occurrence, Type or
   * Property.
   */
  public static void assertRefused(
      Class<? extends Record> type, String payload, String error, String path) {
    MessageViolation violation = assertThrows(MessageViolation.class, () -> decode(type, payload));
    assertEquals(error(error), violation.error(), violation::toString);
    assertEquals(path, violation.path(), violation::toString);
  }

  private static JsonNode json(String text) {
    return JSON.readTree(text.replace('\'', '"'));
  }

  private static RpcError error(String shortName) {
    return switch (shortName) {
      case "Formation", "Format" -> RpcError.FORMATION_VIOLATION;
      case "Occurrence" -> RpcError.OCCURRENCE_CONSTRAINT_VIOLATION;
      case "Type" -> RpcError.TYPE_CONSTRAINT_VIOLATION;
      case "Property" -> RpcError.PROPERTY_CONSTRAINT_VIOLATION;
      default -> throw new IllegalArgumentException(shortName);
    };
  }
}
