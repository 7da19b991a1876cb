package hitchpost.core.message;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Turns payloads into message records and back, and lets nothing through that the record forbids.
 *
 * <p>What is refused, and with which error (OCPP-J 1.6, 4.2.3; OCPP 2.0.1 part 4, 4.3):
 *
 * <ul>
 *   <li>FORMATION_VIOLATION: the payload is no JSON object; a field has an unknown name
 *   <li>OCCURRENCE_CONSTRAINT_VIOLATION: a required field is missing; a list is too short or long
 *   <li>TYPE_CONSTRAINT_VIOLATION: a field has the wrong JSON type. Nothing is coerced: null is no
 *       absent field, "1" is no number, 1.0 is no integer, 1 is no text and no boolean
 *   <li>PROPERTY_CONSTRAINT_VIOLATION: a value of the right type is too long, out of range, no
 *       value of its enum, no time with an offset, no absolute URI
 * </ul>
 *
 * With several mistakes, unknown names come first, then the fields in the order of the record.
 *
 * <p>{@code customData} is no unknown name where {@link CarriesCustomData} says so.
 */
public final class MessageCodec {
  private MessageCodec() {}

  /**
   * Reads a payload.
   *
   * @throws MessageViolation when it is no correct message of this type
   */
  public static <T extends Record> T decode(JsonNode payload, Class<T> type) {
    return type.cast(Struct.of(type).readPayload(payload));
  }

  /**
   * Makes the payload of a message; absent fields are left out.
   *
   * @throws MessageViolation when the message breaks its own bounds
   */
  public static ObjectNode encode(Record message) {
    return Struct.of(message.getClass()).write(message);
  }

  /**
   * The payload of a message as text; equal messages give equal text.
   *
   * @throws MessageViolation when the message breaks its own bounds
   */
  public static String write(Record message) {
    return JsonText.of(encode(message));
  }

  /**
   * Does nothing if the message could be sent.
   *
   * @throws MessageViolation when the message breaks its own bounds
   */
  public static void check(Record message) {
    encode(message);
  }
}
