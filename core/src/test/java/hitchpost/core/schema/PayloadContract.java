package hitchpost.core.schema;

import static hitchpost.core.rpc.RpcError.FORMATION_VIOLATION;
import static hitchpost.core.rpc.RpcError.OCCURRENCE_CONSTRAINT_VIOLATION;
import static hitchpost.core.rpc.RpcError.PROPERTY_CONSTRAINT_VIOLATION;
import static hitchpost.core.rpc.RpcError.TYPE_CONSTRAINT_VIOLATION;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hitchpost.core.message.MessageCodec;
import hitchpost.core.message.MessageViolation;
import hitchpost.core.rpc.RpcError;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** Payloads made from the official schemas, right ones and ones with a single mistake. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class PayloadContract {
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

  /** Every message of the version. */
  protected abstract List<SchemaMessage> messages();

  @ParameterizedTest
  @MethodSource("messages")
  void aPayloadWithEveryFieldIsReadAndWrittenBackTheSame(SchemaMessage message) {
    JsonNode payload = Place.example(message.schema(), true);

    Record read = MessageCodec.decode(payload, message.type());

    assertEquals(payload, MessageCodec.encode(read));
    assertEquals(JSON.readTree(payload.toString()), JSON.readTree(MessageCodec.write(read)));
  }

  @ParameterizedTest
  @MethodSource("messages")
  void aPayloadWithTheRequiredFieldsOnlyIsReadAndWrittenBackTheSame(SchemaMessage message) {
    accepted(message, Place.example(message.schema(), false));
  }

  @ParameterizedTest
  @MethodSource("messages")
  void everyOptionalFieldMayBeLeftOut(SchemaMessage message) {
    objects(message)
        .forEach(object -> {
          for (String name : object.optional()) {
            accepted(message, object.without(name));
          }
        });
  }

  @ParameterizedTest
  @MethodSource("messages")
  void everyValueOfEveryEnumIsUnderstood(SchemaMessage message) {
    fields(message)
        .forEach(field -> {
          for (String value : OfficialSchemas.texts(field.schema(), "enum")) {
            accepted(message, field.with(NODES.stringNode(value)));
          }
        });
  }

  @ParameterizedTest
  @MethodSource("messages")
  void aTextOfTheGreatestLengthIsUnderstoodAndALongerOneRefused(SchemaMessage message) {
    fields(message)
        .filter(field -> field.schema().has("maxLength"))
        .forEach(field -> {
          String longest = "x".repeat(field.schema().get("maxLength").intValue());
          accepted(message, field.with(NODES.stringNode(longest)));
          JsonNode longer = NODES.stringNode(longest + "x");
          refused(message, field, longer, PROPERTY_CONSTRAINT_VIOLATION);
        });
  }

  @ParameterizedTest
  @MethodSource("messages")
  void aNumberAtABoundIsUnderstoodAndOneBeyondItRefused(SchemaMessage message) {
    fields(message)
        .forEach(field -> {
          if (field.schema().has("minimum")) {
            int min = field.schema().get("minimum").asInt();
            accepted(message, field.with(NODES.numberNode(min)));
            refused(message, field, NODES.numberNode(min - 1), PROPERTY_CONSTRAINT_VIOLATION);
          }
          if (field.schema().has("maximum")) {
            int max = field.schema().get("maximum").asInt();
            accepted(message, field.with(NODES.numberNode(max)));
            refused(message, field, NODES.numberNode(max + 1), PROPERTY_CONSTRAINT_VIOLATION);
          }
        });
  }

  @ParameterizedTest
  @MethodSource("messages")
  void aListOfTheGreatestSizeIsUnderstoodAndAShorterOrLongerOneRefused(SchemaMessage message) {
    fields(message)
        .forEach(field -> {
          int min = field.schema().path("minItems").asInt(0);
          if (min > 0) {
            refused(message, field, field.repeated(min - 1), OCCURRENCE_CONSTRAINT_VIOLATION);
          }
          if (field.schema().has("maxItems")) {
            int max = field.schema().get("maxItems").asInt();
            accepted(message, field.with(field.repeated(max)));
            refused(message, field, field.repeated(max + 1), OCCURRENCE_CONSTRAINT_VIOLATION);
          }
        });
  }

  @ParameterizedTest
  @MethodSource("messages")
  void aFieldOfTheWrongTypeIsRefused(SchemaMessage message) {
    fields(message)
        .forEach(field -> {
          String type = field.type().orElse("");
          SAMPLES.forEach((other, sample) -> {
            boolean fits = other.equals(type) || (type.equals("number") && other.equals("integer"));
            if (!type.isEmpty() && !fits) {
              refused(message, field, sample, TYPE_CONSTRAINT_VIOLATION);
            }
          });
        });
  }

  @ParameterizedTest
  @MethodSource("messages")
  void aFieldOfAnyTypeTakesAnyValue(SchemaMessage message) {
    fields(message)
        .filter(field -> field.type().isEmpty())
        .forEach(field -> {
          for (JsonNode sample : SAMPLES.values()) {
            accepted(message, field.with(sample));
          }
        });
  }

  @ParameterizedTest
  @MethodSource("messages")
  void aValueThatTheSchemaDoesNotNameIsRefused(SchemaMessage message) {
    fields(message)
        .forEach(field -> {
          if (field.schema().has("enum") || field.schema().has("format")) {
            refused(message, field, NODES.stringNode(""), PROPERTY_CONSTRAINT_VIOLATION);
            refused(
                message, field, NODES.stringNode("no such value"), PROPERTY_CONSTRAINT_VIOLATION);
          }
        });
  }

  @ParameterizedTest
  @MethodSource("messages")
  void aMissingFieldIsRefusedWhereTheSchemaRequiresIt(SchemaMessage message) {
    objects(message)
        .forEach(object -> {
          for (String name : object.required()) {
            JsonNode payload = object.without(name);
            refused(message, payload, object.join(name), OCCURRENCE_CONSTRAINT_VIOLATION);
          }
        });
  }

  @ParameterizedTest
  @MethodSource("messages")
  void aFieldThatTheSchemaDoesNotNameIsRefused(SchemaMessage message) {
    objects(message)
        .forEach(object -> {
          JsonNode payload = object.having("vendorExtra", NODES.stringNode("x"));
          refused(message, payload, object.join("vendorExtra"), FORMATION_VIOLATION);
        });
  }

  private static void accepted(SchemaMessage message, JsonNode payload) {
    assertEquals(payload, MessageCodec.encode(MessageCodec.decode(payload, message.type())));
  }

  private static void refused(SchemaMessage message, Place place, JsonNode value, RpcError error) {
    refused(message, place.with(value), place.path(), error);
  }

  /** The payload is refused with this error at this path. */
  static void refused(SchemaMessage message, JsonNode payload, String path, RpcError error) {
    MessageViolation violation =
        assertThrows(
            MessageViolation.class,
            () -> MessageCodec.decode(payload, message.type()),
            payload::toString);
    assertEquals(error, violation.error(), violation::toString);
    assertEquals(path, violation.path(), violation::toString);
  }

  private static Stream<Place> fields(SchemaMessage message) {
    return Place.of(message).stream().filter(Place::isField);
  }

  static Stream<Place> objects(SchemaMessage message) {
    return Place.of(message).stream().filter(Place::isObject);
  }
}
