package hitchpost.ocpp16.messages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hitchpost.core.message.MessageCodec;
import hitchpost.core.message.MessageViolation;
import hitchpost.core.rpc.RpcError;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Payloads made from the official schemas, right ones and ones with a single mistake. */
class GeneratedPayloadTest {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** A value of every JSON type. */
  private static final Map<String, JsonNode> SAMPLES =
      Map.of(
          "string", NODES.stringNode("1"),
          "integer", NODES.numberNode(1),
          "number", NODES.numberNode(1.5),
          "boolean", NODES.booleanNode(true),
          "array", NODES.arrayNode(),
          "object", NODES.objectNode(),
          "null", NODES.nullNode());

  static List<Schemas.Message> messages() {
    return Schemas.messages();
  }

  @ParameterizedTest
  @MethodSource("messages")
  void aPayloadWithEveryFieldIsReadAndWrittenBackTheSame(Schemas.Message message) {
    JsonNode payload = example(message.schema(), true);

    Record read = MessageCodec.decode(payload, message.type());

    assertEquals(payload, MessageCodec.encode(read));
    assertEquals(JSON.readTree(payload.toString()), JSON.readTree(MessageCodec.write(read)));
  }

  @ParameterizedTest
  @MethodSource("messages")
  void aPayloadWithTheRequiredFieldsOnlyIsReadAndWrittenBackTheSame(Schemas.Message message) {
    JsonNode payload = example(message.schema(), false);

    accepted(message, payload);
  }

  @ParameterizedTest
  @MethodSource("messages")
  void everyValueOfEveryEnumIsUnderstood(Schemas.Message message) {
    for (Place field : fields(message)) {
      for (String value : Schemas.texts(field.schema, "enum")) {
        accepted(message, field.with(NODES.stringNode(value)));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("messages")
  void aTextOfTheGreatestLengthIsUnderstoodAndALongerOneRefused(Schemas.Message message) {
    for (Place field : fields(message)) {
      if (field.schema.has("maxLength")) {
        String longest = "x".repeat(field.schema.get("maxLength").intValue());
        accepted(message, field.with(NODES.stringNode(longest)));
        JsonNode longer = NODES.stringNode(longest + "x");
        refused(message, field, longer, RpcError.PROPERTY_CONSTRAINT_VIOLATION);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("messages")
  void aFieldOfTheWrongTypeIsRefused(Schemas.Message message) {
    for (Place field : fields(message)) {
      String type = field.schema.get("type").stringValue();
      SAMPLES.forEach((other, sample) -> {
        if (!other.equals(type) && !(type.equals("number") && other.equals("integer"))) {
          refused(message, field, sample, RpcError.TYPE_CONSTRAINT_VIOLATION);
        }
      });
    }
  }

  @ParameterizedTest
  @MethodSource("messages")
  void aValueThatTheSchemaDoesNotNameIsRefused(Schemas.Message message) {
    for (Place field : fields(message)) {
      if (field.schema.has("enum") || field.schema.has("format")) {
        RpcError error = RpcError.PROPERTY_CONSTRAINT_VIOLATION;
        refused(message, field, NODES.stringNode(""), error);
        refused(message, field, NODES.stringNode("no such value"), error);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("messages")
  void aMissingFieldIsRefusedWhereTheSchemaRequiresIt(Schemas.Message message) {
    for (Place object : objects(message)) {
      for (String name : Schemas.texts(object.schema, "required")) {
        RpcError error = RpcError.OCCURRENCE_CONSTRAINT_VIOLATION;
        refused(message, object.without(name), join(object.path, name), error);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("messages")
  void aFieldThatTheSchemaDoesNotNameIsRefused(Schemas.Message message) {
    for (Place object : objects(message)) {
      String path = join(object.path, "vendorExtra");
      refused(message, object.having("vendorExtra"), path, RpcError.FORMATION_VIOLATION);
    }
  }

  private static void accepted(Schemas.Message message, JsonNode payload) {
    assertEquals(payload, MessageCodec.encode(MessageCodec.decode(payload, message.type())));
  }

  private static void refused(
      Schemas.Message message, Place place, JsonNode value, RpcError error) {
    refused(message, place.with(value), place.path, error);
  }

  private static void refused(
      Schemas.Message message, JsonNode payload, String path, RpcError error) {
    MessageViolation violation =
        assertThrows(
            MessageViolation.class,
            () -> MessageCodec.decode(payload, message.type()),
            payload::toString);
    assertEquals(error, violation.error(), violation::toString);
    assertEquals(path, violation.path(), violation::toString);
  }

  /** A value inside the complete example of a message. */
  private record Place(JsonNode example, String path, String pointer, JsonNode schema) {
    JsonNode with(JsonNode value) {
      JsonNode copy = example.deepCopy();
      int cut = pointer.lastIndexOf('/');
      JsonNode parent = copy.at(pointer.substring(0, cut));
      if (parent instanceof ObjectNode object) {
        object.set(pointer.substring(cut + 1), value);
      } else {
        ((ArrayNode) parent).set(0, value);
      }
      return copy;
    }

    JsonNode without(String name) {
      JsonNode copy = example.deepCopy();
      ((ObjectNode) copy.at(pointer)).remove(name);
      return copy;
    }

    JsonNode having(String name) {
      JsonNode copy = example.deepCopy();
      ((ObjectNode) copy.at(pointer)).put(name, "x");
      return copy;
    }
  }

  private static List<Place> fields(Schemas.Message message) {
    return places(message).stream().filter(place -> !place.pointer.isEmpty()).toList();
  }

  private static List<Place> objects(Schemas.Message message) {
    return places(message).stream().filter(place -> place.schema.has("properties")).toList();
  }

  private static List<Place> places(Schemas.Message message) {
    List<Place> places = new ArrayList<>();
    collect(new Place(example(message.schema(), true), "", "", message.schema()), places);
    return places;
  }

  private static void collect(Place place, List<Place> places) {
    places.add(place);
    JsonNode example = place.example;
    if (place.schema.has("items")) {
      JsonNode element = place.schema.get("items");
      collect(new Place(example, place.path + "[0]", place.pointer + "/0", element), places);
    }
    if (place.schema.has("properties")) {
      for (Map.Entry<String, JsonNode> field : place.schema.get("properties").properties()) {
        String path = join(place.path, field.getKey());
        String pointer = place.pointer + "/" + field.getKey();
        collect(new Place(example, path, pointer, field.getValue()), places);
      }
    }
  }

  private static String join(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  /** A correct value; an object with all its fields, or with the required ones only. */
  private static JsonNode example(JsonNode schema, boolean complete) {
    return switch (schema.get("type").stringValue()) {
      case "object" -> {
        ObjectNode object = NODES.objectNode();
        for (Map.Entry<String, JsonNode> field : schema.get("properties").properties()) {
          if (complete || Schemas.texts(schema, "required").contains(field.getKey())) {
            object.set(field.getKey(), example(field.getValue(), complete));
          }
        }
        yield object;
      }
      case "array" -> NODES.arrayNode().add(example(schema.get("items"), complete));
      case "integer" -> NODES.numberNode(1);
      case "number" -> NODES.numberNode(new BigDecimal("16.5"));
      case "boolean" -> NODES.booleanNode(true);
      case "string" -> NODES.stringNode(exampleText(schema));
      default -> throw new IllegalStateException("no example for " + schema);
    };
  }

  private static String exampleText(JsonNode schema) {
    if (schema.has("enum")) {
      return schema.get("enum").get(0).stringValue();
    }
    if (!schema.has("format")) {
      return "text";
    }
    return schema.get("format").stringValue().equals("uri")
        ? "ftp://csms.example/folder"
        : "2024-03-10T08:00:00.250Z";
  }
}
